// Claims and their parts.
#include <fmt/core.h>

#include "capex/error.hpp"
#include "model/rules.hpp"
#include "store/read/period_id.hpp"
#include "store/read/snapshot_state.hpp"
#include "store/read/stored.hpp"

namespace capex::core {
namespace {

const char* const has_claims = "SELECT 1 FROM claim WHERE company_id = ?1 LIMIT 1";
// A day that is none is let through, for its reader to refuse.
const char* const read_claims_of = R"sql(
SELECT k.claim_id, k.key, k.kind, k.company_id, k.measure_id, k.basis, k.scope, k.period_id, k.low, k.high, k.decimals,
  k.about, k.currency_id, k.source_id, d.source_rank, d.known_on, k.words, k.note
FROM claim AS k JOIN source AS d ON d.source_id = k.source_id
WHERE k.company_id = ?1 AND (d.known_on <= ?2 OR typeof(d.known_on) <> 'integer') ORDER BY k.key
)sql";
const char* const read_all_claims = R"sql(
SELECT k.claim_id, k.key, k.kind, k.company_id, k.measure_id, k.basis, k.scope, k.period_id, k.low, k.high, k.decimals,
  k.about, k.currency_id, k.source_id, d.source_rank, d.known_on, k.words, k.note
FROM claim AS k JOIN source AS d ON d.source_id = k.source_id
WHERE d.known_on <= ?1 OR typeof(d.known_on) <> 'integer' ORDER BY k.key
)sql";
const char* const read_claim_parts = R"sql(
SELECT company_id, measure_id, basis, scope, period_id FROM claim_part WHERE claim_id = ?1 ORDER BY position
)sql";

void require_parts(const sqlite::Connection& connection, const Claim& claim) {
  const std::size_t parts = claim.parts.size();
  if (!parts_fault(claim.kind, parts)) return;
  throw Error(ErrorCode::damaged,
              fmt::format("{}: table claim, claim_id {}: a {} with {} parts; `capex verify` lists what "
                          "is wrong with the file",
                          connection.file(), static_cast<std::int32_t>(claim.id), to_string(claim.kind), parts));
}

std::vector<Claim> collect(sqlite::Connection& connection, sqlite::Query& rows) {
  std::vector<Claim> claims;
  while (rows.next()) {
    const ClaimKind kind = store::claim_kind_of(rows, 2);
    const Currency currency = store::currency_of(rows, 12);
    Claim claim{store::id_of<ClaimId>(rows, 0),
                rows->text(1),
                kind,
                store::subject_of(rows, 3),
                store::stated_of(rows, 8, is_ratio(kind) ? ratio_digits : currency.digits()),
                currency,
                store::id_of<SourceId>(rows, 13),
                store::rank_of(rows, 14),
                store::date_of(rows, 15),
                {},
                rows->text(16),
                rows->text(17)};
    sqlite::Query parts = connection.query(read_claim_parts, claim.id);
    while (parts.next()) claim.parts.push_back(store::subject_of(parts, 0));
    require_parts(connection, claim);
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace

std::vector<Claim> Snapshot::claims(CompanyId company) const {
  // Most companies have none, and to find that out takes a fraction of what making the other statement does.
  if (!state_->connection().query(has_claims, company).next()) return {};
  sqlite::Query rows = state_->connection().query(read_claims_of, company, state_->last_day);
  return collect(state_->connection(), rows);
}

std::vector<Claim> Snapshot::claims() const {
  sqlite::Query rows = state_->connection().query(read_all_claims, state_->last_day);
  return collect(state_->connection(), rows);
}

}  // namespace capex::core
