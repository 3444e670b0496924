// Companies, measures and sources as they are stored, and the words that stand for their enumerations.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "model/claim.hpp"
#include "model/company.hpp"
#include "model/measure.hpp"
#include "model/source.hpp"
#include "money/decimal.hpp"
#include "money/stated.hpp"
#include "store/schema/ranges.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::core::store {

/// Also those whose numbers none of ours can be, so that they are met and refused.
inline constexpr sqlite::Range every_row{std::numeric_limits<std::int64_t>::min(),
                                         std::numeric_limits<std::int64_t>::max()};

/// With keys in [low, high], ordered by them.
std::vector<Company> stored_companies(sqlite::Connection& connection, std::int64_t low, std::int64_t high);
std::vector<CompanyHead> stored_company_heads(sqlite::Connection& connection, std::int64_t low, std::int64_t high);
std::vector<Measure> stored_measures(sqlite::Connection& connection, std::int64_t low, std::int64_t high);
std::vector<Source> stored_sources(sqlite::Connection& connection, std::int64_t low, std::int64_t high);

/// By key number; Error{not_found} when the number is of another file.
Company stored_company(sqlite::Connection& connection, std::int64_t number);
Measure stored_measure(sqlite::Connection& connection, std::int64_t number);
Source stored_source(sqlite::Connection& connection, std::int64_t number);
inline Company stored_company(sqlite::Connection& connection, CompanyId id) {
  return stored_company(connection, static_cast<std::int64_t>(id));
}
inline Measure stored_measure(sqlite::Connection& connection, MeasureId id) {
  return stored_measure(connection, static_cast<std::int64_t>(id));
}
inline Source stored_source(sqlite::Connection& connection, SourceId id) {
  return stored_source(connection, static_cast<std::int64_t>(id));
}

/// The number of the row with exactly this key.
std::optional<std::int64_t> company_with_key(sqlite::Connection& connection, std::string_view key);
std::optional<std::int64_t> measure_with_key(sqlite::Connection& connection, std::string_view key);
std::optional<std::int64_t> source_with_key(sqlite::Connection& connection, std::string_view key);

/// The word of a definition other than a measure's own; empty for 0.
std::string stored_variant(sqlite::Connection& connection, VariantId id);

/// The words of a figure, those of the import that spoke first; empty where nobody wrote them down.
std::string stored_words(sqlite::Connection& connection, std::int64_t series, std::int64_t period, std::int64_t source);

/// By key, ticker, alias or CIK, else by a name that only one company has. Error{conflict} names the companies when
/// several have the name.
std::optional<std::int64_t> company_called(sqlite::Connection& connection, std::string_view name);

/// "month_end", "last_weekday", "nearest_weekday".
std::string year_end_word(YearEnd year_end);

// Columns as values; Error{damaged}, naming table and row, for what none of ours can be.
template <class Id>
Id id_of(const sqlite::Query& row, int column) {
  return Id(row->small(column, ranges::ids));
}
Date date_of(const sqlite::Query& row, int column);
std::optional<Date> maybe_date_of(const sqlite::Query& row, int column);
Decimal rate_of(const sqlite::Query& row, int column);  // from columns rate, decimals
Currency currency_of(const sqlite::Query& row, int column);
SourceRank rank_of(const sqlite::Query& row, int column);
Basis basis_of(const sqlite::Query& row, int column);
MeasureKind measure_kind_of(const sqlite::Query& row, int column);
ClaimKind claim_kind_of(const sqlite::Query& row, int column);
/// From columns company, measure, basis, scope, period, beginning at `column`.
Subject subject_of(const sqlite::Query& row, int column);
/// From columns low, high, decimals, about, beginning at `column`.
Stated stated_of(const sqlite::Query& row, int column, int digits);
VariantId variant_of(const sqlite::Query& row, int column);

/// Error{damaged} for a row that refers to one that is not there: "series 7", "company 4".
[[noreturn]] void refuse_reference(const sqlite::Connection& connection, const std::string& row,
                                   const std::string& missing);
/// The same for an index of a table that leads to another row than the one named.
[[noreturn]] void refuse_index(const sqlite::Connection& connection, std::string_view table, std::string_view name);

}  // namespace capex::core::store
