#include "io/sec/filed_facts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "money/rounding.hpp"
#include "time/period.hpp"

namespace capex::core {
namespace {

constexpr std::int32_t longest_fact = 380;  // days; 53 weeks are 371

std::string found(const FieldText& field) {
  constexpr std::size_t enough = 40;
  const std::string_view shown = field.text.substr(0, enough);
  return fmt::format("'{}{}'", shown, shown.size() < field.text.size() ? "..." : "");
}

/// What is wrong with a field that should be text, or empty.
std::string check_text(const FieldText& field, std::string_view name) {
  if (field.kind == FieldText::Kind::absent) return fmt::format("there is no '{}'", name);
  if (field.kind != FieldText::Kind::string) return fmt::format("'{}' is {}, expected text", name, found(field));
  return {};
}

std::string check_day(const FieldText& field, std::string_view name, std::int32_t& day) {
  if (std::string fault = check_text(field, name); !fault.empty()) return fault;
  if (const auto read = read_day(field.text)) {
    day = *read;
    return {};
  }
  try {
    day = day_number(parse_date(field.text));
    return {};
  } catch (const Error& error) {
    return fmt::format("'{}': {}", name, error.what());
  }
}

/// Where the SEC keeps a filing; empty where it is not known whose it is.
std::string address_of(const Filing& filing, std::string_view cik) {
  const std::size_t digits = cik.find_first_not_of('0');
  if (digits == std::string_view::npos) return {};
  return fmt::format("https://www.sec.gov/Archives/edgar/data/{}/{:018}/", cik.substr(digits), filing.accession);
}

}  // namespace

Source as_source(const Filing& filing, std::string publisher, std::string_view cik) {
  Source source;
  source.key = filing.key;
  source.publisher = std::move(publisher);
  source.kind = SourceKind::filing;
  source.known_on = date_of(filing.filed);
  source.title = filing.form;
  source.form = filing.form;
  source.url = address_of(filing, cik);
  return source;
}

std::string check_amount(std::string_view name, const FieldText& field, NumberFault fault, const ExactNumber& value,
                         Currency currency, std::int64_t& minor) {
  if (field.kind == FieldText::Kind::absent) return fmt::format("there is no '{}'", name);
  if (field.kind != FieldText::Kind::number || fault == NumberFault::not_a_number) {
    return fmt::format("'{}' is {}, expected a number", name, found(field));
  }
  const int shift = value.exponent + currency.digits();
  if (value.coefficient != 0 && shift < 0 && fault == NumberFault::none) {
    return fmt::format("'{}' is {}, finer than the {} places of {}", name, found(field), currency.digits(),
                       currency.code());
  }
  if (fault == NumberFault::too_long || shift >= static_cast<int>(small_powers_of_ten.size()) ||
      __builtin_mul_overflow(value.coefficient,
                             value.coefficient == 0 ? 0 : small_powers_of_ten[static_cast<std::size_t>(shift)],
                             &minor)) {
    return fmt::format("'{}' is {}, which does not fit 64-bit minor units", name, found(field));
  }
  return {};
}

void FiledFacts::begin(std::string_view json, const std::string& name) {
  name_ = name;
  lines_ = LineCursor(json);
  entity_name.clear();
  cik.clear();
  filings.clear();
  facts.clear();
  counts = {};
  problems.clear();
  monies_.clear();
  filing_of_.clear();
  last_filing_ = -1;
}

void FiledFacts::problem(const char* at, std::string message) {
  if (!lists_more()) return;
  if (problems.size() == most_problems) message = "more is wrong with this document than is listed";
  const std::int64_t line = lines_.line(at);
  problems.push_back(Problem{Place{name_, line, lines_.column(at)}, std::move(message)});
}

std::int32_t FiledFacts::money_of(std::string_view unit) {
  if (unit.size() != 3) return -1;
  const std::optional<Currency> currency = find_currency(unit);
  if (!currency || !currency->is_money()) return -1;
  const auto known = std::find_if(monies_.begin(), monies_.end(),
                                  [&](const MoneyOfDocument& money) { return money.currency == *currency; });
  const auto index = static_cast<std::int32_t>(known - monies_.begin());
  if (known == monies_.end()) monies_.push_back({*currency, 0});
  return index;
}

Currency FiledFacts::main_currency() const {
  const auto less = [](const MoneyOfDocument& a, const MoneyOfDocument& b) {
    return a.facts != b.facts ? a.facts < b.facts : b.currency < a.currency;
  };
  const auto most = std::max_element(monies_.begin(), monies_.end(), less);
  return most == monies_.end() ? Currency::none() : most->currency;
}

std::int32_t FiledFacts::filing_of(std::uint64_t accession) {
  if (last_filing_ >= 0 && filings[static_cast<std::size_t>(last_filing_)].accession == accession) return last_filing_;
  const auto [place, is_new] = filing_of_.emplace(accession, static_cast<std::int32_t>(filings.size()));
  if (is_new) filings.push_back({accession, {}, no_day, {}});
  return last_filing_ = place->second;
}

void FiledFacts::add(const FactList& list, const FactText& fact, std::int32_t number, const char* at) {
  ++counts.facts;
  ++monies_[static_cast<std::size_t>(list.money)].facts;

  if (fact.start.kind == FieldText::Kind::absent && !list.at_a_day) {
    ++counts.instants;
    return;
  }
  if (list.concept_index < 0) {
    ++counts.unmapped;
    return;
  }

  ExactNumber value;
  NumberFault fault = NumberFault::not_a_number;
  if (fact.val.kind == FieldText::Kind::number) fault = read_number(fact.val.text, value);
  std::int32_t filing = -1;
  if (fact.accn.kind == FieldText::Kind::string) {
    if (const auto accession = read_accession(fact.accn.text)) filing = filing_of(*accession);
  }
  FiledFact checked{filing, list.concept_index, 0, 0, list.money, number, lines_.line(at), FactRole::line, false, 0};
  bool too_long = false;
  const std::string wrong = check(list, fact, fault, value, checked, too_long);
  if (!wrong.empty()) {
    ++counts.bad;
    problem(at, fmt::format("{} {}, {}, fact {}: {}", list.taxonomy, list.name, list.unit, number, wrong));
  } else if (too_long) {
    ++counts.long_periods;
  } else {
    facts.push_back(checked);
  }
}

std::string FiledFacts::check(const FactList& list, const FactText& fact, NumberFault fault, const ExactNumber& value,
                              FiledFact& checked, bool& too_long) {
  std::string wrong = check_day(fact.end, "end", checked.last);
  if (wrong.empty() && list.at_a_day) checked.first = checked.last;
  if (wrong.empty() && !list.at_a_day) wrong = check_day(fact.start, "start", checked.first);
  if (!wrong.empty()) return wrong;
  if (checked.last < checked.first) {
    return fmt::format("'end' {} is before 'start' {}", fact.end.text, fact.start.text);
  }
  wrong = check_amount("val", fact.val, fault, value, currency(list.money), checked.minor);
  checked.turned = list.positive && checked.minor < 0;
  if (checked.turned) checked.minor = -checked.minor;
  if (wrong.empty()) wrong = check_filing(fact, checked);
  too_long = checked.last - checked.first >= longest_fact;
  return wrong;
}

std::string FiledFacts::check_filing(const FactText& fact, FiledFact& checked) {
  std::string wrong = check_text(fact.accn, "accn");
  if (!wrong.empty()) return wrong;
  if (checked.filing < 0) {
    return fmt::format("'accn' is {}, expected an accession number such as 0001326801-24-000049", found(fact.accn));
  }
  std::int32_t filed = no_day;
  wrong = check_day(fact.filed, "filed", filed);
  if (wrong.empty()) wrong = check_text(fact.form, "form");
  if (!wrong.empty()) return wrong;

  Filing& filing = filings[static_cast<std::size_t>(checked.filing)];
  if (filing.filed == no_day) {
    filing.key = fact.accn.text;
    filing.filed = filed;
    filing.form = fact.form.text;
  } else if (filing.filed != filed) {
    return fmt::format("{} was filed on {} here and on {} above", filing.key, fact.filed.text,
                       to_string(date_of(filing.filed)));
  }
  return {};
}

}  // namespace capex::core
