// What was loaded, when, and from where.
#include "store/read/snapshot_state.hpp"
#include "store/read/stored.hpp"

namespace capex::core {
namespace {

const char* const read_imports = R"sql(
SELECT import_id, file, hash, imported_at, command, figures, claims, rates FROM import ORDER BY import_id
)sql";
const char* const read_import_by_hash = R"sql(
SELECT import_id, file, hash, imported_at, command, figures, claims, rates
FROM import WHERE hash = ?1 AND hash <> '' ORDER BY import_id LIMIT 1
)sql";

const char* const read_documents = "SELECT bytes, crc, hash FROM read_document WHERE reading = ?1";

Import import_of(const sqlite::Query& row) {
  return Import{store::id_of<ImportId>(row, 0),
                row->text(1),
                row->text(2),
                row->text(3),
                row->text(4),
                row->integer(5),
                row->integer(6),
                row->integer(7)};
}

}  // namespace

std::vector<Import> Snapshot::imports() const {
  std::vector<Import> all;
  sqlite::Query rows = state_->connection().query(read_imports);
  while (rows.next()) all.push_back(import_of(rows));
  return all;
}

std::map<DocumentMark, std::string> Snapshot::documents(std::int64_t reading) const {
  std::map<DocumentMark, std::string> all;
  sqlite::Query rows = state_->connection().query(read_documents, reading);
  while (rows.next()) {
    const DocumentMark mark{rows->integer(0, store::ranges::counts),
                            static_cast<std::uint32_t>(rows->integer(1, store::ranges::checksums)), reading};
    all.emplace_hint(all.end(), mark, rows->text(2));
  }
  return all;
}

std::optional<Import> Snapshot::find_import(std::string_view hash) const {
  sqlite::Query row = state_->connection().query(read_import_by_hash, hash);
  return row.next() ? std::optional(import_of(row)) : std::nullopt;
}

}  // namespace capex::core
