#include <sqlite3.h>

#include <string>

#include "store/file/store.hpp"

namespace capex::core {

std::string sqlite_version() {
  return sqlite3_libversion();
}

}  // namespace capex::core
