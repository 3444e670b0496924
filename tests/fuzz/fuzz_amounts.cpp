// Whatever the text: an amount, a growth or a share, or an Error. What is an amount survives its strict form.
#include <cstdlib>
#include <string_view>

#include "money/amount_text.hpp"
#include "parsed.hpp"

namespace {

void check_round_trip(const capex::core::StatedAmount& amount) {
  const capex::core::StatedAmount again = capex::core::parse_amount(to_string(amount), amount.currency);
  if (capex::core::with_decimals(again, amount.number.decimals()) != amount) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto amount = parsed([&] { return capex::core::parse_amount(text); })) check_round_trip(*amount);
  const capex::core::Currency yuan = capex::core::currency("CNY");
  if (const auto amount = parsed([&] { return capex::core::parse_amount(text, yuan); })) check_round_trip(*amount);
  if (const auto count = parsed([&] { return capex::core::parse_amount(text, capex::core::Currency::none()); })) {
    check_round_trip(*count);
  }
  for (const auto parse : {capex::core::parse_growth, capex::core::parse_share}) {
    const auto ratio = parsed([&] { return parse(text); });
    if (ratio && capex::core::parse_ratio(capex::core::ratio_text(*ratio), ratio->decimals()) != *ratio) std::abort();
  }
  return 0;
}
