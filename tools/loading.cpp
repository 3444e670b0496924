#include "loading.hpp"

#include <fmt/format.h>

#include "database.hpp"
#include "importing.hpp"

namespace capex::core::tool {

Exit load_batch(const CommandLine& line, const Batch& batch, bool dry_run) {
  Store store = open_store(line, Access::read_write);
  Progress progress(true);
  ImportOptions options = printed(line, progress);
  options.dry_run = dry_run;
  ImportOf what{fmt::format("{} {}", line.command().name, fmt::join(line.words(), " "))};
  what.by_hand = true;
  Loading loading(store, options, what);
  loading.add(batch, {});
  return done(loading.finish(), progress);
}

}  // namespace capex::core::tool
