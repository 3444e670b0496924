// Numbers as they are shown to people: in thousands, millions or billions, to the places that are known.
//
// A stated amount shows the places that were written, a computed one those that its bounds justify, both at most three;
// bounds show two, or as many as their point. Growth is a percentage with one decimal, or none where its bounds lie ten
// points apart. Always rounded half-even; files and programs get the exact forms of amount_text.hpp instead.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "money/bounds.hpp"
#include "money/ratio.hpp"
#include "money/stated.hpp"

namespace capex::core {

/// The unit that amounts are shown in; its value is the power of ten.
enum class Scale { one = 0, thousand = 3, million = 6, billion = 9, trillion = 12 };

/// "", "k", "m", "bn", "tn": as written after a number, and read back by parse_amount.
std::string_view suffix(Scale scale);
/// "", "thousand", "million", ...: for the head of a column.
std::string_view to_string(Scale scale);

/// The largest scale whose unit the amount reaches: billion for 50bn CNY, million for 950m. `digits` are the
/// currency's.
Scale scale_of(std::int64_t minor, int digits);

/// Decimal places in which a stated amount is shown: 0 for 23bn in billions, 1 for 4.2bn, 3 for 24,825m. One more where
/// the middle of a range needs it (60-65bn is 62.5bn). Past three, or finer than the minor unit, is cut, and then
/// zeros at the end with it.
int stated_places(const Stated& stated, Scale scale);

/// Decimal places in which a computed amount is shown: the coarsest place whose unit is at most two thirds of the
/// bounds' half-width (6.93bn in [6.86, 7.00]; 10.3bn in [10.07, 10.56]). Cut at three places and the minor unit as
/// above; so is an exact amount, or one with an open end.
int computed_places(std::int64_t minor, const Bounds& bounds, int digits, Scale scale);

/// "6.93", "24.825", "14,208": the amount in the scale, thousands grouped, the scale's word left to the caller. Never
/// finer than the minor unit.
std::string amount_text(std::int64_t minor, int digits, Scale scale, int places);

/// "[6.86, 7.00]", to two places of the scale or the point's own if more. With one end, exact as limits are: ">12",
/// "<100". Empty without ends.
std::string bounds_text(const Bounds& bounds, int digits, Scale scale, int point_places);

/// Decimal places of the per cent in which a growth between these factors is shown: one, or none where they lie ten
/// points apart or more.
int growth_places(const std::optional<Ratio>& low, const std::optional<Ratio>& high);

/// "+45.6", "-7", "0.0": a fraction as per cent, with all places that it has.
std::string percent_text(const Decimal& fraction, bool signed_up = true);

/// "+175.0%", or "+117%" where low and high are ten points apart or more. All three are factors, amount / base.
std::string growth_text(const Ratio& factor, const std::optional<Ratio>& low, const std::optional<Ratio>& high);
/// A growth as it was stated: "+123%", "~-4.5%", ">+100%", "+10% to +15%".
std::string growth_text(const Stated& growth);
/// A part of a whole, "13.0%" or "13%", with as many places as a growth would have; its bounds "[12.4, 13.6]".
std::string share_text(const Ratio& share, const std::optional<Ratio>& low, const std::optional<Ratio>& high);
std::string share_text(const Stated& share);
std::string share_bounds_text(const std::optional<Ratio>& low, const std::optional<Ratio>& high);
/// "[172.8, 177.2]", in per cent; with one end ">+50.0%" or "<-4.0%". Empty without ends.
std::string growth_bounds_text(const std::optional<Ratio>& low, const std::optional<Ratio>& high);

}  // namespace capex::core
