#include "store/load/new_references.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"

namespace capex::core::store {
namespace {

const char* const find_company = "SELECT 1 FROM company WHERE company_id = ?1";
const char* const find_measure = "SELECT 1 FROM measure WHERE measure_id = ?1";
const char* const find_currency_row = "SELECT 1 FROM currency WHERE currency_id = ?1";
const char* const has_provider = "SELECT 1 FROM provider WHERE provider_id = ?1";
const char* const find_series = "SELECT 1 FROM series WHERE series_id = ?1";
const char* const find_period = "SELECT 1 FROM period WHERE period_id = ?1";
const char* const find_source = "SELECT 1 FROM source WHERE source_id = ?1";
const char* const has_variant = "SELECT 1 FROM variant WHERE variant_id = ?1";
const char* const find_dated_source =
    "SELECT 1 FROM source WHERE source_id = ?1 AND known_on = ?2 AND source_rank = ?3";

[[noreturn]] void broken(const char* table, std::int64_t id) {
  throw Error(ErrorCode::storage,
              fmt::format("a row refers to {} {}, which is not there; nothing was loaded", table, id));
}

void check_all(sqlite::Connection& connection, const std::vector<bool>& ids, const char* sql, const char* table) {
  for (std::size_t id = 0; id < ids.size(); ++id) {
    if (ids[id] && !connection.query(sql, id).next()) broken(table, static_cast<std::int64_t>(id));
  }
}

}  // namespace

void NewReferences::source(std::int64_t id, std::int32_t known_on, std::int32_t rank) {
  const auto at = static_cast<std::size_t>(id);
  if (at >= dated_sources_.size()) dated_sources_.resize(at + 1024);
  Dated& noted = dated_sources_[at];
  if (noted.rank >= 0 && (noted.known_on != known_on || noted.rank != rank)) noted.contradicted = true;
  noted.known_on = known_on;
  noted.rank = rank;
}

void NewReferences::check(sqlite::Connection& connection) const {
  check_all(connection, companies_, find_company, "company");
  check_all(connection, measures_, find_measure, "measure");
  check_all(connection, currencies_, find_currency_row, "currency");
  check_all(connection, providers_, has_provider, "provider");
  check_all(connection, series_, find_series, "series");
  check_all(connection, sources_, find_source, "source");
  check_all(connection, variants_, has_variant, "variant");
  for (const std::int64_t id : periods_) {
    if (!connection.query(find_period, id).next()) broken("period", id);
  }
  for (std::size_t id = 0; id < dated_sources_.size(); ++id) {
    const Dated& noted = dated_sources_[id];
    if (noted.rank < 0) continue;
    if (noted.contradicted || !connection.query(find_dated_source, id, noted.known_on, noted.rank).next()) {
      broken("source", static_cast<std::int64_t>(id));
    }
  }
}

}  // namespace capex::core::store
