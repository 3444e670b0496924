// The whole content in the order of natural keys, in batches of bounded size.
#include <limits>

#include "store/load/rate_versions.hpp"
#include "store/read/content_figures.hpp"
#include "store/read/snapshot_state.hpp"
#include "store/read/stored.hpp"

namespace capex::core {
namespace {

const char* const read_all_members = R"sql(
SELECT g.key, c.key, m.since, m.until
FROM group_member AS m JOIN company AS g ON g.company_id = m.group_id JOIN company AS c ON c.company_id = m.company_id
ORDER BY g.key, c.key, m.since
)sql";
const char* const read_all_rates = R"sql(
SELECT day, rate, decimals, provider_id FROM exchange_rate
WHERE provider_id = (SELECT provider_id FROM provider WHERE key = ?1) AND base_id = ?2 AND quote_id = ?3 ORDER BY day
)sql";

constexpr std::size_t batch_size = 50'000;  // rates

Batch names_batch(const Snapshot& everything, sqlite::Connection& connection, store::ContentNames& names,
                  std::vector<std::int64_t>& company_order) {
  Batch batch;
  for (Company& company : everything.companies()) {
    const auto id = static_cast<std::int64_t>(company.id);
    names.companies.emplace(id, company.key);
    company_order.push_back(id);
    batch.companies.push_back(CompanyRow{std::move(company), {}});
  }
  sqlite::Query members = connection.query(read_all_members);
  while (members.next()) {
    batch.members.push_back(MemberRow{
        members->text(0), members->text(1), store::maybe_date_of(members, 2), store::maybe_date_of(members, 3), {}});
  }
  for (Measure& measure : everything.measures()) {
    names.measures.emplace(static_cast<std::int64_t>(measure.id), measure.key);
    batch.measures.push_back(MeasureRow{std::move(measure), {}});
  }
  for (Source& source : everything.sources()) {
    names.sources.emplace(static_cast<std::int64_t>(source.id), source.key);
    batch.sources.push_back(SourceRow{std::move(source), {}});
  }
  return batch;
}

Batch claims_batch(const Snapshot& everything, sqlite::Connection& connection, const store::ContentNames& names) {
  const auto named = [&](const std::unordered_map<std::int64_t, std::string>& of, auto number, const char* what) {
    return store::name_of(of, static_cast<std::int64_t>(number), connection, "claim or claim_part", what);
  };
  const auto part_row = [&](const Subject& subject) {
    return ClaimPartRow{{named(names.companies, subject.company, "company_id"),
                         named(names.measures, subject.measure, "measure_id"), subject.basis, subject.scope},
                        calendar_label(subject.period)};
  };
  Batch batch;
  for (Claim& claim : everything.claims()) {
    std::vector<ClaimPartRow> parts;
    for (const Subject& part : claim.parts) parts.push_back(part_row(part));
    batch.claims.push_back(ClaimRow{std::move(claim.key),
                                    claim.kind,
                                    part_row(claim.subject),
                                    claim.stated,
                                    claim.currency,
                                    named(names.sources, claim.source, "source_id"),
                                    std::move(parts),
                                    std::move(claim.words),
                                    std::move(claim.note),
                                    {}});
  }
  return batch;
}

void visit_rates(const Snapshot& everything, sqlite::Connection& connection,
                 const std::function<void(const Batch&)>& visit) {
  Batch batch;
  const auto flush = [&](std::size_t at_least) {
    if (batch.rates.size() < at_least) return;
    visit(batch);
    batch = Batch();
  };
  for (const RateCoverage& pair : everything.rate_coverage()) {
    if (batch.providers.empty() || batch.providers.back() != pair.provider) batch.providers.push_back(pair.provider);
    const auto provider = static_cast<std::int32_t>(batch.providers.size() - 1);
    std::vector<RateCorrection> corrections;
    auto correction = corrections.begin();
    bool first = true;
    sqlite::Query rows = connection.query(read_all_rates, pair.provider, pair.base.number(), pair.quote.number());
    while (rows.next()) {
      const Date day = store::date_of(rows, 0);
      if (first) {
        corrections = store::corrections_of(
            connection, store::RatePair{rows->integer(3), pair.base.number(), pair.quote.number()},
            day_number(pair.first), day_number(pair.last), std::numeric_limits<std::int64_t>::max());
        correction = corrections.begin();
        first = false;
      }
      batch.rates.push_back(RateRow{provider, pair.base, pair.quote, day, store::rate_of(rows, 1), {}, {}});
      for (; correction != corrections.end() && correction->day == day; ++correction) {
        batch.rates.push_back(
            RateRow{provider, pair.base, pair.quote, day, correction->rate, {}, correction->known_on});
      }
    }
    flush(batch_size);
  }
  flush(1);
}

}  // namespace

void Snapshot::content(const std::function<void(const Batch&)>& visit) const {
  State whole = *state_;
  whole.as_of = latest;
  whole.last_day = State::day_limit(latest);
  const Snapshot everything(std::make_shared<State>(std::move(whole)));
  sqlite::Connection& connection = state_->connection();
  store::ContentNames names;
  std::vector<std::int64_t> company_order;
  visit(names_batch(everything, connection, names, company_order));
  store::visit_figures(connection, company_order, names, visit);
  const Batch claims = claims_batch(everything, connection, names);
  if (!claims.claims.empty()) visit(claims);
  visit_rates(everything, connection, visit);
}

}  // namespace capex::core
