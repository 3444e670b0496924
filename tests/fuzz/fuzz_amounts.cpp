// Whatever the text: an amount, a growth or a share, or an Error. What is an amount survives its strict form.
#include <cstdlib>
#include <string_view>

#include "capex/money/amount_text.hpp"
#include "parsed.hpp"

namespace {

void check_round_trip(const capex::StatedAmount& amount) {
  const capex::StatedAmount again = capex::parse_amount(to_string(amount), amount.currency);
  if (capex::with_decimals(again, amount.number.decimals()) != amount) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto amount = parsed([&] { return capex::parse_amount(text); })) check_round_trip(*amount);
  const capex::Currency yuan = capex::currency("CNY");
  if (const auto amount = parsed([&] { return capex::parse_amount(text, yuan); })) check_round_trip(*amount);
  if (const auto count = parsed([&] { return capex::parse_amount(text, capex::Currency::none()); })) {
    check_round_trip(*count);
  }
  for (const auto parse : {capex::parse_growth, capex::parse_share}) {
    const auto ratio = parsed([&] { return parse(text); });
    if (ratio && capex::parse_ratio(capex::ratio_text(*ratio), ratio->decimals()) != *ratio) std::abort();
  }
  return 0;
}
