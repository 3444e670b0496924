// Measures and sources.
#include <fmt/core.h>

#include <vector>

#include "model/rules.hpp"
#include "store/load/load_state.hpp"
#include "store/load/near_in_file.hpp"
#include "store/read/stored.hpp"

namespace capex::core {
namespace {

const char* const find_import_of_measure = "SELECT import_id FROM measure WHERE measure_id = ?1";
const char* const add_measure = R"sql(
INSERT INTO measure (key, kind, unit, definition, import_id) VALUES (?1, ?2, ?3, ?4, ?5)
)sql";
const char* const add_measure_term = R"sql(
INSERT INTO measure_term (measure_id, position, sign, term_id) VALUES (?1, ?2, ?3, ?4)
)sql";
const char* const remove_measure = "DELETE FROM measure WHERE measure_id = ?1";
const char* const find_import_of_source = "SELECT import_id FROM source WHERE source_id = ?1";
const char* const add_source = R"sql(
INSERT INTO source (key, publisher, kind, form, source_rank, known_on, title, url, note, import_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
)sql";

struct Field {
  const char* what;
  std::string here, there;
};

// The first field that the row states otherwise than the file. An empty one states nothing.
template <std::size_t n>
std::optional<std::string> contradiction(const char* what, const std::string& key, const Field (&fields)[n]) {
  for (const Field& field : fields) {
    if (field.here.empty() || field.here == field.there) continue;
    return fmt::format("{} '{}': {} '{}' here, '{}' in the file; undo the import that said so, or use another key",
                       what, key, field.what, field.here, field.there);
  }
  return std::nullopt;
}

std::optional<std::string> malformed(const Measure& measure) {
  if (!store::is_key(measure.key)) {
    return fmt::format("measure key '{}': {} are accepted", measure.key, store::key_form);
  }
  if (measure.definition.empty()) return fmt::format("measure '{}' has no definition", measure.key);
  if (const Fault fault = unit_fault(measure)) return fmt::format("measure '{}': {}", measure.key, *fault);
  if (!measure.terms.empty() && measure.kind != MeasureKind::flow) {
    return fmt::format("measure '{}': a {} is no sum of flows", measure.key, to_string(measure.kind));
  }
  return std::nullopt;
}

// Why one of the terms is no part of such a measure.
std::optional<std::string> malformed_term(const Measure& measure, const MeasureTerm& term,
                                          sqlite::Connection& connection) {
  const auto id = store::measure_with_key(connection, term.measure);
  if (!id) {
    return fmt::format("measure '{}': no measure '{}' in the file{}", measure.key, term.measure,
                       store::near_measure(connection, term.measure));
  }
  const Measure part = store::stored_measure(connection, *id);
  if (part.key == measure.key || !part.terms.empty()) {
    return fmt::format("measure '{}': {} is itself a sum of others; name those", measure.key, term.measure);
  }
  if (part.kind != MeasureKind::flow) {
    return fmt::format("measure '{}': {} is a {}, and only flows add up over a period", measure.key, term.measure,
                       to_string(part.kind));
  }
  return std::nullopt;
}

std::optional<std::string> malformed(const Source& source) {
  if (source.key.empty()) return "a source needs a key";
  if (const Fault fault = key_fault(source.key)) return "source key " + *fault;
  if (source.publisher.empty()) return fmt::format("source '{}' has no publisher", source.key);
  if (source.known_on.is_special()) return fmt::format("source '{}' has no day on which it became known", source.key);
  if (const Fault fault = form_fault(source)) return fmt::format("source '{}': form {}", source.key, *fault);
  return std::nullopt;
}

}  // namespace

void Load::State::add_measures(const Batch& batch, Problems& problems) {
  std::vector<const MeasureRow*> defined;  // their terms may come after them
  for (const MeasureRow& row : batch.measures) {
    const Measure& measure = row.measure;
    if (const auto problem = malformed(measure)) {
      leave_out(batch, row.place, *problem, problems);
      continue;
    }
    const auto id = store::measure_with_key(connection(), measure.key);
    if (!id) {
      connection().run(add_measure, measure.key, to_string(measure.kind), measure.unit, measure.definition, import_id);
      ++counts.measures;
      if (!measure.terms.empty()) defined.push_back(&row);
      continue;
    }
    const Measure stored = store::stored_measure(connection(), *id);
    const Field fields[] = {{"kind", to_string(measure.kind), to_string(stored.kind)},
                            {"unit", measure.unit, stored.unit},
                            {"definition", measure.definition, stored.definition},
                            {"terms", to_string(measure.terms), to_string(stored.terms)}};
    if (const auto problem = contradiction("measure", measure.key, fields)) {
      leave_out(batch, row.place, *problem, problems);
      continue;
    }
    sqlite::Query import_of = connection().query(find_import_of_measure, *id);
    import_of.next();
    repeat("measure", *id, import_of->maybe_integer(0));
  }
  for (const MeasureRow* row : defined) add_terms(*row, batch, problems);
}

void Load::State::add_terms(const MeasureRow& row, const Batch& batch, Problems& problems) {
  const auto id = store::measure_with_key(connection(), row.measure.key);
  for (const MeasureTerm& term : row.measure.terms) {
    const auto problem = malformed_term(row.measure, term, connection());
    if (!problem) continue;
    connection().run(remove_measure, *id);
    --counts.measures;
    leave_out(batch, row.place, *problem, problems);
    return;
  }
  int position = 0;
  for (const MeasureTerm& term : row.measure.terms) {
    connection().run(add_measure_term, *id, ++position, term.sign,
                     *store::measure_with_key(connection(), term.measure));
  }
}

void Load::State::add_sources(const Batch& batch, Problems& problems) {
  for (const SourceRow& row : batch.sources) {
    const Source& source = row.source;
    if (const auto problem = malformed(source)) {
      leave_out(batch, row.place, *problem, problems);
      continue;
    }
    const auto id = store::source_with_key(connection(), source.key);
    if (!id) {
      connection().run(add_source, source.key, source.publisher, to_string(source.kind), source.form,
                       rank_of(source.kind, source.form), day_number(source.known_on), source.title, source.url,
                       source.note, import_id);
      ++counts.sources;
      continue;
    }
    const Source stored = store::stored_source(connection(), *id);
    // Only what decides which figure stands has to agree. One filing comes under the names of several filers, or of one
    // before and after it was renamed: the words of the first import stand.
    const bool of_one_rank = rank_of(source.kind, source.form) == rank_of(stored.kind, stored.form);
    const Field fields[] = {{"kind", to_string(source.kind), to_string(stored.kind)},
                            {"form", of_one_rank ? std::string() : source.form, stored.form},
                            {"known_on", to_string(source.known_on), to_string(stored.known_on)}};
    if (const auto problem = contradiction("source", source.key, fields)) {
      leave_out(batch, row.place, *problem, problems);
      continue;
    }
    sqlite::Query import_of = connection().query(find_import_of_source, *id);
    import_of.next();
    repeat("source", *id, import_of->integer(0));
  }
}

}  // namespace capex::core
