// One capexdb file: made, opened, asked through views, filled by imports and entries.
//
//   capex::Database db = capex::Database::open("ai.db");
//   for (const capex::Growth& g : db.now().growth({.companies = {"microsoft"}, .periods = "2024H1..", .in = "USD"}))
//     std::cout << g.period << ' ' << g.amount << ' ' << g.growth << ' ' << g.growth_status << '\n';
//
// Other processes may read and write the file meanwhile. A Database belongs to one thread; open one in each. Whatever
// fails is an Error with a code, a place where there is one, and a message that says what to do; the file is then as it
// was. A copy of a Database is the same open file.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "capex/access.hpp"
#include "capex/answer.hpp"
#include "capex/entry.hpp"
#include "capex/import.hpp"
#include "capex/view.hpp"

namespace capex {

/// What to verify; whatever is left empty restricts nothing.
struct VerifyQuestion {
  std::vector<std::string> companies = {};  // only their figures and what is said of them, not the file
  std::string as_of = {};                   // only the figures that were known on the day
  std::string since = {};                   // only what was not found as of this earlier day; all about the file
};

class Database {
 public:
  /// Makes a new file that knows currencies and measures. Error{conflict} when something is there already.
  static Database create(const std::filesystem::path& path);
  /// Opens a file; never makes one. Writing needs Access::read_write, which also brings a file of an older schema up to
  /// date and keeps it as it was beside itself: see upgraded(). `wait` is how long to wait for other processes, then it
  /// is Error{busy}; unless it is said, a minute, and an import waits to be written for as long as its reading took.
  /// Error{not_found} where there is none, Error{storage} where it cannot be read, Error{damaged} where it is not
  /// whole, Error{not_a_store} where it is no file of capexdb's, Error{schema_version} where a newer program made it.
  static Database open(const std::filesystem::path& path, Access access = Access::read_only,
                       std::optional<std::chrono::milliseconds> wait = {});
  /// A file in memory, for tests and scratch work.
  static Database in_memory();

  /// That opening it brought it up to date, and where it is kept as it was, as a sentence; else empty.
  const std::string& upgraded() const { return upgraded_; }

  /// All that the file knows.
  View now() const;
  /// Only what was known on the day, "2025-01-31". Error{parse} for what is no day.
  View as_of(const std::string& day) const;

  // What changes the file needs Access::read_write, and is Error{usage} while a View of this Database lives.

  /// Tidy CSV files, or folders of them; here and below "-" is standard input. All or nothing: Error{conflict} names
  /// the first bad row, or counts them where a listener was told of each.
  Loaded import_csv(const std::vector<std::filesystem::path>& paths, const ImportOptions& options = {});
  /// What companies filed, from the SEC's company facts: JSON, .gz, .zip, or folders of them. Or its quarterly data
  /// sets, .zip or folders with sub.txt and num.txt: the parts of companies whose facts are in the file.
  Loaded import_sec(const std::vector<std::filesystem::path>& paths, const SecOptions& how = {},
                    const ImportOptions& options = {});
  /// Daily rates as the European Central Bank ("ecb") or the Federal Reserve ("fred") publish them.
  Loaded import_rates(const std::string& provider, const std::vector<std::filesystem::path>& paths,
                      const ImportOptions& options = {});

  /// One entry, as a person would say it: see entry.hpp. Error{usage} or Error{conflict} where it cannot be,
  /// Error{not_found} with a near name where it names what the file does not know.
  Loaded add(const CompanyEntry& entry, const ImportOptions& options = {});
  Loaded add(const SourceEntry& entry, const ImportOptions& options = {});
  Loaded add(const FigureEntry& entry, const ImportOptions& options = {});
  Loaded add(const ClaimEntry& entry, const ImportOptions& options = {});
  Loaded add(const RateEntry& entry, const ImportOptions& options = {});
  /// Changes what a company is said to be; figures keep the days that they were stored with.
  Loaded set_company(const std::string& company, const CompanyChange& change, const ImportOptions& options = {});
  /// Puts the right amount in the place of one that was entered wrong, for its source, series and period, as of every
  /// day. Error{not_found} where the source states none, Error{conflict} where it says so already.
  Loaded correct(const FigureEntry& entry, const ImportOptions& options = {});

  /// One statement of SQL that reads, on the views of schema/README.md. Error{usage} for one that does more or that
  /// SQLite does not understand, and Error{storage} past the time, a minute unless it is said, or 512 MB. A time of 0
  /// has no end.
  Rows sql(const std::string& query) const;
  void sql(const std::string& query, const RowVisitor& visit,
           std::chrono::seconds time = std::chrono::seconds(60)) const;

  /// All that the file knows, as the CSV files that import_csv reads; a folder is made where there is none. Returns
  /// their paths, which a dry run does not write. Error{conflict} where one is there, unless it is to be replaced.
  std::vector<std::filesystem::path> export_csv(const std::filesystem::path& folder, bool replace = false,
                                                bool dry_run = false) const;

  /// The same a table after another, in their order: `taker` is asked for each by its name ("companies") who takes its
  /// rows. Amounts, decimals and rates are numbers.
  void content(const std::function<RowVisitor(const std::string& table)>& taker) const;

  /// Takes an import back, corrections and changes too; a dry run says what would go and leaves the file as it is.
  /// Error{not_found}.
  Undone undo(std::int64_t import, bool dry_run = false);
  /// A checked copy, which appears whole. Error{conflict} where something is there, unless it is to be replaced.
  void backup(const std::filesystem::path& target, bool replace = false) const;
  /// What is wrong with the file, its figures, claims and rates; nothing when all is well.
  Answers<Finding> verify(const VerifyQuestion& question = {}) const;
  /// The same of a file that may be too damaged to be opened.
  static Answers<Finding> verify_file(const std::filesystem::path& path, const VerifyQuestion& question = {},
                                      std::optional<std::chrono::milliseconds> wait = {});

 private:
  Database(core::Store store, std::filesystem::path path, std::optional<std::chrono::milliseconds> wait = {});
  std::shared_ptr<core::Store> store_;
  std::filesystem::path named_, path_;  // as it was named, and whole; empty for one in memory
  std::optional<std::chrono::milliseconds> wait_;
  std::string upgraded_;
};

/// Error{usage} where a path names a file's database, its journal or what else lies beside it, by whatever name: to
/// write there would destroy it.
void refuse_to_overwrite(const std::filesystem::path& path, const std::filesystem::path& database);

/// Of the SQLite that runs: "3.40.1".
std::string sqlite_version();

}  // namespace capex
