// Which concept of which taxonomy feeds which measure: how company facts become figures.
//
// The shipped mapping is schema/sec-concepts.csv; users can pass one of their own with the same columns:
// taxonomy,concept,measure,rank,meaning and, where they are wanted, statement,sign,note. Where a filing states several
// concepts of one measure for a period, the lowest rank speaks, unless it is a note beside the filer's line
// (read_company_facts.hpp). `meaning` is "same" where the concept means what the measure means, else one word for the
// variant of the definition that it follows; such figures join the measure's series and are marked. `statement` is
// where the concept stands: "cash-flow" is stated year to date, "balance-sheet" at a day. `sign` is "positive" for
// payments and proceeds, which are never below zero: a minus is the filer's slip. Tags of a filer's own, which only the
// quarterly data sets have, stand under its CIK in place of a taxonomy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capex/error.hpp"

namespace capex::core {

/// One concept; it feeds one measure.
struct ConceptMapping {
  std::string taxonomy;     // "us-gaap", "ifrs-full"; of a tag of a filer's own its CIK, of ten digits
  std::string name;         // "PaymentsToAcquirePropertyPlantAndEquipment"
  std::string measure;      // "capex-cash"
  int rank = 1;             // 1 to 99; within one measure and taxonomy each is used once
  std::int8_t variant = 0;  // meaning() has the word
  bool cash_flow = false;   // a line of the cash flow statement
  bool at_a_day = false;    // stated at a day, not over a period
  bool positive = false;    // a payment or proceeds: never below zero
};

class ConceptMap {
 public:
  /// Maps nothing.
  ConceptMap() = default;

  /// Reads a mapping file; its name is for messages. Bad rows go to `problems` and are left out.
  static ConceptMap parse(std::string_view text, const std::string& name, Problems& problems);
  /// The mapping that comes with the library.
  static ConceptMap shipped();

  /// The index into mappings() of a concept; nothing where it feeds no measure.
  std::optional<std::size_t> find(std::string_view taxonomy, std::string_view name) const;
  /// Ordered by taxonomy and name.
  const std::vector<ConceptMapping>& mappings() const { return mappings_; }
  /// "same" for 0, the word of a variant, empty for one that no mapping has. Variants are numbered from 1 in the order
  /// in which the file first names them.
  std::string_view meaning(std::int8_t variant) const;

 private:
  std::vector<ConceptMapping> mappings_;
  std::vector<std::string> meanings_ = {"same"};
};

}  // namespace capex::core
