#include "ask/pass/whole_file.hpp"

#include <atomic>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "capex/rows.hpp"
#include "io/input/in_order.hpp"
#include "io/rows/growth_lines.hpp"

namespace capex::core {

namespace {

struct CompaniesAndMeasures {
  explicit CompaniesAndMeasures(const Snapshot& snapshot) {
    for (Company& company : snapshot.companies()) companies.emplace(company.id, std::move(company));
    for (Measure& measure : snapshot.measures()) measures.emplace(measure.id, std::move(measure));
  }

  // A file may number its rows as it likes. It has those of every series that is walked.
  std::unordered_map<CompanyId, Company> companies;
  std::unordered_map<MeasureId, Measure> measures;
};

/// What was asked for.
struct Passed {
  Passed(const Snapshot& snapshot, const Request& request)
      : question(request.question(snapshot)), periods{request.step()} {
    if (request.names_measure()) filter.measure = question.measures.front();
    if (request.names_bases()) filter.basis = question.basis;
    if (request.names_scope()) filter.scope = question.scope;
    if (needs_rates(question)) rates = snapshot.rates(request.provider());
  }

  Question question;
  PassPeriods periods;
  SeriesFilter filter;
  RateTable rates;
};

/// One thread's way over series.
class Passing {
 public:
  explicit Passing(const Passed& passed) : in_(passed.question.in) {
    const Date as_of = passed.question.as_of;
    if (in_) converter_.emplace(passed.rates, *in_, RatePolicy{}, passed.question.max_rate_age);
    pass_ = converter_ ? Pass(*converter_, as_of, passed.periods) : Pass(as_of, passed.periods);
  }

  Currency currency_of(const Series& series) const {
    return in_ && series.currency.is_money() ? *in_ : series.currency;
  }
  std::span<const PassRow> operator()(const Series& series, const FiscalCalendar& calendar) {
    return pass_(series, calendar);
  }

 private:
  std::optional<Currency> in_;
  std::optional<Converter> converter_;
  Pass pass_;
};

/// One thread's way from series to lines.
class LineMaker {
 public:
  LineMaker(Snapshot snapshot, const CompaniesAndMeasures& known, const Passed& passed)
      : snapshot_(std::move(snapshot)), known_(&known), pass_(passed) {}

  GrowthLines of(const SeriesFilter& part) {
    snapshot_.walk(part, [this](const Series& series) { add(series); });
    return std::exchange(lines_, GrowthLines());
  }

 private:
  void add(const Series& series) {
    const Company& company = known_->companies.at(series.company);
    lines_.subject(company.key, known_->measures.at(series.measure).key, series.basis, series.scope,
                   pass_.currency_of(series), company.calendar);
    for (const PassRow& row : pass_(series, company.calendar)) {
      if (row.names == nullptr) {
        lines_.add(row.period, row.amount, row.base, row.growth());
      } else {
        lines_.add(row.period, row.names->period, row.names->base, row.amount, row.base, row.growth());
      }
    }
  }

  Snapshot snapshot_;
  const CompaniesAndMeasures* known_;
  Passing pass_;
  GrowthLines lines_;
};

}  // namespace

void pass_whole_file(const Snapshot& snapshot, const Request& request, const PassVisit& visit) {
  const Passed passed(snapshot, request);
  const CompaniesAndMeasures known(snapshot);
  Passing pass(passed);
  snapshot.walk(passed.filter, [&](const Series& series) {
    const Company& company = known.companies.at(series.company);
    const Measure& measure = known.measures.at(series.measure);
    for (const PassRow& row : pass(series, company.calendar)) {
      visit(company, measure, series, pass.currency_of(series), row);
    }
  });
}

void write_whole_file(const Snapshot& snapshot, const Request& request,
                      const std::function<void(std::string_view text)>& write) {
  constexpr std::size_t companies_a_part = 250;
  const Passed passed(snapshot, request);
  const CompaniesAndMeasures known(snapshot);
  const std::vector<SeriesFilter> parts = snapshot.split(passed.filter, 1 + known.companies.size() / companies_a_part);
  const unsigned threads = parts.size() > 1 ? threads_ahead() : 0;
  std::vector<Snapshot> views = {snapshot};
  while (views.size() < threads) views.push_back(snapshot.for_another_thread());
  std::atomic<std::size_t> taken = 0;
  InOrder<GrowthLines> lines(parts.size(), threads, [&]() -> Maker<GrowthLines> {
    const auto made = std::make_shared<LineMaker>(views[taken++], known, passed);
    return [made, &parts](std::size_t part) { return made->of(parts[part]); };
  });
  write(write_rows({growth_line_columns(), {}}, Format::csv));
  while (const std::optional<GrowthLines> made = lines.next()) write(made->text());
}

}  // namespace capex::core
