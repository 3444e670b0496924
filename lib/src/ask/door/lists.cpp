#include "ask/door/lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/answer/coverage.hpp"
#include "analysis/explain/reasons.hpp"
#include "analysis/standing/standing.hpp"
#include "ask/answer/figure_cells.hpp"
#include "ask/door/series_rows.hpp"
#include "ask/question/records.hpp"
#include "text/near_names.hpp"

namespace capex::core {

namespace {

Number number(std::int64_t value) {
  return Number{std::to_string(value)};
}

Rows scopes(const Snapshot& snapshot) {
  Rows rows{{"scope"}, {}};
  for (std::string& scope : snapshot.scopes()) rows.rows.push_back({std::move(scope)});
  return rows;
}

Cell day_or_nothing(const std::optional<Date>& day) {
  return day ? Cell(to_string(*day)) : Cell();
}

Rows groups(const Snapshot& snapshot) {
  Rows rows{{"group", "name", "member", "since", "until"}, {}};
  for (const Company& company : snapshot.companies()) {
    if (company.kind != CompanyKind::group) continue;
    for (const Member& member : snapshot.members(company.id)) {
      rows.rows.push_back(
          {company.key, company.name, member.key, day_or_nothing(member.since), day_or_nothing(member.until)});
    }
  }
  return rows;
}

Rows measures(const Snapshot& snapshot) {
  Rows rows{{"measure", "kind", "unit", "definition"}, {}};
  for (const Measure& measure : snapshot.measures()) {
    rows.rows.push_back({measure.key, to_string(measure.kind), measure.unit, measure.definition});
  }
  return rows;
}

Rows sources(const Snapshot& snapshot) {
  Rows rows{{"source", "publisher", "kind", "known_on", "title", "url"}, {}};
  for (const Source& source : snapshot.sources()) {
    rows.rows.push_back(
        {source.key, source.publisher, to_string(source.kind), to_string(source.known_on), source.title, source.url});
  }
  return rows;
}

Rows rates(const Snapshot& snapshot) {
  Rows rows{{"provider", "base", "quote", "days", "first_day", "last_day", "corrected"}, {}};
  for (const RateCoverage& pair : snapshot.rate_coverage()) {
    rows.rows.push_back({pair.provider, std::string(pair.base.code()), std::string(pair.quote.code()),
                         number(pair.days), to_string(pair.first), to_string(pair.last), number(pair.corrected)});
  }
  return rows;
}

// "restated 2024-08-01 from 13.058bn USD to 12.957bn USD"
std::string restatements(const Coverage& row, Currency currency) {
  std::string text;
  for (std::size_t i = 1; i < row.vintages.size(); ++i) {
    text += fmt::format("{}restated {} from {} to {}", text.empty() ? "" : "; ", to_string(row.vintages[i].since),
                        amount_words(row.vintages[i - 1].figure->amount, currency),
                        amount_words(row.vintages[i].figure->amount, currency));
  }
  return text;
}

// "2024Q1 + 2024Q2 make 0.2bn USD"
std::string contradiction(const Coverage& row, const FiscalCalendar& calendar) {
  if (!row.contradiction) return "";
  const Observation& sum = *row.contradiction;
  const Scale scale = reading_scale(sum);
  return fmt::format(
      "contradicted: {} {} {}{} {}", derivation_words(sum, calendar), sum.operands.size() == 1 ? "is" : "make",
      sum.amount ? amount_cell(sum, scale) : bounds_cell(sum, scale), suffix(scale), sum.currency.code());
}

// What there is to say of a period: how it was come by, what it was before, what others make of it, or what is missing.
std::string note_of(const Coverage& row, Currency currency, const FiscalCalendar& calendar) {
  const Observation& observation = row.observation;
  if (observation.status == Status::missing) return gap_words(observation);
  std::vector<std::string> said = {observation.operands.size() > 1 ? derivation_words(observation, calendar) : "",
                                   restatements(row, currency), contradiction(row, calendar)};
  said.erase(std::remove(said.begin(), said.end(), ""), said.end());
  return fmt::format("{}", fmt::join(said, "; "));
}

Rows imports(const Snapshot& snapshot) {
  Rows rows{{"import", "imported_at", "command", "file", "figures", "claims", "rates", "hash"}, {}};
  for (const Import& import : snapshot.imports()) {
    rows.rows.push_back({number(static_cast<std::int64_t>(import.id)), import.imported_at, import.command, import.file,
                         number(import.figures), number(import.claims), number(import.rates), import.hash});
  }
  return rows;
}

std::optional<MeasureId> measure_called(const Snapshot& snapshot, const std::string& key) {
  return key.empty() ? std::nullopt : std::optional(snapshot.measure(key).id);
}

using ListRows = Rows (*)(const Snapshot& snapshot);
const std::map<std::string, ListRows>& listings() {
  static const auto& all = *new std::map<std::string, ListRows>{
      {"companies", company_rows}, {"names", name_rows}, {"groups", groups}, {"measures", measures},
      {"sources", sources},        {"rates", rates},     {"scopes", scopes}, {"imports", imports}};
  return all;
}

}  // namespace

Rows coverage_of_company(const Snapshot& snapshot, const std::string& name, const std::string& measure_key) {
  Rows rows{{"company", "measure", "basis", "scope", "currency", "period", "first_day", "last_day", "figures",
             "first_known", "last_known", "status", "note"},
            {}};
  const CompanyRecord record = record_of(snapshot, name);
  const std::optional<MeasureId> only = measure_called(snapshot, measure_key);
  const FiscalCalendar& calendar = record.company.calendar;
  for (const Series& series : record.series) {
    const std::string measure = snapshot.measure(series.measure).key;
    if (only && series.measure != *only) continue;
    for (const Coverage& row : coverage(series, calendar, snapshot.as_of())) {
      const Period& period = row.observation.period;
      const auto figures = figures_of(series, period);
      const Cell first = row.figures == 0 ? Cell() : Cell(to_string(figures.front().known_on));
      const Date last =
          row.figures == 0 ? row.observation.known_on : figures[static_cast<std::size_t>(row.figures) - 1].known_on;
      rows.rows.push_back({record.company.key, measure, to_string(series.basis), series.scope,
                           series.currency.is_money() ? Cell(std::string(series.currency.code())) : Cell(),
                           to_string(row.label), to_string(period.first()), to_string(period.last()),
                           number(row.figures), first, last.is_special() ? Cell() : Cell(to_string(last)),
                           std::string(to_string(row.observation.status)), note_of(row, series.currency, calendar)});
    }
  }
  return rows;
}

Rows list_of(const Snapshot& snapshot, const std::string& what, const std::string& company,
             const std::string& measure) {
  if (!measure.empty() && what != "periods") {
    throw Error(ErrorCode::usage, fmt::format("'list {}' takes no measure", what));
  }
  if (what == "periods") {
    return company.empty() ? series_rows(snapshot, measure_called(snapshot, measure))
                           : coverage_of_company(snapshot, company, measure);
  }
  if (what == "due") {
    return due_rows(snapshot, company.empty() ? std::nullopt : std::optional(snapshot.company(company).id));
  }
  const auto listing = listings().find(what);
  if (listing == listings().end()) {
    std::vector<std::string> known = {"periods", "due"};
    for (const auto& [name, unused] : listings()) known.push_back(name);
    throw Error(ErrorCode::usage, fmt::format("there is no list of '{}'{}", what, did_you_mean_one_of(what, known)));
  }
  if (!company.empty()) throw Error(ErrorCode::usage, fmt::format("'list {}' takes no company", what));
  return listing->second(snapshot);
}

}  // namespace capex::core
