#include "ask/entry/known_documents.hpp"

#include <fmt/format.h>

#include <charconv>

#include "io/csv/read_csv.hpp"
#include "io/sec/read_company_facts.hpp"

namespace capex::core {

std::int64_t reading_of(const ConceptMap& concepts, std::optional<int> decimals) {
  std::string text = fmt::format("{} {}\n", CompanyFactsReader::edition, decimals ? fmt::to_string(*decimals) : "");
  for (const ConceptMapping& mapping : concepts.mappings()) {
    text += fmt::format("{} {} {} {} {} {} {} {}\n", mapping.taxonomy, mapping.name, mapping.measure, mapping.rank,
                        concepts.meaning(mapping.variant), mapping.cash_flow, mapping.at_a_day, mapping.positive);
  }
  constexpr std::size_t digits = 15;  // of the hash in hex: a number without a sign
  const std::string hash = content_hash(text);
  std::int64_t number = 0;
  std::from_chars(hash.data(), hash.data() + digits, number, 16);
  return number;
}

}  // namespace capex::core
