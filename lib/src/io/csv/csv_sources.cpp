// measures.csv and sources.csv: what is measured, and the documents that state it.
#include "io/csv/cells.hpp"
#include "io/csv/csv_kinds.hpp"

namespace capex::core {
namespace {

constexpr Column measure_columns[] = {{"measure", true}, {"kind", true}, {"unit"}, {"definition", true}, {"terms"}};
namespace measure_column {
enum : std::size_t { measure, kind, unit, definition, terms };
}

constexpr Column source_columns[] = {
    {"source", true}, {"publisher", true}, {"kind", true}, {"known_on", true}, {"title"}, {"url"}, {"note"}, {"form"}};
namespace source_column {
enum : std::size_t { source, publisher, kind, known_on, title, url, note, form };
}

void read_measures(CsvTable& table, std::int32_t file, Batch& batch) {
  namespace column = measure_column;
  while (table.next()) {
    Measure measure;
    table.read(column::measure, parse_lower_key, measure.key);
    const auto kind = table.read(column::kind, one_of(parse_measure_kind, "flow, stock, price or count"));
    measure.kind = kind.value_or(MeasureKind::flow);
    table.read(column::definition, parse_name, measure.definition);
    measure.unit = table.word(column::unit);
    table.read(column::terms, parse_terms, measure.terms);
    if (const Fault fault = unit_fault(measure); kind && fault) table.problem(column::unit, *fault);
    if (table.good()) batch.measures.push_back({std::move(measure), {file, table.line()}});
  }
}

void read_sources(CsvTable& table, std::int32_t file, Batch& batch) {
  namespace column = source_column;
  while (table.next()) {
    Source source;
    table.read(column::source, parse_key, source.key);
    table.read(column::publisher, parse_name, source.publisher);
    table.read(column::kind, one_of(parse_source_kind, "filing, release, vendor or press"), source.kind);
    table.read(column::known_on, parse_date, source.known_on);
    source.title = table.text(column::title);
    source.url = table.word(column::url);
    source.note = table.text(column::note);
    source.form = table.word(column::form);
    if (const Fault fault = form_fault(source)) table.problem(column::form, *fault);
    if (table.good()) batch.sources.push_back({std::move(source), {file, table.line()}});
  }
}

}  // namespace

const CsvKind measures_csv = {"measures", "definition", measure_columns, read_measures};
const CsvKind sources_csv = {"sources", "publisher", source_columns, read_sources};

}  // namespace capex::core
