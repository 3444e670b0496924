// Companies, measures and sources as they are stored, and the words that stand for their enumerations.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "capex/model/claim.hpp"
#include "capex/model/company.hpp"
#include "capex/model/measure.hpp"
#include "capex/model/source.hpp"
#include "capex/money/stated.hpp"
#include "store/sqlite/connection.hpp"

namespace capex::store {

/// With keys in [low, high], ordered by them.
std::vector<Company> stored_companies(sqlite::Connection& connection, std::int64_t low, std::int64_t high);
std::vector<Measure> stored_measures(sqlite::Connection& connection, std::int64_t low, std::int64_t high);
std::vector<Source> stored_sources(sqlite::Connection& connection, std::int64_t low, std::int64_t high);

/// By key number; Error{not_found} when the number is of another file.
Company stored_company(sqlite::Connection& connection, CompanyId id);
Measure stored_measure(sqlite::Connection& connection, MeasureId id);
Source stored_source(sqlite::Connection& connection, SourceId id);

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

/// "0000789019" from "789019" or "CIK0000789019"; nothing when it is no CIK.
std::optional<std::string> ten_digit_cik(std::string_view text);

/// "month_end", "last_weekday", "nearest_weekday".
std::string year_end_word(YearEnd year_end);

Currency currency_of(std::int64_t number);  // Error{damaged} for a number that ISO 4217 does not have
constexpr SourceRank stored_rank(std::int64_t number) {
  return static_cast<SourceRank>(number);
}
Basis basis_of(const std::string& word);  // Error{damaged} likewise
MeasureKind measure_kind_of(const std::string& word);
ClaimKind claim_kind_of(const std::string& word);
/// From columns low, high, decimals, about, beginning at `column`.
Stated stated_of(const sqlite::Query& row, int column, int digits);
VariantId variant_of(const sqlite::Query& row, int column);

}  // namespace capex::store
