#include "ask/door/series_rows.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/standing/alignment.hpp"
#include "time/next_period.hpp"

namespace capex::core {

namespace {

/// What the company calls a period of the series; only where its calendar's rule does not tell is the series asked.
Label name_in(const Series& series, const Period& period, const FiscalCalendar& calendar, Date as_of) {
  if (!is_off_rule(period, calendar)) return name_of(period, calendar);
  Timeline timeline(series, as_of);
  return name_of(timeline, period, calendar);
}

/// A period with what its company calls it.
struct Named {
  Period period;
  Label label;
};

/// The newest of the actual flows so far.
void take_newest(std::optional<Named>& newest, const Series& series, const FiscalCalendar& calendar, Date as_of) {
  if (series.basis != Basis::actual || series.kind != MeasureKind::flow) return;
  const Figure* found = nullptr;
  for (const Figure& figure : series.figures) {
    if (found == nullptr || is_newer(figure.period, found->period)) found = &figure;
  }
  if (found == nullptr || (newest && !is_newer(found->period, newest->period))) return;
  newest = Named{found->period, name_in(series, found->period, calendar, as_of)};
}

using CompaniesById = std::unordered_map<CompanyId, Company>;

CompaniesById by_id(const std::vector<Company>& companies) {
  CompaniesById found;
  for (const Company& company : companies) found.emplace(company.id, company);
  return found;
}

std::string key_of(const Snapshot& snapshot, MeasureId measure, std::map<MeasureId, std::string>& known) {
  const auto found = known.find(measure);
  if (found != known.end()) return found->second;
  return known.emplace(measure, snapshot.measure(measure).key).first->second;
}

Cell code_or_nothing(const Currency& currency) {
  return currency.is_money() ? Cell(std::string(currency.code())) : Cell();
}

Rows name_rows(const std::vector<Company>& companies) {
  Rows rows{{"company", "name", "kind", "country", "currency", "fiscal_year_end", "ticker", "cik", "lei", "aliases"},
            {}};
  for (const Company& company : companies) {
    const bool is_group = company.kind == CompanyKind::group;
    rows.rows.push_back({company.key, company.name, to_string(company.kind), company.country,
                         company.reporting_currency ? Cell(std::string(company.reporting_currency->code())) : Cell(),
                         is_group ? Cell() : Cell(fiscal_year_end_text(company.calendar)), company.ticker, company.cik,
                         company.lei, List{company.aliases, "|"}});
  }
  return rows;
}

}  // namespace

Rows name_rows(const Snapshot& snapshot) {
  return name_rows(snapshot.companies());
}

Rows company_rows(const Snapshot& snapshot) {
  const std::vector<Company> companies = snapshot.companies();
  Rows rows = name_rows(companies);
  for (const char* more : {"newest_period", "measures"}) rows.columns.emplace_back(more);
  const CompaniesById known = by_id(companies);
  struct Has {
    std::optional<Named> newest;
    std::set<std::string> measures;
  };
  std::unordered_map<CompanyId, Has> all;
  std::map<MeasureId, std::string> measures;
  snapshot.walk({}, [&](const Series& series) {
    Has& has = all[series.company];
    has.measures.insert(key_of(snapshot, series.measure, measures));
    take_newest(has.newest, series, known.at(series.company).calendar, snapshot.as_of());
  });
  for (std::size_t i = 0; i < companies.size(); ++i) {
    const Has& has = all[companies[i].id];
    rows.rows[i].push_back(has.newest ? Cell(to_string(has.newest->label)) : Cell());
    rows.rows[i].emplace_back(List{{has.measures.begin(), has.measures.end()}, "|"});
  }
  return rows;
}

Rows series_rows(const Snapshot& snapshot, const std::optional<MeasureId>& measure) {
  Rows rows{{"company", "measure", "basis", "scope", "currency", "first_period", "last_period", "periods"}, {}};
  const std::vector<Company> companies = snapshot.companies();
  const CompaniesById known = by_id(companies);
  std::unordered_map<CompanyId, std::vector<Row>> all;
  std::map<MeasureId, std::string> measures;
  SeriesFilter filter;
  filter.measure = measure;
  snapshot.walk(filter, [&](const Series& series) {
    const Company& company = known.at(series.company);
    const auto called = [&](const Period& period) {
      return to_string(name_in(series, period, company.calendar, snapshot.as_of()));
    };
    std::int64_t periods = 0;
    const Figure* before = nullptr;
    const Figure* last = nullptr;
    for (const Figure& figure : series.figures) {
      if (before == nullptr || before->period != figure.period) ++periods;
      if (last == nullptr || is_newer(figure.period, last->period)) last = &figure;
      before = &figure;
    }
    if (last == nullptr) return;
    all[series.company].push_back({company.key, key_of(snapshot, series.measure, measures), to_string(series.basis),
                                   series.scope, code_or_nothing(series.currency),
                                   called(series.figures.front().period), called(last->period),
                                   Number{std::to_string(periods)}});
  });
  for (const Company& company : companies) {
    for (Row& row : all[company.id]) rows.rows.push_back(std::move(row));
  }
  return rows;
}

namespace {

struct Spoken {
  SourceId source{};
  Date day{};  // not_a_date where nobody has
  bool is_the_issuers = false;
};

/// The later one; what the issuer says goes before what others say.
void take_last(Spoken& last, const Figure& figure) {
  const bool is_own = is_issuers(figure.rank);
  const bool is_later = last.day.is_special() || figure.known_on > last.day ||
                        (figure.known_on == last.day && figure.source < last.source);
  if (is_own != last.is_the_issuers ? is_own : is_later) last = {figure.source, figure.known_on, is_own};
}

struct CompanyCourse {
  std::optional<Named> newest;
  std::vector<Period> periods;  // of actual flows
  Spoken last;
};

}  // namespace

Rows due_rows(const Snapshot& snapshot, const std::optional<CompanyId>& company) {
  Rows rows{
      {"company", "last_source", "last_source_day", "newest_period", "next_period", "next_period_ended", "days_since"},
      {}};
  const CompaniesById known = by_id(snapshot.companies());
  std::unordered_map<CompanyId, CompanyCourse> all;
  Date newest_day(boost::date_time::neg_infin);
  snapshot.walk({}, [&](const Series& series) {
    for (const Figure& figure : series.figures) newest_day = std::max(newest_day, figure.known_on);
    if (company && series.company != *company) return;
    const Company& own = known.at(series.company);
    if (own.kind == CompanyKind::group) return;
    CompanyCourse& course = all[series.company];
    for (const Figure& figure : series.figures) take_last(course.last, figure);
    take_newest(course.newest, series, own.calendar, snapshot.as_of());
    if (series.basis != Basis::actual || series.kind != MeasureKind::flow) return;
    for (const Figure& figure : series.figures) course.periods.push_back(figure.period);
  });
  const Date today = snapshot.as_of() == latest ? newest_day : snapshot.as_of();
  std::vector<std::pair<std::int64_t, Row>> due;
  for (const auto& [id, course] : all) {
    if (!course.newest) continue;
    const Company& own = known.at(id);
    const NextPeriod next = next_period(course.periods, own.calendar).value();
    const Date ended = next.days.last();
    const std::int64_t days = (today - ended).days();
    due.emplace_back(days, Row{own.key, snapshot.source(course.last.source).key, to_string(course.last.day),
                               to_string(course.newest->label), to_string(next.label), to_string(ended),
                               Number{std::to_string(days)}});
  }
  std::sort(due.begin(), due.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return std::get<std::string>(a.second.front()) < std::get<std::string>(b.second.front());
  });
  for (auto& [unused, row] : due) rows.rows.push_back(std::move(row));
  return rows;
}

}  // namespace capex::core
