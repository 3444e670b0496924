// From what a filing states in the SEC's quarterly data sets to rows of a batch.
//
// The amounts of a filing tell its precision, as in company facts. Of one measure, scope and rounded period
//   the reporting currency speaks, and what else there is translates it;
//   the concept of the lowest rank speaks; of the whole company a tag of the filer's own only where no other concept
//   states it, and what those state is left to company facts;
//   one value is stated: where two are, neither is taken.
// A part below zero of what is never below zero eliminates what others count twice, and is none.
// The exact days are those of a known period (exact_days.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "capex/error.hpp"
#include "io/sec/concept_map.hpp"
#include "io/sec/data_set.hpp"
#include "model/batch.hpp"

namespace capex::core {

/// What is known of a filing and of its filer.
struct KnownFiling {
  std::string company;                         // the key that the rows name
  std::string publisher;                       // of the source
  std::optional<Currency> reporting_currency;  // else the one of most numbers of the filing
  std::vector<Period> of_filing, of_filer;     // the periods that their figures are of
  std::optional<int> decimals;                 // of every figure, in place of the inferred ones
};

/// Why rows were left out that have an amount, by the lowest few lines.
struct LeftOut {
  std::vector<std::int32_t> unknown_days, several_days;
};

/// Adds the figures of one filing, whose numbers these are, and the filing as their source. Sorts the numbers, and goes
/// on counting in the data. `name` is num.txt's, for messages; what does not fit is a problem.
void add_data_set_filing(DataSet& data, std::span<DataSetNumber> numbers, const ConceptMap& concepts,
                         const KnownFiling& known, const std::string& name, Batch& batch, Problems& problems,
                         LeftOut& left_out);

}  // namespace capex::core
