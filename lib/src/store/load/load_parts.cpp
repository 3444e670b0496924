// An import whose content comes in more than one transaction, and what it remembers of the documents that it read.
#include "store/load/load_state.hpp"

namespace capex::core {
namespace {

const char* const find_own_import = "SELECT 1 FROM import WHERE import_id = ?1";
const char* const add_document_row = R"sql(
INSERT INTO read_document (bytes, crc, reading, hash, import_id) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING
)sql";

}  // namespace

void Load::add_document(const DocumentMark& mark, const std::string& hash) {
  state_->require_open();
  state_->connection().run(add_document_row, mark.bytes, static_cast<std::int64_t>(mark.crc), mark.reading, hash,
                           state_->import_id);
}

void Load::commit_part() {
  state_->require_open();
  State& state = *state_;
  if (state.counts.added() == 0) return;
  state.settle({});
  try {
    state.transaction->commit();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::busy) state.close();
    throw;
  }
  try {
    state.transaction.reset();
    state.transaction.emplace(state.connection());
    // The numbers of undone imports are not used again.
    if (!state.connection().query(find_own_import, state.import_id).next()) {
      throw Error(ErrorCode::conflict, "this import was undone while it went on");
    }
  } catch (...) {
    state.close();
    throw;
  }
  // What others wrote meanwhile may have given or taken names.
  state.names = store::LoadNames(state.connection());
  state.references = {};
}

}  // namespace capex::core
