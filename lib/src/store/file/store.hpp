// One capexdb file: made, opened, read through snapshots, written through loads.
//
// Readers and a writer of other processes may share the file (rollback journal: a reader sees one consistent state for
// as long as its snapshot lives, a commit waits for readers). A Store and what comes from it belong to one thread.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capex/access.hpp"
#include "capex/error.hpp"
#include "model/ids.hpp"
#include "store/load/load.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

namespace store {
struct OpenFile;
}

using capex::Access;

/// How long a store waits for others unless told otherwise: a commit for readers, a reader for a commit, a writer for
/// another writer. Then it is Error{busy}.
inline constexpr std::chrono::milliseconds usual_wait = std::chrono::seconds(60);

/// One thing that verify found: what, and where.
struct Finding {
  std::string check;  // "integrity", "foreign_key", "period", "member", ...
  std::string message;
};

struct UndoReport {
  std::int64_t figures = 0;  // taken away; what another import also stated stays
  std::int64_t claims = 0;
  std::int64_t rates = 0;
  std::int64_t others = 0;            // companies, measures, sources, members that nothing else needs
  std::int64_t restored_figures = 0;  // that the import had corrected
  std::int64_t restored_fields = 0;   // of companies that it had changed
  std::vector<std::string> removed;   // which others: "source ft-2024-08"; of a dry run also figures, a line a series
  std::vector<std::string> kept;      // rows that stay because something else refers to them
};

/// What opening a file of an older schema did to it.
struct Upgrade {
  int from = 0, to = 0;        // versions of the schema
  std::filesystem::path kept;  // the file as it was
};

class Store {
 public:
  /// Makes a new file with the schema, currencies and measures, which appears whole. Error{conflict} when something is
  /// there already, but for an empty file or database, and one without content that a killed maker left half-made.
  static Store create(const std::filesystem::path& path);
  /// Opens an existing file; never makes one. Error: not_found, not_a_store, schema_version, damaged, busy, storage. A
  /// file of an older schema is migrated when opened read_write, and kept as it was beside itself, see upgrade(); it is
  /// Error{schema_version} when read_only.
  /// What a killed writer left is rolled back first, which needs a file and folder that can be written. A file that
  /// another program put into WAL mode is set back to a rollback journal when opened read_write, and Error{storage}
  /// when read_only.
  static Store open(const std::filesystem::path& path, Access access = Access::read_only,
                    std::chrono::milliseconds wait = usual_wait);
  /// A store that lives in memory, for tests and scratch work.
  static Store in_memory();

  /// Whether opening it brought it up to date.
  const std::optional<Upgrade>& upgrade() const;

  /// A consistent view of the file as of a day: one read transaction, held while any of its copies live. Snapshots of
  /// one store that live at the same time share it, so they see the same state.
  Snapshot snapshot(Date as_of = latest) const;

  /// Starts an import (BEGIN IMMEDIATE); nothing is kept until Load::commit. Error{usage} while a snapshot of this
  /// store lives, Error{busy} when another process writes.
  Load load(const ImportInfo& info);

  /// Takes an import back. Error{not_found}. A dry run reports what it would do; it takes the same access and as long.
  UndoReport undo(ImportId id, bool dry_run = false);

  /// Integrity of the file, foreign keys, then the checks of our own domain. Empty when all is well.
  std::vector<Finding> verify() const;

  /// A copy through SQLite's backup, checked, which appears whole. Error{conflict} when the target exists and is not to
  /// be replaced; Error{usage} when it is the file itself or no regular file. What a killed writer left beside a target
  /// that is replaced goes with it.
  void backup(const std::filesystem::path& target, bool replace = false) const;

 private:
  explicit Store(std::shared_ptr<store::OpenFile> file);
  std::shared_ptr<store::OpenFile> file_;
};

/// Whether a path names a file's database, its journal or what else SQLite keeps beside it, by whatever name: whoever
/// writes there destroys it.
bool is_part_of(const std::filesystem::path& path, const std::filesystem::path& database);

/// The version of the SQLite that runs: "3.40.1".
std::string sqlite_version();

}  // namespace capex::core
