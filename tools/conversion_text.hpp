// One conversion, or one amount at several rates, for the screen and in the strict formats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capex/analysis/answer.hpp"
#include "capex/analysis/conversion.hpp"
#include "capex/io/rows.hpp"
#include "capex/money/stated.hpp"
#include "table.hpp"

namespace capex::tool {

struct Conversion {
  StatedAmount amount;
  Currency to;
  std::optional<Period> period;  // what the rate is of; a fixed rate needs none
  std::optional<Label> label;
  Question question;
};

/// One row.
Rows rows_of(const Conversion& asked, const Observation& from, const Observation& to, const std::string& provider);

/// "50bn CNY = 6.93bn USD [6.86, 7.00]", and the rate on a line of its own.
std::string sentence(const Conversion& asked, const Observation& to, const std::string& provider);

/// "average", "on 2024-08-26", "fixed 7.14"
std::string policy_words(const RatePolicy& policy);

/// A row a rate.
std::string comparison_table(const Conversion& asked, const std::vector<ComparedRate>& compared,
                             const std::string& provider, Colour colour);

/// The same with all columns of a conversion, then from_average: a fraction, 0.0121 is 1.21% more.
Rows comparison_rows(const Conversion& asked, const Observation& from, const std::vector<ComparedRate>& compared,
                     const std::string& provider);

}  // namespace capex::tool
