// Measures and sources.
#include <fmt/format.h>

#include "store/load_state.hpp"
#include "store/stored.hpp"

namespace capex {
namespace {

const char* const find_import_of_measure = "SELECT import_id FROM measure WHERE measure_id = ?1";
const char* const add_measure = R"sql(
INSERT INTO measure (key, kind, unit, definition, import_id) VALUES (?1, ?2, ?3, ?4, ?5)
)sql";
const char* const find_import_of_source = "SELECT import_id FROM source WHERE source_id = ?1";
const char* const add_source = R"sql(
INSERT INTO source (key, publisher, kind, source_rank, known_on, title, url, note, import_id)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
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
  if ((measure.kind == MeasureKind::count) != !measure.unit.empty()) {
    return fmt::format("measure '{}': a count has a unit, such as chips; money has none", measure.key);
  }
  return std::nullopt;
}

std::optional<std::string> malformed(const Source& source) {
  if (source.key.empty()) return "a source needs a key";
  if (source.publisher.empty()) return fmt::format("source '{}' has no publisher", source.key);
  if (source.known_on.is_special()) return fmt::format("source '{}' has no day on which it became known", source.key);
  return std::nullopt;
}

}  // namespace

void Load::State::add_measures(const Batch& batch, Problems& problems) {
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
      continue;
    }
    const Measure stored = store::stored_measure(connection(), MeasureId(static_cast<std::int32_t>(*id)));
    const Field fields[] = {{"kind", to_string(measure.kind), to_string(stored.kind)},
                            {"unit", measure.unit, stored.unit},
                            {"definition", measure.definition, stored.definition}};
    if (const auto problem = contradiction("measure", measure.key, fields)) {
      leave_out(batch, row.place, *problem, problems);
      continue;
    }
    sqlite::Query import_of = connection().query(find_import_of_measure, *id);
    import_of.next();
    repeat("measure", *id, import_of->maybe_integer(0));
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
      connection().run(add_source, source.key, source.publisher, to_string(source.kind), source.kind,
                       day_number(source.known_on), source.title, source.url, source.note, import_id);
      ++counts.sources;
      continue;
    }
    const Source stored = store::stored_source(connection(), SourceId(static_cast<std::int32_t>(*id)));
    // Only what decides which figure stands has to agree. One filing comes under the names of several filers, or of one
    // before and after it was renamed: the words of the first import stand.
    const Field fields[] = {{"kind", to_string(source.kind), to_string(stored.kind)},
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

}  // namespace capex
