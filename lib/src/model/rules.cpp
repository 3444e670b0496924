#include "model/rules.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace capex::core {
namespace {

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

}  // namespace

Fault key_fault(std::string_view key) {
  const auto refused = [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7F' ||
           std::string_view(",;|=\"").find(c) != std::string_view::npos;
  };
  if (std::any_of(key.begin(), key.end(), refused)) {
    return fmt::format("'{}': a key has no blanks and none of , ; | = \"", key);
  }
  if (key.starts_with('-')) return fmt::format("'{}': a key does not begin with -, as options do", key);
  return std::nullopt;
}

Fault scope_fault(std::string_view scope) {
  if (scope.empty()) return "a scope has a name; leave the cell empty for total";
  return key_fault(scope);
}

Fault country_fault(std::string_view country) {
  if (country.empty() || (country.size() == 2 && std::all_of(country.begin(), country.end(), is_capital))) return {};
  return fmt::format("'{}': a country is two capital letters (ISO 3166-1), such as CN", country);
}

Fault lei_fault(std::string_view lei) {
  if (lei.empty()) return std::nullopt;
  const auto accepted = [](char c) { return is_decimal(c) || is_capital(c); };
  if (lei.size() != 20 || !std::all_of(lei.begin(), lei.end(), accepted)) {
    return fmt::format("'{}': an LEI is twenty digits and capital letters (ISO 17442)", lei);
  }
  // ISO 7064 MOD 97-10: with A as 10, B as 11 ..., the whole number leaves 1.
  int remainder = 0;
  for (const char c : lei) {
    remainder = (is_decimal(c) ? remainder * 10 + (c - '0') : remainder * 100 + (c - 'A' + 10)) % 97;
  }
  if (remainder == 1) return std::nullopt;
  return fmt::format("'{}': the check digits of this LEI do not fit: look for a mistyped character", lei);
}

Fault cik_fault(std::string_view cik) {
  if (cik.empty() || ten_digit_cik(cik)) return std::nullopt;
  return fmt::format("'{}': a CIK is up to ten digits", cik);
}

std::optional<std::string> ten_digit_cik(std::string_view text) {
  if (text.size() > 3 && (text.substr(0, 3) == "CIK" || text.substr(0, 3) == "cik")) text.remove_prefix(3);
  if (text.empty() || text.size() > 10 || !std::all_of(text.begin(), text.end(), is_decimal)) return std::nullopt;
  return std::string(10 - text.size(), '0').append(text);
}

Fault span_fault(const std::optional<Date>& since, const std::optional<Date>& until) {
  if (!since || !until || *since < *until) return std::nullopt;
  return fmt::format("'{}': until is the day after the last, so later than since ({})", to_string(*until),
                     to_string(*since));
}

Fault unit_fault(const Measure& measure) {
  if ((measure.kind == MeasureKind::count) != measure.unit.empty()) return std::nullopt;
  return measure.unit.empty() ? "a count needs a unit, such as chips" : "only counts have a unit: the rest is money";
}

Fault form_fault(const Source& source) {
  if (source.form.empty() || source.kind == SourceKind::filing) return std::nullopt;
  return fmt::format("'{}': only filings have forms", source.form);
}

Fault parts_fault(ClaimKind kind, std::size_t parts) {
  if (kind == ClaimKind::growth && parts != 1) {
    return fmt::format("{} parts: a growth has one, its base period, as in period=2023H1", parts);
  }
  if (kind == ClaimKind::share && parts != 1) {
    return fmt::format("{} parts: a share has one, the whole, as in scope=total", parts);
  }
  if (kind == ClaimKind::total && parts == 0) {
    return "a total names what is added up, as in company=alibaba; company=tencent";
  }
  if (kind == ClaimKind::equivalent && parts != 0) return "an equivalent has no parts: it is about its own subject";
  return std::nullopt;
}

Fault pair_fault(Currency base, Currency quote) {
  if (base == quote) return fmt::format("{0}/{0}: a rate is between two currencies", base.code());
  if (base.is_money() && quote.is_money()) return std::nullopt;
  return fmt::format("{}/{}: a rate is between currencies of money", base.code(), quote.code());
}

Fault known_fault(Date day, Date known_on) {
  if (known_on.is_special() || known_on >= day) return std::nullopt;
  return fmt::format("a rate of {} was not known before that day", to_string(day));
}

}  // namespace capex::core
