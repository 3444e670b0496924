#include "io/csv/read_csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/csv/csv_dialect.hpp"
#include "io/csv/csv_file.hpp"
#include "io/csv/csv_kinds.hpp"
#include "io/csv/csv_names.hpp"
#include "text/near_names.hpp"
#include "text/visible.hpp"

namespace capex::core {
namespace {

/// In the order in which a header is tried: figures, too, have a company and a source.
const CsvKind* const csv_kinds[] = {&measures_csv, &sources_csv, &claims_csv,   &figures_csv,
                                    &rates_csv,    &groups_csv,  &companies_csv};

/// Whether any kind of file has a column of that name.
bool is_column(std::string_view name) {
  return std::any_of(std::begin(csv_kinds), std::end(csv_kinds), [name](const CsvKind* kind) {
    return std::any_of(kind->columns.begin(), kind->columns.end(),
                       [name](const Column& column) { return column.name == name; });
  });
}

std::string no_kind_message(const std::vector<std::string>& names) {
  std::string known;
  for (const CsvKind* kind : csv_kinds) {
    known += fmt::format("{}{} ({})", known.empty() ? "" : ", ", kind->name, kind->mark);
  }
  std::string hint;
  constexpr std::size_t enough = 100;   // columns; a header may have a million
  constexpr std::size_t longest = 300;  // bytes
  for (const std::string& name : names) {
    if (&name - names.data() == enough || name.size() > longest) break;
    NearNames near(name);
    for (const CsvKind* kind : csv_kinds) near.offer(kind->mark);
    const std::vector<std::string> nearest = near.nearest();
    if (hint.empty() && !nearest.empty()) hint = fmt::format(" Did you mean '{}' by '{}'?", nearest[0], name);
  }
  return fmt::format("the header '{}' is of no known kind. A file is known by one of its columns: {}.{}",
                     shortened(fmt::format("{}", fmt::join(names, ",")), longest), known, hint);
}

}  // namespace

const CsvKind* kind_of_header(const CsvReader& reader, Problems& problems) {
  std::vector<std::string> names;
  for (std::size_t cell = 0; cell < reader.size(); ++cell) names.push_back(column_name(reader.text(cell)));
  for (const CsvKind* kind : csv_kinds) {
    if (std::find(names.begin(), names.end(), kind->mark) != names.end()) return kind;
  }
  const std::string dialect = dialect_message(reader, is_column);
  problems.push_back({reader.place(0), dialect.empty() ? no_kind_message(names) : dialect});
  return nullptr;
}

void read_csv(std::string_view text, const std::string& name, Batch& batch, Problems& problems) {
  const auto file = static_cast<std::int32_t>(batch.files.size());
  batch.files.push_back(name);

  CsvReader reader(text, name);
  const std::size_t before = problems.size();
  if (!reader.next(problems)) {
    if (problems.size() == before) problems.push_back({reader.place(), "the file is empty: expected a header line"});
    return;
  }
  // A broken first line is the header: what comes after it cannot be told apart.
  if (problems.size() != before) return;
  const CsvKind* kind = kind_of_header(reader, problems);
  if (kind == nullptr) return;
  CsvTable table(reader, kind->name, kind->columns, problems);
  kind->read(table, file, batch);
}

}  // namespace capex::core
