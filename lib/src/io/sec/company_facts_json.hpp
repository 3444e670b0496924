// The JSON of company facts, walked once from front to back, every fact handed to FiledFacts.
//
// On-demand parsing: numbers are taken as they are written (no double stands in between), and what is not believed is
// passed over. Structure and UTF-8 are checked to the end of the document.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "io/sec/concept_map.hpp"
#include "io/sec/filed_facts.hpp"

namespace capex::core {

class CompanyFactsJson {
 public:
  CompanyFactsJson();
  ~CompanyFactsJson();

  /// Everything the document says. False when it is not whole: that is then the only problem, and nothing is said.
  bool read(std::string_view json, const std::string& name, const ConceptMap& concepts, FiledFacts& facts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace capex::core
