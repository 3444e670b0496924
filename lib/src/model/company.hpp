// Who spends: an issuer, or a named group of issuers (a source can state a figure for "BAT" itself).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "money/currency.hpp"
#include "time/fiscal_calendar.hpp"

namespace capex::core {

enum class CompanyKind { issuer, group };

/// What a screen asks of every company before it knows which to answer.
struct CompanyHead {
  CompanyId id{};
  std::string key;  // "alibaba": lower case, the name in CSV
  CompanyKind kind = CompanyKind::issuer;
  std::optional<Currency> reporting_currency;  // the currency it states its accounts in
};

struct Company : CompanyHead {
  std::string name;     // "Alibaba Group"
  std::string country;  // ISO 3166-1 alpha-2, or empty
  FiscalCalendar calendar;
  std::string ticker;  // identifiers; empty where unknown
  std::string cik;     // SEC, ten digits
  std::string lei;     // ISO 17442
  std::vector<std::string> aliases;
};

/// A member of a group, from `since` (inclusive) until `until` (exclusive), either open.
struct Member {
  CompanyId company{};
  std::string key;
  std::optional<Date> since;
  std::optional<Date> until;
};

std::string to_string(CompanyKind kind);
std::optional<CompanyKind> parse_company_kind(std::string_view text);

}  // namespace capex::core
