// Documents of company facts on their way from where they are to the load: unpacked and parsed, by any thread.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "io/input/open_input.hpp"
#include "io/sec/read_company_facts.hpp"

namespace capex::core {

/// What is made of a document before the file is asked whose it is.
struct Document {
  const InputPlace* place = nullptr;
  std::string damage;  // why there are no bytes
  std::string hash;
  CompanyFactsHead head;
  std::string fault;                          // why there is no head
  std::optional<CompanyFactsDocument> facts;  // where they are wanted
};

/// Which documents are parsed: all, or only those of companies with these CIKs.
struct WantedFacts {
  bool all = false;
  std::set<std::string> ciks;

  bool of(const CompanyFactsHead& head) const { return all || ciks.count(head.cik) > 0; }
};

/// Unpacked. The largest that the SEC serves have 30 MB; each thread holds one, and several times its size while it is
/// read.
inline constexpr std::size_t most_bytes = std::size_t{100} << 20;

/// Of one thread. What it is given outlives it.
class DocumentReader {
 public:
  DocumentReader(const ConceptMap& concepts, const WantedFacts& wanted)
      : inputs_({.max_bytes = most_bytes}), reader_(concepts), wanted_(&wanted) {}

  /// What is wrong with the document is said in it; Error{storage} where its file cannot be read.
  Document read(const InputPlace& place);

 private:
  InputReader inputs_;
  CompanyFactsReader reader_;
  const WantedFacts* wanted_;
};

}  // namespace capex::core
