// Claims and their parts.
#include <fmt/core.h>

#include <algorithm>

#include "model/rules.hpp"
#include "money/rounding.hpp"
#include "store/load/load_state.hpp"
#include "store/read/period_id.hpp"
#include "store/read/stored.hpp"

namespace capex::core {
namespace {

const char* const find_claim_with_key = R"sql(
SELECT claim_id, kind, company_id, measure_id, basis, scope, period_id, low, high, decimals, about, currency_id,
  source_id, words, note, import_id
FROM claim WHERE key = ?1
)sql";
const char* const find_alike = R"sql(
SELECT claim_id, kind, company_id, measure_id, basis, scope, period_id, low, high, decimals, about, currency_id,
  source_id, words, note, import_id, key
FROM claim WHERE company_id = ?1 AND source_id = ?2 AND kind = ?3 AND period_id = ?4 ORDER BY key
)sql";
const char* const find_parts = R"sql(
SELECT company_id, measure_id, basis, scope, period_id FROM claim_part WHERE claim_id = ?1 ORDER BY position
)sql";
const char* const add_claim = R"sql(
INSERT INTO claim (key, kind, company_id, measure_id, basis, scope, period_id, low, high, decimals, about, currency_id,
  source_id, words, note, import_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
)sql";
const char* const add_claim_part = R"sql(
INSERT INTO claim_part (claim_id, position, company_id, measure_id, basis, scope, period_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
)sql";

Subject resolved(const ClaimPartRow& row, store::LoadNames& names) {
  const Company& company = names.company(row.company);
  const Measure& measure = names.measure(row.measure);
  if (const Fault fault = scope_fault(row.scope)) throw Error(ErrorCode::parse, *fault);
  const Period period = resolve(row.period, company.calendar);
  names.period(period);
  return {{company.id, measure.id, row.basis, row.scope}, period};
}

void require_stated(const ClaimRow& row, const Measure& measure) {
  if (is_ratio(row.kind) && row.currency.is_money()) {
    throw Error(ErrorCode::conflict, fmt::format("claim '{}': a {} has no currency", row.key, to_string(row.kind)));
  }
  if (row.kind == ClaimKind::equivalent && !row.currency.is_money()) {
    throw Error(ErrorCode::conflict, fmt::format("claim '{}': an equivalent is in a currency, such as USD", row.key));
  }
  if (row.kind == ClaimKind::equivalent && measure.kind == MeasureKind::count) {
    throw Error(ErrorCode::conflict, fmt::format("claim '{}': measure '{}' is no money", row.key, measure.key));
  }
  if (row.kind == ClaimKind::total) store::require_unit(measure, row.currency);
  const auto beyond = [](std::optional<std::int64_t> share) {
    return share && (*share < 0 || *share > small_powers_of_ten[ratio_digits]);
  };
  if (row.kind == ClaimKind::share && (beyond(row.stated.low()) || beyond(row.stated.high()))) {
    throw Error(ErrorCode::conflict,
                fmt::format("claim '{}': a share is a part of a whole: 0 to 1, which is 100%", row.key));
  }
  const int digits = is_ratio(row.kind) ? ratio_digits : row.currency.digits();
  if (row.stated.digits() != digits) {
    throw Error(ErrorCode::usage,
                fmt::format("claim '{}': stated with {} digits instead of {}", row.key, row.stated.digits(), digits));
  }
}

/// Where the source makes the claim under another key.
struct Same {
  std::int64_t claim = 0, import = 0;
  std::string key;
};
/// Whether the claim has these parts, in whatever order: what is added up is a set.
bool same_parts(sqlite::Connection& connection, std::int64_t claim, const std::vector<Subject>& parts) {
  std::vector<Subject> stored;
  sqlite::Query rows = connection.query(find_parts, claim);
  while (rows.next()) stored.push_back(store::subject_of(rows, 0));
  return std::is_permutation(stored.begin(), stored.end(), parts.begin(), parts.end());
}

