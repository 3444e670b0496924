#include "ask/entry/loading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <tuple>
#include <utility>

#include "ask/answer/telling.hpp"
#include "ask/entry/entry.hpp"
#include "io/csv/read_csv.hpp"
#include "time/period.hpp"

namespace capex::core {

namespace {

constexpr std::size_t most_rates = 10'000;  // that are looked at as they are entered

struct CountedKind {
  std::int64_t KindCounts::*count;
  const char *one, *many;
};
constexpr CountedKind counted_kinds[] = {
    {&KindCounts::companies, "company", "companies"},
    {&KindCounts::aliases, "alias", "aliases"},
    {&KindCounts::members, "group member", "group members"},
    {&KindCounts::measures, "measure", "measures"},
    {&KindCounts::sources, "source", "sources"},
    {&KindCounts::figures, "figure", "figures"},
    {&KindCounts::claims, "claim", "claims"},
    {&KindCounts::rates, "rate", "rates"},
};

// "181 figures: 141 new, 40 there already": of each kind that was partly or wholly there.
std::vector<std::string> sums(const LoadCounts& counts) {
  std::vector<std::string> lines;
  for (const CountedKind& kind : counted_kinds) {
    const std::int64_t added = counts.*kind.count, there = counts.there.*kind.count;
    if (there == 0) continue;
    lines.push_back(
        fmt::format("{}: {} new, {} there already", counted(added + there, kind.one, kind.many), added, there));
  }
  return lines;
}

// "2 companies, 1 source, 3 figures"
std::string counts_text(const LoadCounts& counts) {
  std::string text;
  const auto part = [&](std::int64_t count, const char* one, const char* many) {
    if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, one, many);
  };
  for (const CountedKind& kind : counted_kinds) part(counts.*kind.count, kind.one, kind.many);
  part(counts.words, "figure's words", "figures' words");
  part(counts.fields, "field of a company", "fields of companies");
  part(counts.corrections, "correction", "corrections");
  part(counts.rate_corrections, "corrected rate", "corrected rates");
  return text;
}

std::string outcome(const LoadCounts& counts, bool dry_run) {
  std::string text;
  if (counts.added() > 0) {
    text = fmt::format("{} {}", dry_run ? "would add" : "added", counts_text(counts));
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

std::string time_text(std::time_t time) {
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

}  // namespace

ImportInfo import_info(const ImportOptions& options, const ImportOf& what) {
  ImportInfo info;
  info.file = what.file;
  info.command = options.command.empty() ? what.command : options.command;
  info.imported_at = time_text(options.at ? std::chrono::system_clock::to_time_t(*options.at) : std::time(nullptr));
  if (!options.known_on.empty()) info.known_on = parse_date(options.known_on);
  return info;
}

Loading::Loading(Store& store, const ImportOptions& options, const ImportOf& what)
    : load_(store.load(import_info(options, what))), options_(options), what_(what) {}

void Loading::progress(std::string_view stage) const {
  if (options_.listener.progress) options_.listener.progress(stage);
}

void Loading::note(std::string sentence) {
  if (options_.listener.note) {
    options_.listener.note(sentence);
  } else {
    loaded_.notes.push_back(std::move(sentence));
  }
}

void Loading::found(const Problem& problem) {
  ++problems_;
  if (options_.listener.problem) {
    options_.listener.problem(problem);
  } else {
    loaded_.problems.push_back(to_string(problem));
  }
}

bool Loading::add(const Batch& batch, Problems problems) {
  unread_ += static_cast<std::int64_t>(problems.size());
  load_.add(batch, problems);
  // Whoever names one company by hand means to change it.
  if (what_.by_hand && load_.counts().kept > 0) {
    throw Error(ErrorCode::conflict, load_.remarks().front());
  }
  if ((what_.echo || what_.by_hand) && problems.empty()) echo_.add(batch, load_.preview());
  for (const RateRow& row : batch.rates) {
    if (rates_.size() > most_rates || !problems.empty()) break;
    rates_.push_back({batch.providers[static_cast<std::size_t>(row.provider)], row.base, row.quote, row.day});
  }
  if (problems.empty()) return true;
  if (what_.by_hand) throw Error(ErrorCode::conflict, problems.front().message);
  // Reading finds some and loading others; people mend them from the top.
  std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
  });
  for (const Problem& problem : problems) found(problem);
  return false;
}

// What took long to read is not given up sooner than it was read: a load that met readers is committed again.
template <class Commit>
void Loading::patiently(Commit commit) {
  using std::chrono::steady_clock;
  const auto reading = steady_clock::now() - begun_;
  progress("writing");
  const steady_clock::time_point first_try = steady_clock::now();
  while (true) {
    try {
      commit();
      return;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::busy || !what_.patient || steady_clock::now() - first_try > reading) throw;
    }
    progress("waiting until others have read the file");
  }
}

void Loading::commit_part() {
  if (options_.skip_bad && !options_.dry_run) patiently([this] { load_.commit_part(); });
}

std::string Loading::refusal() const {
  if (options_.listener.problem) {
    return fmt::format("nothing was loaded: {} to mend, or --skip-bad to load the rest",
                       counted(problems_, "problem", "problems"));
  }
  const std::string more = problems_ > 1 ? fmt::format("; and {} more", problems_ - 1) : "";
  return loaded_.problems.front() + more + "; nothing was loaded";
}

Loaded Loading::finish() {
  LoadCounts counts = load_.counts();
  counts.skipped += unread_;
  std::vector<std::string> sentences;
  if (what_.by_hand || counts.added() > 0) sentences = echo_.lines();
  sentences.push_back(outcome(counts, options_.dry_run));
  if (counts.added() > 0) {
    for (std::string& each : sums(counts)) sentences.push_back(std::move(each));
  }
  for (const std::string& each : load_.remarks()) sentences.push_back(each);
  if (const auto& corrected = load_.corrected_rates(); !corrected.empty()) {
    sentences.push_back(corrections_text(corrected, counts.rate_corrections));
  }
  return finish(std::move(sentences));
}

Loaded Loading::finish(std::vector<std::string> sentences) {
  if (problems_ > 0 && !options_.skip_bad) throw Error(ErrorCode::conflict, refusal());
  const LoadCounts counts = load_.counts();
  if (options_.doubts) {
    loaded_.doubts = doubts(load_);
    if (counts.rates + counts.rate_corrections > 0 && rates_.size() <= most_rates) {
      for (std::string& each : rate_doubts(load_.preview(), rates_)) loaded_.doubts.push_back(std::move(each));
    }
  }
  if (!options_.dry_run) patiently([this] { load_.commit(); });
  for (std::string& each : sentences) note(std::move(each));
  loaded_.figures = counts.figures;
  loaded_.claims = counts.claims;
  loaded_.rates = counts.rates;
  loaded_.others = counts.added() - counts.figures - counts.claims - counts.rates;
  loaded_.repeated = counts.repeated;
  return std::move(loaded_);
}

std::string hash_of_all(const std::vector<std::string>& hashes) {
  return hashes.size() == 1 ? hashes.front()
         : hashes.empty()   ? ""
                            : content_hash(fmt::format("{}", fmt::join(hashes, "")));
}

}  // namespace capex::core
