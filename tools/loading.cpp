#include "loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "database.hpp"

namespace capex::tool {

namespace {

std::string outcome(const LoadCounts& counts, const LoadOptions& options) {
  std::string text;
  if (counts.added() > 0) {
    text = fmt::format("{} {}", options.dry_run ? "would add" : "added", counts_text(counts));
    if (counts.repeated > 0)
      text += fmt::format("; {} there already", counted(counts.repeated, "row was", "rows were"));
  } else if (counts.repeated > 0) {
    text = counts.repeated == 1 ? "nothing new: the row was there already"
                                : fmt::format("nothing new: all {} rows were there already", counts.repeated);
  } else {
    text = "nothing to add";
  }
  if (counts.skipped > 0) {
    text += fmt::format("; {} left out", counted(counts.skipped, "bad row", "bad rows"));
  }
  return text;
}

}  // namespace

std::string counts_text(const LoadCounts& counts) {
  std::string text;
  const auto part = [&](std::int64_t count, const char* one, const char* many) {
    if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, one, many);
  };
  part(counts.companies, "company", "companies");
  part(counts.aliases, "alias", "aliases");
  part(counts.members, "group member", "group members");
  part(counts.measures, "measure", "measures");
  part(counts.sources, "source", "sources");
  part(counts.figures, "figure", "figures");
  part(counts.claims, "claim", "claims");
  part(counts.rates, "rate", "rates");
  return text.empty() ? "nothing" : text;
}

Exit load_batch(const CommandLine& line, const Batch& batch, Problems problems, const ImportInfo& info,
                const LoadOptions& options, Progress& progress) {
  const auto unread = static_cast<std::int64_t>(problems.size());
  Store store = open_database(line, Access::read_write);
  progress("loading");
  Load load = store.load(info);
  load.add(batch, problems);
  LoadCounts counts = load.counts();
  counts.skipped += unread;
  const bool refused = !problems.empty() && !options.skip_bad;
  if (!refused && !options.dry_run) {
    progress("writing");
    load.commit();
  }
  progress.clear();
  if (options.from_command_line) {
    for (const Problem& problem : problems) throw Error(ErrorCode::conflict, problem.message);
  }
  // Reading finds some and loading others; people mend them from the top.
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
  });
  print_problems(problems);
  if (refused) {
    print_error(fmt::format("nothing was loaded: {} to mend, or --skip-bad to load the rest",
                            counted(static_cast<std::int64_t>(problems.size()), "problem", "problems")));
    return Exit::failed;
  }
  Notes{line.quiet()}(outcome(counts, options));
  return Exit::done;
}

}  // namespace capex::tool
