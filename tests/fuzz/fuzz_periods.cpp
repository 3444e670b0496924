// Whatever the text: labels, a year end or a day, or an Error. What is read survives its printing, and lies in time.
#include <cstdlib>
#include <string_view>

#include "parsed.hpp"
#include "time/label.hpp"
#include "time/period_request.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto label = parsed([&] { return capex::core::parse_label(text); })) {
    if (capex::core::parse_label(to_string(*label)) != *label) std::abort();
    if (capex::core::resolve(*label).days() < 1) std::abort();
  }
  parsed([&] { return capex::core::parse_labels(text); });
  parsed([&] { return capex::core::parse_labels(text, capex::core::Step::half); });
  if (const auto request = parsed([&] { return capex::core::parse_periods(text); })) {
    if (request->kind() != capex::core::PeriodRequest::Kind::trailing_year) {
      const auto step = request->step().value_or(capex::core::Step::half);
      parsed([&] { return request->among(capex::core::parse_labels("2020..2025", step)); });
    }
  }
  if (const auto day = parsed([&] { return capex::core::parse_date(text); })) {
    if (capex::core::to_string(*day) != text) std::abort();
  }
  if (const auto calendar = parsed([&] { return capex::core::parse_fiscal_year_end(text); })) {
    if (!(capex::core::parse_fiscal_year_end(capex::core::fiscal_year_end_text(*calendar)) == *calendar)) std::abort();
  }
  return 0;
}
