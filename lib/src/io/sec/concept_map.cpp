#include "io/sec/concept_map.hpp"

#include <algorithm>
#include <tuple>

#include "embedded/sec_concepts.hpp"
#include "io/csv/cells.hpp"

namespace capex::core {
namespace {

constexpr Column columns[] = {{"taxonomy", true}, {"concept", true}, {"measure", true}, {"rank", true},
                              {"meaning", true},  {"statement"},     {"sign"},          {"note"}};
namespace mapping_column {
enum : std::size_t { taxonomy, concept_name, measure, rank, meaning, statement, sign, note };
}

constexpr std::size_t max_meanings = 127;

std::int8_t variant_of(std::string_view meaning, std::vector<std::string>& meanings) {
  const auto found = std::find(meanings.begin(), meanings.end(), meaning);
  const auto variant = static_cast<std::size_t>(found - meanings.begin());
  if (variant == max_meanings) throw Error(ErrorCode::parse, "a mapping can name 126 meanings beside 'same'");
  if (found == meanings.end()) meanings.emplace_back(meaning);
  return static_cast<std::int8_t>(variant);
}

}  // namespace

ConceptMap ConceptMap::parse(std::string_view text, const std::string& name, Problems& problems) {
  ConceptMap map;
  CsvReader reader(text, name);
  const std::size_t before = problems.size();
  if (!reader.next(problems)) {
    if (problems.size() == before)
      problems.push_back(Problem{Place{name}, "the file is empty: expected a header line"});
    return map;
  }
  if (problems.size() != before) return map;

  CsvTable table(reader, "concept mappings", columns, problems);
  while (table.next()) {
    ConceptMapping mapping;
    mapping.taxonomy = table.read(mapping_column::taxonomy, parse_key).value_or("");
    if (const auto cik = ten_digit_cik(mapping.taxonomy)) mapping.taxonomy = *cik;
    mapping.name = table.read(mapping_column::concept_name, parse_key).value_or("");
    mapping.measure = table.read(mapping_column::measure, parse_lower_key).value_or("");
    mapping.rank =
        table.read(mapping_column::rank, [](std::string_view word) { return parse_whole(word, 1, 99); }).value_or(0);
    const auto meaning = table.read(mapping_column::meaning, parse_lower_key);
    const std::string_view statement = table.word(mapping_column::statement);
    mapping.cash_flow = statement == "cash-flow";
    mapping.at_a_day = statement == "balance-sheet";
    if (!statement.empty() && !mapping.cash_flow && !mapping.at_a_day) {
      table.problem(mapping_column::statement, fmt::format("'{}': cash-flow, balance-sheet or nothing", statement));
    }
    const std::string_view sign = table.word(mapping_column::sign);
    mapping.positive = sign == "positive";
    if (!sign.empty() && !mapping.positive)
      table.problem(mapping_column::sign, fmt::format("'{}': positive or nothing", sign));
    if (!table.good()) continue;

    for (const ConceptMapping& other : map.mappings_) {
      if (other.taxonomy != mapping.taxonomy) continue;
      if (other.name == mapping.name) {
        table.problem(mapping_column::concept_name,
                      fmt::format("{} is there twice: a concept feeds one measure ({})", mapping.name, other.measure));
      } else if (other.measure == mapping.measure && other.rank == mapping.rank) {
        table.problem(mapping_column::rank, fmt::format("{} has rank {} of {} already: each rank is used once",
                                                        other.name, other.rank, other.measure));
      }
    }
    if (!table.good()) continue;
    const auto variant =
        table.read(mapping_column::meaning, [&](std::string_view) { return variant_of(*meaning, map.meanings_); });
    if (!variant) continue;
    mapping.variant = *variant;
    map.mappings_.push_back(std::move(mapping));
  }
  std::sort(map.mappings_.begin(), map.mappings_.end(), [](const ConceptMapping& a, const ConceptMapping& b) {
    return std::tie(a.taxonomy, a.name) < std::tie(b.taxonomy, b.name);
  });
  return map;
}

ConceptMap ConceptMap::shipped() {
  Problems problems;
  ConceptMap map = parse(embedded::sec_concepts, "sec-concepts.csv", problems);
  if (!problems.empty()) throw Error(ErrorCode::parse, to_string(problems.front()));
  return map;
}

std::optional<std::size_t> ConceptMap::find(std::string_view taxonomy, std::string_view name) const {
  const auto found =
      std::lower_bound(mappings_.begin(), mappings_.end(), std::pair(taxonomy, name),
                       [](const ConceptMapping& mapping, const auto& wanted) {
                         return std::pair<std::string_view, std::string_view>(mapping.taxonomy, mapping.name) < wanted;
                       });
  if (found == mappings_.end() || found->taxonomy != taxonomy || found->name != name) return std::nullopt;
  return static_cast<std::size_t>(found - mappings_.begin());
}

std::string_view ConceptMap::meaning(std::int8_t variant) const {
  const auto index = static_cast<std::size_t>(static_cast<std::uint8_t>(variant));
  return variant >= 0 && index < meanings_.size() ? std::string_view(meanings_[index]) : std::string_view();
}

}  // namespace capex::core
