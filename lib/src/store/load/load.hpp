// One import into a file: batches added inside one transaction, all or nothing.
//
// A row that is there already is a repetition: it changes nothing, and the file remembers that this import also stated
// it, so that undoing another import keeps it. A row that contradicts a stored one (the same source states two amounts)
// is a problem; but a past day's rate that another import gives otherwise is a correction, and both are kept. What a
// row says otherwise of a company that is there is said in a remark, and the file's stands. Nothing that is stored is
// ever overwritten.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "capex/error.hpp"
#include "model/batch.hpp"
#include "model/document_mark.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// What is recorded of an import. The library reads no clock: the caller says when.
struct ImportInfo {
  std::string file;         // as named by the caller
  std::string hash;         // of the input's bytes, XXH3-128 in hex; empty when there is no file
  std::string imported_at;  // UTC, "2026-01-31T09:30:00Z"
  std::string command;      // "import csv", "add figure", ...
  /// Since when its corrections of past rates are known, where that can be shown; else since the day of imported_at.
  Date known_on{};
};

struct KindCounts {
  std::int64_t companies = 0, aliases = 0, members = 0, measures = 0, sources = 0, figures = 0, claims = 0, rates = 0;
};

/// What was new, of each kind and else.
struct LoadCounts : KindCounts {
  std::int64_t words = 0;             // of figures that were there without them
  std::int64_t fields = 0;            // of companies that were there: filled, or set
  std::int64_t corrections = 0;       // figures put in the place of others
  std::int64_t rate_corrections = 0;  // rates of days that had another one
  std::int64_t repeated = 0;          // rows that were there already
  std::int64_t skipped = 0;           // bad rows left out
  std::int64_t kept = 0;              // fields of companies that rows say otherwise: the file's stand
  KindCounts there = {};              // of the repeated ones, those of each kind

  std::int64_t added() const {
    return companies + aliases + members + measures + sources + figures + claims + rates + words + fields +
           corrections + rate_corrections;
  }
};

/// A figure that a load brought.
struct NewFigure {
  SeriesId series{};
  Period period;
  SourceId source{};
};

/// A day's rate before and after a correction, and since when the second is known.
struct CorrectedRate {
  std::string provider;
  Currency base, quote;
  Date day;
  Date known_on;
  Decimal before, after;
};

class Load {
 public:
  Load(Load&&) noexcept;
  Load& operator=(Load&&) noexcept;
  /// Rolls back unless committed.
  ~Load();

  /// Resolves names, checks, and writes. Bad rows go to `problems` and are left out; the rest is written.
  void add(const Batch& batch, Problems& problems);

  /// Makes the company what `wanted` says, its id and aliases aside, which are added to those it has. What it was is
  /// kept, and undoing this import restores it. Error{conflict} where another company has the key, ticker, CIK or LEI.
  void set_company(CompanyId company, const Company& wanted);
  /// Puts the one figure of the batch in the place of the one that its source states for that series and period, which
  /// is kept and comes back when this import is undone. As of every day the corrected amount is the one that was
  /// stated. Returns what stood there before. Error{not_found} where the source states none,
  /// Error{conflict} where it says so already.
  StatedAmount correct(const Batch& batch);

  const LoadCounts& counts() const;
  /// What is worth saying of single rows: "claim 'a' is there already, as 'b'". At most some; each a sentence.
  const std::vector<std::string>& remarks() const;

  /// The figures that it brought, or nothing where they are more than `most_new_figures`.
  std::optional<std::span<const NewFigure>> new_figures() const;
  static constexpr std::size_t most_new_figures = 10'000;
  /// The claims that it brought.
  const std::vector<ClaimId>& new_claims() const;
  /// The file as it would be; valid until the load ends, and not to be kept longer.
  Snapshot preview() const;
  /// The first few of the corrections that it brought, or whose earlier rate it did.
  const std::vector<CorrectedRate>& corrected_rates() const;

  /// A company as Snapshot::find_company finds it, those that this import has added too.
  std::optional<Company> find_company(std::string_view name) const;

  /// The input's hash, where it is known only once the input was read: in place of ImportInfo::hash, before commit().
  void set_hash(std::string hash);

  /// A document was read to its end, and what it says was added: Snapshot::documents() has it from now on, until this
  /// import is undone. Known again it is nothing.
  void add_document(const DocumentMark& mark, const std::string& hash);

  /// Keeps what was added so far, as commit() does, and goes on as the same import: where it ends before its next
  /// commit, it has what it brought until here, and no hash. Nothing where nothing was new. Errors as of commit();
  /// others may write between the two: where one goes on to (Error{busy}) or has undone this import (Error{conflict}),
  /// the load has ended, with the part kept.
  void commit_part();
  /// Keeps what was added and records the import, unless nothing was new; checks foreign keys first.
  /// Error{storage} when it cannot be written, Error{busy} when readers did not let go for as long as the store waits;
  /// the file is then as before. After Error{busy} the load is still there: commit() can be called again.
  LoadCounts commit();

 private:
  friend class Store;
  struct State;
  explicit Load(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace capex::core
