#include "loading.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "database.hpp"
#include "entry.hpp"

namespace capex::tool {

namespace {

constexpr std::size_t most_rates = 10'000;  // that are looked at as they are entered

// "181 figures: 141 new, 40 there already": of each kind that was partly or wholly there.
std::vector<std::string> sums(const LoadCounts& counts) {
  std::vector<std::string> lines;
  const auto line = [&](std::int64_t added, std::int64_t there, const char* one, const char* many) {
    if (there > 0)
      lines.push_back(fmt::format("{}: {} new, {} there already", counted(added + there, one, many), added, there));
  };
  line(counts.companies, counts.there.companies, "company", "companies");
  line(counts.aliases, counts.there.aliases, "alias", "aliases");
  line(counts.members, counts.there.members, "group member", "group members");
  line(counts.measures, counts.there.measures, "measure", "measures");
  line(counts.sources, counts.there.sources, "source", "sources");
  line(counts.figures, counts.there.figures, "figure", "figures");
  line(counts.claims, counts.there.claims, "claim", "claims");
  line(counts.rates, counts.there.rates, "rate", "rates");
  return lines;
}

std::string outcome(const LoadCounts& counts, const LoadOptions& options) {
  std::string text;
  if (counts.added() > 0) {
    text = fmt::format("{} {}", options.dry_run ? "would add" : "added", counts_text(counts));
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

// Corrections change answers about the past, so they are named.
std::string corrections_text(const std::vector<CorrectedRate>& corrected, std::int64_t count) {
  std::string text;
  for (const CorrectedRate& one : corrected) {
    text += fmt::format("{}{} {} per {} on {} was {}, is {} since {}", text.empty() ? "" : "; ", one.provider,
                        one.quote.code(), one.base.code(), to_string(one.day), to_string(one.before),
                        to_string(one.after), to_string(one.known_on));
  }
  const std::int64_t more = count - static_cast<std::int64_t>(corrected.size());
  return fmt::format("{}: {}{} (--as-of an earlier day keeps the old)",
                     counted(count, "past rate is corrected", "past rates are corrected"), text,
                     more > 0 ? fmt::format("; and {} more", more) : "");
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
  part(counts.words, "figure's words", "figures' words");
  part(counts.fields, "field of a company", "fields of companies");
  part(counts.corrections, "correction", "corrections");
  part(counts.rate_corrections, "corrected rate", "corrected rates");
  return text.empty() ? "nothing" : text;
}

Loading::Loading(const CommandLine& line, Store& store, const ImportInfo& info, const LoadOptions& options,
                 Progress& progress)
    : line_(&line), load_(store.load(info)), options_(options), progress_(&progress) {}

void Loading::add(const Batch& batch, Problems problems) {
  unread_ += static_cast<std::int64_t>(problems.size());
  load_.add(batch, problems);
  // Whoever names one company by hand means to change it.
  if (options_.from_command_line && load_.counts().kept > 0) {
    throw Error(ErrorCode::conflict, load_.remarks().front());
  }
  if ((options_.echo || options_.from_command_line) && problems.empty()) echo_.add(batch, load_.preview());
  for (const RateRow& row : batch.rates) {
    if (rates_.size() > most_rates || !problems.empty()) break;
    rates_.push_back({batch.providers[static_cast<std::size_t>(row.provider)], row.base, row.quote, row.day});
  }
  if (problems.empty()) return;
  if (options_.from_command_line) throw Error(ErrorCode::conflict, problems.front().message);
  problems_ += static_cast<std::int64_t>(problems.size());
  progress_->clear();
  // Reading finds some and loading others; people mend them from the top.
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
  });
  print_problems(problems);
}

// What took long to read is not given up sooner than it was read: a load that met readers is committed again.
void Loading::commit() {
  using std::chrono::steady_clock;
  const auto reading = steady_clock::now() - begun_;
  (*progress_)("writing");
  const steady_clock::time_point first_try = steady_clock::now();
  while (true) {
    try {
      load_.commit();
      return;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::busy || line_->wait_is_given() || steady_clock::now() - first_try > reading) throw;
    }
    (*progress_)("waiting until others have read the file");
  }
}

Exit Loading::finish() {
  const bool quiet = line_->quiet();
  const bool refused = problems_ > 0 && !options_.skip_bad;
  LoadCounts counts = load_.counts();
  const std::vector<CorrectedRate> corrected = load_.corrected_rates();
  counts.skipped += unread_;
  std::vector<std::string> doubted = refused || quiet ? std::vector<std::string>() : doubts(load_);
  if (!refused && !quiet && counts.rates + counts.rate_corrections > 0 && rates_.size() <= most_rates) {
    for (std::string& each : rate_doubts(load_.preview(), rates_)) doubted.push_back(std::move(each));
  }
  const std::vector<std::string> remarks = load_.remarks();
  if (!refused && !options_.dry_run) {
    commit();
  }
  progress_->clear();
  if (refused) {
    print_error(fmt::format("nothing was loaded: {} to mend, or --skip-bad to load the rest",
                            counted(problems_, "problem", "problems")));
    return Exit::failed;
  }
  const Notes note(quiet);
  if (options_.from_command_line || counts.added() > 0) {
    for (const std::string& each : echo_.lines()) note(each);
  }
  note(outcome(counts, options_));
  if (counts.added() > 0) {
    for (const std::string& each : sums(counts)) note(each);
  }
  for (const std::string& each : remarks) note(each);
  if (!corrected.empty()) note(corrections_text(corrected, counts.rate_corrections));
  print_warnings(doubted);
  return Exit::done;
}

Exit load_batch(const CommandLine& line, const Batch& batch, Problems problems, const ImportInfo& info,
                const LoadOptions& options, Progress& progress) {
  Store store = open_database(line, Access::read_write);
  progress("loading");
  Loading loading(line, store, info, options, progress);
  loading.add(batch, std::move(problems));
  return loading.finish();
}

}  // namespace capex::tool
