#include <sqlite3.h>

#include <string>

#include "capex/store/store.hpp"

namespace capex {

std::string sqlite_version() {
  return sqlite3_libversion();
}

}  // namespace capex
