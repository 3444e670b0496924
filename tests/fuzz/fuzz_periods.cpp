// Whatever the text: labels, a year end or a day, or an Error. What is read survives its printing, and lies in time.
#include <cstdlib>
#include <string_view>

#include "capex/time/label.hpp"
#include "capex/time/period_request.hpp"
#include "parsed.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto label = parsed([&] { return capex::parse_label(text); })) {
    if (capex::parse_label(to_string(*label)) != *label) std::abort();
    if (capex::resolve(*label).days() < 1) std::abort();
  }
  parsed([&] { return capex::parse_labels(text); });
  parsed([&] { return capex::parse_labels(text, capex::Step::half); });
  if (const auto request = parsed([&] { return capex::parse_periods(text); })) {
    if (request->kind() != capex::PeriodRequest::Kind::trailing_year) {
      const auto step = request->step().value_or(capex::Step::half);
      parsed([&] { return request->among(capex::parse_labels("2020..2025", step)); });
    }
  }
  if (const auto day = parsed([&] { return capex::parse_date(text); })) {
    if (capex::to_string(*day) != text) std::abort();
  }
  if (const auto calendar = parsed([&] { return capex::parse_fiscal_year_end(text); })) {
    if (!(capex::parse_fiscal_year_end(capex::fiscal_year_end_text(*calendar)) == *calendar)) std::abort();
  }
  return 0;
}
