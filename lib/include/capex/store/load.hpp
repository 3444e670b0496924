// One import into a file: batches added inside one transaction, all or nothing.
//
// A row that is there already is a repetition: it changes nothing, and the file remembers that this import also stated
// it, so that undoing another import keeps it. A row that contradicts a stored one (the same source states two amounts)
// is a problem. Nothing that is stored is ever overwritten.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "capex/error.hpp"
#include "capex/model/batch.hpp"

namespace capex {

/// What is recorded of an import. The library reads no clock: the caller says when.
struct ImportInfo {
  std::string file;         // as named by the caller
  std::string hash;         // of the input's bytes, XXH3-128 in hex; empty when there is no file
  std::string imported_at;  // UTC, "2026-01-31T09:30:00Z"
  std::string command;      // "import csv", "add figure", ...
};

struct LoadCounts {
  // new
  std::int64_t companies = 0, aliases = 0, members = 0, measures = 0, sources = 0, figures = 0, claims = 0, rates = 0;
  std::int64_t repeated = 0;  // rows that were there already
  std::int64_t skipped = 0;   // bad rows left out

  std::int64_t added() const { return companies + aliases + members + measures + sources + figures + claims + rates; }
};

class Load {
 public:
  Load(Load&&) noexcept;
  Load& operator=(Load&&) noexcept;
  /// Rolls back unless committed.
  ~Load();

  /// Resolves names, checks, and writes. Bad rows go to `problems` and are left out; the rest is written.
  void add(const Batch& batch, Problems& problems);

  const LoadCounts& counts() const;

  /// A company as Snapshot::find_company finds it, those that this import has added too.
  std::optional<Company> find_company(std::string_view name) const;

  /// The input's hash, where it is known only once the input was read: in place of ImportInfo::hash, before commit().
  void set_hash(std::string hash);

  /// Keeps what was added and records the import, unless nothing was new; checks foreign keys first.
  /// Error{storage} or Error{busy} when it cannot be written; the file is then as before.
  LoadCounts commit();

 private:
  friend class Store;
  struct State;
  explicit Load(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace capex
