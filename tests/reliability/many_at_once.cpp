// One writer and eight readers on one file, as threads and as processes. What a reader sees is the file before or after
// a commit; nobody gets an error; a reader waits no longer than for a commit, and the writer comes to its commits.
//
//   many_at_once threads|processes [COMMITS]
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "model/batch.hpp"
#include "money/amount_text.hpp"
#include "store/file/store.hpp"

namespace {

using namespace capex;
using namespace capex::core;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int readers = 8;
constexpr int figures_a_commit = 400;
constexpr int first_year = 1900;
// What a busy machine may add to any wait, SQLite's own pauses between two tries among it.
constexpr milliseconds slack(3000);
constexpr std::chrono::seconds most_in_all(120);

ImportInfo info(int number) {
  return {fmt::format("{}.csv", number), fmt::format("{:032x}", number), "2026-01-01T00:00:00Z", "import csv", {}};
}

// The figures of one commit are of one source and one measure's four quarters of a hundred years.
Batch batch(int number) {
  Batch batch;
  batch.files.push_back("many.csv");
  const std::string source = fmt::format("s{}", number);
  Source row;
  row.key = source;
  row.publisher = "P";
  row.kind = SourceKind::press;
  row.known_on = Date(2024, 8, 26);
  batch.sources.push_back({row, {}});
  batch.source_keys.push_back(source);
  batch.series.push_back({"acme", "capex", Basis::actual, "total", currency("USD")});
  const StatedAmount amount = parse_amount("1bn", currency("USD"));
  for (int i = 0; i < figures_a_commit; ++i) {
    batch.labels.push_back(parse_label(fmt::format("{}Q{}", first_year + i / 4, 1 + i % 4)));
    batch.figures.push_back({0, i, 0, -1, amount.number, {}});
  }
  return batch;
}

Batch company() {
  Batch batch;
  batch.files.push_back("many.csv");
  Company acme;
  acme.key = "acme";
  acme.name = "Acme";
  batch.companies.push_back({acme, {}});
  return batch;
}

void commit(Store& store, int number, const Batch& rows) {
  Load load = store.load(info(number));
  Problems problems;
  load.add(rows, problems);
  if (!problems.empty()) throw std::runtime_error(to_string(problems.front()));
  load.commit();
}

milliseconds since(Clock::time_point begun) {
  return std::chrono::duration_cast<milliseconds>(Clock::now() - begun);
}

// Milliseconds of the longest commit.
long write(const fs::path& path, int commits) {
  milliseconds longest(0);
  for (int number = 1; number <= commits; ++number) {
    const auto begun = Clock::now();
    Store store = Store::open(path, Access::read_write);
    commit(store, number, batch(number));
    longest = std::max(longest, since(begun));
    std::this_thread::sleep_for(milliseconds(5));
  }
  return static_cast<long>(longest.count());
}

struct Read {
  long answers = 0;
  long longest_wait = 0;  // milliseconds
};

// Until the last commit is seen.
Read read(const fs::path& path, int commits) {
  Read read;
  std::int64_t before = 0;
  const auto begun_all = Clock::now();
  for (std::int64_t seen = 0; seen < commits; ++read.answers) {
    if (Clock::now() - begun_all > most_in_all) throw std::runtime_error("the writer does not come to its commits");
    const auto begun = Clock::now();
    const Store store = Store::open(path);
    const Snapshot snapshot = store.snapshot();
    read.longest_wait = std::max(read.longest_wait, static_cast<long>(since(begun).count()));
    std::int64_t figures = 0, recorded = 0;
    for (const Series& series : snapshot.series({})) figures += static_cast<std::int64_t>(series.figures.size());
    const std::vector<Import> imports = snapshot.imports();
    for (const Import& each : imports) recorded += each.figures;
    seen = static_cast<std::int64_t>(imports.size()) - 1;  // the first brought the company
    if (figures != recorded || figures != seen * figures_a_commit) {
      throw std::runtime_error(fmt::format("{} figures of {} commits: a torn answer", figures, seen));
    }
    if (static_cast<std::int64_t>(snapshot.sources().size()) != seen) throw std::runtime_error("a torn answer");
    if (seen < before) throw std::runtime_error("a commit is gone again");
    before = seen;
  }
  return read;
}

struct Numbers {
  std::vector<Read> reads = std::vector<Read>(readers);
  long longest_commit = 0;
  std::vector<std::string> failures;
};

std::string failure_of(const std::function<void()>& work) {
  try {
    work();
    return {};
  } catch (const std::exception& error) {
    return error.what();
  }
}

Numbers by_threads(const fs::path& path, int commits) {
  Numbers numbers;
  std::vector<std::string> failures(readers + 1);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < readers; ++i) {
    threads.emplace_back([&, i] { failures[i] = failure_of([&] { numbers.reads[i] = read(path, commits); }); });
  }
  failures.back() = failure_of([&] { numbers.longest_commit = write(path, commits); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& failure : failures) {
    if (!failure.empty()) numbers.failures.push_back(failure);
  }
  return numbers;
}

// A child writes what it found into its end of a pipe.
int in_child(const std::function<std::string()>& work) {
  int ends[2];
  if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("no child process");
  if (child == 0) {
    ::close(ends[0]);
    std::string found;
    const std::string failure = failure_of([&] { found = work(); });
    const std::string line = failure.empty() ? found : "failed: " + failure;
    const bool told = ::write(ends[1], line.data(), line.size()) == static_cast<ssize_t>(line.size());
    ::_exit(told ? 0 : 1);
  }
  ::close(ends[1]);
  return ends[0];
}

std::string told(int end) {
  std::string text;
  char some[512];
  for (ssize_t got = 0; (got = ::read(end, some, sizeof some)) > 0;) text.append(some, static_cast<std::size_t>(got));
  ::close(end);
  return text;
}

Numbers by_processes(const fs::path& path, int commits) {
  Numbers numbers;
  std::vector<int> ends;
  for (int i = 0; i < readers; ++i) {
    ends.push_back(in_child([&] {
      const Read found = read(path, commits);
      return fmt::format("{} {}", found.answers, found.longest_wait);
    }));
  }
  const int writer = in_child([&] { return fmt::to_string(write(path, commits)); });
  const auto failed = [&](const std::string& text) {
    const bool is_failure = text.empty() || text.rfind("failed: ", 0) == 0;
    if (is_failure) numbers.failures.push_back(text.empty() ? "a process ended without a word" : text);
    return is_failure;
  };
  if (const std::string text = told(writer); !failed(text)) numbers.longest_commit = std::stol(text);
  for (std::size_t i = 0; i < readers; ++i) {
    const std::string text = told(ends[i]);
    if (failed(text)) continue;
    std::size_t at = 0;
    numbers.reads[i].answers = std::stol(text, &at);
    numbers.reads[i].longest_wait = std::stol(text.substr(at));
  }
  while (::wait(nullptr) > 0) {
  }
  return numbers;
}

int report(const std::string& how, Numbers numbers, int commits, const fs::path& path) {
  long answers = 0, longest = 0;
  for (const Read& read : numbers.reads) {
    answers += read.answers;
    longest = std::max(longest, read.longest_wait);
  }
  if (longest > numbers.longest_commit + slack.count()) {
    numbers.failures.push_back(
        fmt::format("a reader waited {} ms, the longest commit took {} ms", longest, numbers.longest_commit));
  }
  for (const Finding& finding : Store::open(path).verify()) numbers.failures.push_back(finding.message);
  for (const std::string& failure : numbers.failures) fmt::print("many at once, {}: {}\n", how, failure);
  fmt::print(
      "many at once, {}: {} commits, {} readers, {} answers, {} wrong; the longest wait {} ms, the longest commit "
      "{} ms\n",
      how, commits, readers, answers, numbers.failures.size(), longest, numbers.longest_commit);
  return numbers.failures.empty() ? 0 : 1;
}

int run(const std::string& how, int commits) {
  std::string folder = (fs::temp_directory_path() / "capex-many-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
  const fs::path path = fs::path(folder) / "capex.db";
  {
    Store store = Store::create(path);
    commit(store, 0, company());
  }
  int result = 0;
  if (how == "threads") {
    result = report(how, by_threads(path, commits), commits, path);
  } else if (how == "processes") {
    result = report(how, by_processes(path, commits), commits, path);
  } else {
    throw std::invalid_argument("threads or processes?");
  }
  fs::remove_all(folder);
  return result;
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count < 2) throw std::invalid_argument("threads or processes?");
    return run(words[1], count > 2 ? std::stoi(words[2]) : 20);
  } catch (const std::exception& error) {
    fmt::print(stderr, "many_at_once: {}\n", error.what());
    return 2;
  }
}
