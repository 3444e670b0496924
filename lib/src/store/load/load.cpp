#include "store/load/load.hpp"

#include "store/file/store.hpp"
#include "store/load/load_state.hpp"
#include "store/load/rate_versions.hpp"
#include "store/read/snapshot_state.hpp"
#include "store/read/stored.hpp"
#include "store/sqlite/integer_rows.hpp"

namespace capex::core {
namespace {

const char* const find_hash = "SELECT 1 FROM import WHERE hash = ?1 AND hash <> '' AND import_id <> ?2";
const char* const add_import = "INSERT INTO import (file, hash, imported_at, command) VALUES (?1, ?2, ?3, ?4)";
const char* const set_outcome = R"sql(
UPDATE import SET hash = ?2, figures = ?3, claims = ?4, rates = ?5 WHERE import_id = ?1
)sql";
const char* const add_known_on = "INSERT INTO import_known_on (import_id, known_on) VALUES (?1, ?2)";
const char* const add_row_repetition = R"sql(
INSERT INTO repetition (import_id, kind, row_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING
)sql";

const struct {
  std::string_view kind;
  std::int64_t KindCounts::*count;
} kinds_there[] = {{"company", &KindCounts::companies}, {"alias", &KindCounts::aliases},
                   {"member", &KindCounts::members},    {"measure", &KindCounts::measures},
                   {"source", &KindCounts::sources},    {"claim", &KindCounts::claims}};

}  // namespace

Load Store::load(const ImportInfo& info) {
  store::require_idle(*file_, "load");
  return Load(std::make_unique<Load::State>(file_, info));
}

Load::State::State(std::shared_ptr<store::OpenFile> opened, const ImportInfo& about)
    : file(std::move(opened)), info(about), names(file->connection) {
  sqlite::add_integer_rows(file->connection);
  unchecked.emplace(file->connection);
  transaction.emplace(file->connection);
  connection().run(add_import, info.file, info.hash, info.imported_at, info.command);
  import_id = connection().last_insert_id();
  if (!info.known_on.is_special()) connection().run(add_known_on, import_id, day_number(info.known_on));
}

void Load::State::require_open() const {
  if (!transaction) throw Error(ErrorCode::usage, "this load has ended");
}

void Load::State::close() {
  transaction.reset();
  unchecked.reset();
}

void Load::State::end(bool keep) {
  // However it ends, nothing can be added to it afterwards.
  try {
    if (keep) {
      transaction->commit();
    } else {
      transaction->rollback();
    }
  } catch (const Error& error) {
    // A commit that met readers only waits for another try.
    if (error.code() != ErrorCode::busy) close();
    throw;
  } catch (...) {
    close();
    throw;
  }
  close();
}

void Load::State::settle(const std::string& hash) {
  references.check(connection());
  connection().run(set_outcome, import_id, hash, counts.figures + counts.corrections, counts.claims, counts.rates);
  if (rates_rearranged) store::recount_rates(connection());
}

void Load::State::leave_out(const Batch& batch, RowPlace place, std::string message, Problems& problems) {
  Problem problem;
  const auto file_index = static_cast<std::size_t>(place.file);
  if (place.file >= 0 && file_index < batch.files.size()) problem.place.file = batch.files[file_index];
  problem.place.line = place.line;
  problem.message = std::move(message);
  problems.push_back(std::move(problem));
  ++counts.skipped;
}

void Load::State::repeat(const char* kind, std::int64_t row_id, std::optional<std::int64_t> stored_import) {
  ++counts.repeated;
  for (const auto& each : kinds_there) {
    if (each.kind == std::string_view(kind)) ++(counts.there.*each.count);
  }
  if (stored_import && *stored_import != import_id) connection().run(add_row_repetition, import_id, kind, row_id);
}

void Load::State::remark(std::string sentence) {
  constexpr std::size_t most_remarks = 20;
  if (remarks.size() < most_remarks) remarks.push_back(std::move(sentence));
}

Load::Load(std::unique_ptr<State> state) : state_(std::move(state)) {}
Load::Load(Load&&) noexcept = default;
Load& Load::operator=(Load&&) noexcept = default;
Load::~Load() = default;

const LoadCounts& Load::counts() const {
  return state_->counts;
}

const std::vector<std::string>& Load::remarks() const {
  return state_->remarks;
}

std::optional<std::span<const NewFigure>> Load::new_figures() const {
  if (state_->new_figures.size() > most_new_figures) return std::nullopt;
  return std::span<const NewFigure>(state_->new_figures);
}

const std::vector<ClaimId>& Load::new_claims() const {
  return state_->new_claims;
}

Snapshot Load::preview() const {
  state_->require_open();
  return Snapshot(std::make_shared<Snapshot::State>(state_->file, nullptr, latest));
}

const std::vector<CorrectedRate>& Load::corrected_rates() const {
  return state_->corrected;
}

std::optional<Company> Load::find_company(std::string_view name) const {
  state_->require_open();
  const auto id = store::company_called(state_->connection(), name);
  if (!id) return std::nullopt;
  return store::stored_company(state_->connection(), *id);
}

void Load::set_hash(std::string hash) {
  state_->info.hash = std::move(hash);
}

void Load::add(const Batch& batch, Problems& problems) {
  state_->require_open();
  state_->add_companies(batch, problems);
  state_->add_members(batch, problems);
  state_->add_measures(batch, problems);
  state_->add_sources(batch, problems);
  state_->add_figures(batch, problems);
  state_->add_claims(batch, problems);
  state_->add_rates(batch, problems);
}

LoadCounts Load::commit() {
  state_->require_open();
  const LoadCounts counts = state_->counts;
  // Repetitions alone are worth keeping only for an input that was not imported before: they say what would stay if
  // another import were undone.
  const std::string& hash = state_->info.hash;
  const bool repetitions_are_news =
      counts.repeated > 0 && !hash.empty() && !state_->connection().query(find_hash, hash, state_->import_id).next();
  if (counts.added() == 0 && !repetitions_are_news) {
    state_->end(false);
    return counts;
  }
  state_->settle(hash);
  state_->end(true);
  return counts;
}

}  // namespace capex::core
