#include "loading.hpp"

#include <fmt/core.h>

#include <utility>

#include "database.hpp"

namespace capex::core::tool {

Loading loading_into(Store& store, const CommandLine& line, const ImportInfo& info, LoadOptions options,
                     Progress& progress) {
  options.quiet = line.quiet();
  options.wait_is_given = line.wait_is_given();
  LoadListener listener{[&progress](const Problems& problems) {
                          progress.clear();
                          print_problems(problems);
                        },
                        [&progress](std::string_view stage) { progress(stage); }};
  return Loading(store, info, options, std::move(listener));
}

Exit finish(Loading& loading, const CommandLine& line, Progress& progress) {
  const LoadReport report = loading.finish();
  progress.clear();
  if (report.refused) {
    print_error(fmt::format("nothing was loaded: {} to mend, or --skip-bad to load the rest",
                            counted(report.problems, "problem", "problems")));
    return Exit::failed;
  }
  const Notes note(line.quiet());
  for (const std::string& each : report.notes) note(each);
  print_warnings(report.doubts);
  return Exit::done;
}

Exit load_batch(const CommandLine& line, const Batch& batch, Problems problems, const ImportInfo& info,
                const LoadOptions& options, Progress& progress) {
  Store store = open_database(line, Access::read_write);
  progress("loading");
  Loading loading = loading_into(store, line, info, options, progress);
  loading.add(batch, std::move(problems));
  return finish(loading, line, progress);
}

}  // namespace capex::core::tool
