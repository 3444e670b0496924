// What the columns of a file can hold, as the loads and the CHECKs of the schema keep it. Whoever reads a row asks for
// these, and verify lists what is outside of them.
#pragma once

#include <limits>

#include "store/sqlite/statement.hpp"

namespace capex::core::store::ranges {

using sqlite::Range;

inline constexpr Range ids{1, std::numeric_limits<std::int32_t>::max()};
inline constexpr Range days{-25567, 84370};  // since 1970-01-01: 1900-01-01 to 2200-12-31
inline constexpr Range period_ids{(days.least << 12) + 1, (days.most << 12) + 4095};  // see period_id.hpp
inline constexpr Range months{1, 12};
inline constexpr Range weekdays{0, 6};
inline constexpr Range name_offsets{-1, 1};
inline constexpr Range quarters{1, 4};
inline constexpr Range ranks{0, 4};
inline constexpr Range decimals{-30, 30};
inline constexpr Range flags{0, 1};
inline constexpr Range signs{-1, 1};
inline constexpr Range variants{1, std::numeric_limits<std::int16_t>::max()};
inline constexpr Range currencies{0, 999};
/// The outermost two stand for open ends.
inline constexpr Range amounts{std::numeric_limits<std::int64_t>::min() + 1,
                               std::numeric_limits<std::int64_t>::max() - 1};
inline constexpr Range rates{1, std::numeric_limits<std::int64_t>::max()};
inline constexpr Range rate_decimals{0, 18};
inline constexpr Range counts{0, std::numeric_limits<std::int64_t>::max()};
inline constexpr Range checksums{0, std::numeric_limits<std::uint32_t>::max()};

}  // namespace capex::core::store::ranges
