#include "ask/entry/sec_words.hpp"

#include <fmt/core.h>

#include "io/csv/read_csv.hpp"

namespace capex::core {

std::optional<Company> named_company(const Store& store, const std::string& name) {
  if (name.empty()) return std::nullopt;
  Company company = store.snapshot().company(name);
  if (company.kind == CompanyKind::group) {
    throw Error(ErrorCode::usage, fmt::format("{} is a group: company facts are those of an issuer", company.key));
  }
  return company;
}

ConceptMap concepts_of(const Store& store, const std::string& path, Problems& problems) {
  if (path.empty()) return ConceptMap::shipped();
  ConceptMap concepts = ConceptMap::parse(read_csv_text(path), path, problems);
  const Snapshot snapshot = store.snapshot();
  for (const ConceptMapping& mapping : concepts.mappings()) {
    const Measure measure = snapshot.measure(mapping.measure);
    if (measure.kind == (mapping.at_a_day ? MeasureKind::stock : MeasureKind::flow)) continue;
    throw Error(
        ErrorCode::conflict,
        fmt::format("{} cannot feed {}, which is a {}: facts {}", mapping.name, measure.key, to_string(measure.kind),
                    mapping.at_a_day ? "of the statement balance-sheet are stocks" : "over a period are flows"),
        {path, 0, 0});
  }
  return concepts;
}

}  // namespace capex::core