std::optional<Same> same_claim(sqlite::Connection& connection, const ClaimRow& row, const Subject& subject,
                               std::int64_t source, std::int64_t currency, const std::vector<Subject>& parts) {
  sqlite::Query rows =
      connection.query(find_alike, subject.company, source, to_string(row.kind), store::period_id(subject.period));
  while (rows.next()) {
    const bool same = store::subject_of(rows, 2) == subject && rows->integer(11) == currency &&
                      store::stated_of(rows, 7, row.stated.digits()) == row.stated &&
                      same_parts(connection, rows->integer(0), parts);
    if (same) return Same{rows->integer(0), rows->integer(15), rows->text(16)};
  }
  return std::nullopt;
}

}  // namespace

void Load::State::add_claims(const Batch& batch, Problems& problems) {
  for (const ClaimRow& row : batch.claims) {
    try {
      if (row.key.empty()) throw Error(ErrorCode::parse, "a claim needs a key");
      if (const Fault fault = key_fault(row.key)) throw Error(ErrorCode::parse, "claim key " + *fault);
      if (const Fault fault = parts_fault(row.kind, row.parts.size())) {
        throw Error(ErrorCode::parse, fmt::format("claim '{}': {}", row.key, *fault));
      }
      const Subject subject = resolved(row.subject, names);
      require_stated(row, names.measure(row.subject.measure));
      const auto source = static_cast<std::int64_t>(names.source(row.source).id);
      const std::int64_t currency = names.currency(row.currency);
      std::vector<Subject> parts;
      for (const ClaimPartRow& part : row.parts) parts.push_back(resolved(part, names));
      if (std::find(parts.begin(), parts.end(), subject) != parts.end()) {
        throw Error(
            ErrorCode::conflict,
            fmt::format("claim '{}': a part is the claim's own subject; a part names what differs from it, such "
                        "as the base period, a member or the whole",
                        row.key));
      }

      if (sqlite::Query stored = connection().query(find_claim_with_key, row.key); stored.next()) {
        const bool same =
            stored->text(1) == to_string(row.kind) && store::subject_of(stored, 2) == subject &&
            store::stated_of(stored, 7, row.stated.digits()) == row.stated && stored->integer(11) == currency &&
            stored->integer(12) == source && same_parts(connection(), stored->integer(0), parts) &&
            (row.words.empty() || stored->text(13) == row.words) && (row.note.empty() || stored->text(14) == row.note);
        if (!same) {
          throw Error(ErrorCode::conflict, fmt::format("claim '{}' says otherwise in the file; undo import {}, or give "
                                                       "this one another key",
                                                       row.key, stored->integer(15)));
        }
        repeat("claim", stored->integer(0), stored->integer(15));
        continue;
      }
      if (const auto same = same_claim(connection(), row, subject, source, currency, parts)) {
        remark(fmt::format("claim '{}' is there already, as '{}'", row.key, same->key));
        repeat("claim", same->claim, same->import);
        continue;
      }
      connection().run(add_claim, row.key, to_string(row.kind), subject.company, subject.measure,
                       to_string(subject.basis), subject.scope, store::period_id(subject.period), row.stated.low(),
                       row.stated.high(), row.stated.decimals(), row.stated.about(), currency, source, row.words,
                       row.note, import_id);
      const std::int64_t claim = connection().last_insert_id();
      references.currency(currency);
      references.source(source);
      const auto refer = [this](const Subject& to) {
        references.company(to.company);
        references.measure(to.measure);
        references.period(store::period_id(to.period));
      };
      refer(subject);
      for (std::size_t i = 0; i < parts.size(); ++i) {
        connection().run(add_claim_part, claim, i + 1, parts[i].company, parts[i].measure, to_string(parts[i].basis),
                         parts[i].scope, store::period_id(parts[i].period));
        refer(parts[i]);
      }
      new_claims.push_back(ClaimId(static_cast<std::int32_t>(claim)));
      ++counts.claims;
    } catch (const Error& error) {
      if (!store::concerns_row(error)) throw;
      leave_out(batch, row.place, error.what(), problems);
    }
  }
}

}  // namespace capex::core
