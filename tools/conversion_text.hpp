// One conversion, or one amount at several rates, for the screen and in the strict formats.
#pragma once

#include <string>
#include <vector>

#include "analysis/rates/conversion.hpp"
#include "ask/answer/converted.hpp"
#include "capex/rows.hpp"
#include "table.hpp"

namespace capex::core::tool {

/// One row.
Rows rows_of(const ConversionAsked& asked, const Observation& from, const Observation& to, const std::string& provider);

/// "50bn CNY = 6.93bn USD [6.86, 7.00]", and the rate on a line of its own.
std::string sentence(const ConversionAsked& asked, const Observation& to, const std::string& provider);

/// "average", "on 2024-08-26", "fixed 7.14"
std::string policy_words(const RatePolicy& policy);

/// A row a rate.
std::string comparison_table(const ConversionAsked& asked, const std::vector<ComparedRate>& compared,
                             const std::string& provider, Colour colour);

/// The same with all columns of a conversion, then from_average: a fraction, 0.0121 is 1.21% more.
Rows comparison_rows(const ConversionAsked& asked, const Observation& from, const std::vector<ComparedRate>& compared,
                     const std::string& provider);

}  // namespace capex::core::tool
