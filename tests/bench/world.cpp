#include "world.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace capex::core::bench {
namespace {

constexpr int companies_a_batch = 5'000;
constexpr int filing_days = 10;  // companies file on one of ten days after each period
constexpr std::int64_t million = 1'000'000;

/// Knuth's 64-bit linear congruential generator; the upper bits are the good ones.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 1) { below(1); }
  /// 0 <= result < limit
  std::int64_t below(std::int64_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::int64_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_;
};

struct CurrencyArea {
  const char* code;
  int share;                // of the companies, in percent
  std::int64_t first_rate;  // per euro, in 1/10,000
};
constexpr std::array<CurrencyArea, 7> areas = {{{"USD", 35, 10'500},
                                                {"EUR", 15, 0},
                                                {"CNY", 20, 78'000},
                                                {"JPY", 12, 1'200'000},
                                                {"GBP", 8, 8'500},
                                                {"INR", 6, 600'000},
                                                {"KRW", 4, 13'000'000}}};

const CurrencyArea& area_of(int company) {
  int place = company % 100;
  for (const CurrencyArea& area : areas) {
    if (place < area.share) return area;
    place -= area.share;
  }
  return areas.front();
}

Label label_of(const World& world, int report) {
  const int year = world.first_year + report / world.reports_a_year();
  const int number = report % world.reports_a_year();
  if (world.reports == Reports::halves) return Label::half(year, number + 1);
  const Label to_date[] = {Label::quarter(year, 1), Label::half(year, 1), Label::nine_months(year), Label::year(year)};
  return to_date[number];
}

std::string source_key(const World& world, int report, int day) {
  return fmt::format("filings-{}-{}", to_string(label_of(world, report)), day);
}

/// One source for each report and filing day; a year more than there is, for the last restatements.
std::vector<SourceRow> sources(const World& world) {
  std::vector<SourceRow> rows;
  for (int report = 0; report < world.report_count() + world.reports_a_year(); ++report) {
    for (int day = 0; day < filing_days; ++day) {
      SourceRow row;
      row.source.key = source_key(world, report, day);
      row.source.publisher = "Filings";
      row.source.kind = SourceKind::filing;
      row.source.known_on = resolve(label_of(world, report)).last() + boost::gregorian::days(25 + 3 * day);
      rows.push_back(row);
    }
  }
  return rows;
}

/// A rate a weekday, wandering within a third of where it began.
void add_rates(const World& world, const CurrencyArea& area, Batch& batch) {
  Numbers numbers(static_cast<std::uint64_t>(area.first_rate));
  std::int64_t rate = area.first_rate;
  const Date end(static_cast<unsigned short>(world.last_year() + 1), 12, 31);
  for (Date day(static_cast<unsigned short>(world.first_year - 1), 12, 1); day <= end;
       day += boost::gregorian::days(1)) {
    if (day.day_of_week() == boost::gregorian::Saturday || day.day_of_week() == boost::gregorian::Sunday) continue;
    rate += (numbers.below(2001) - 1000) * area.first_rate / 200'000;
    rate = std::clamp(rate, area.first_rate * 2 / 3, area.first_rate * 4 / 3);
    RateRow row;
    row.base = currency("EUR");
    row.quote = currency(area.code);
    row.day = day;
    row.rate = Decimal(rate, 4);
    batch.rates.push_back(row);
  }
}

/// Stated in millions, as filings do.
Stated in_millions(std::int64_t millions, Currency unit) {
  const auto minor = narrow(Int128(millions) * million * power_of_ten(unit.digits()));
  return Stated(minor, minor, -6, unit.digits());
}

void add_company(const World& world, int company, Batch& batch) {
  const Currency unit = currency(area_of(company).code);
  CompanyRow row;
  row.company.key = company_key(company);
  row.company.name = fmt::format("Company {}", company);
  row.company.reporting_currency = unit;
  batch.companies.push_back(row);

  SeriesName series;
  series.company = row.company.key;
  series.measure = "capex";
  series.currency = unit;
  const auto series_index = static_cast<std::int32_t>(batch.series.size());
  batch.series.push_back(series);

  Numbers numbers(static_cast<std::uint64_t>(company) + 1);
  const int day = static_cast<int>(numbers.below(filing_days));
  std::int64_t millions = 200 + numbers.below(5'000);
  std::int64_t to_date = 0;
  const int a_year = world.reports_a_year();
  for (int report = 0; report < world.report_count(); ++report) {
    millions = std::max<std::int64_t>(100, millions + millions * (numbers.below(15) - 5) / 100);
    to_date = world.reports == Reports::halves || report % a_year == 0 ? millions : to_date + millions;
    FigureRow figure{series_index, report, report * filing_days + day, -1, in_millions(to_date, unit), {}};
    batch.figures.push_back(figure);
    if (numbers.below(10) == 0) {  // restated with the filing a year later
      figure.source += a_year * filing_days;
      figure.amount = in_millions(to_date - 2 - to_date / 40, unit);
      batch.figures.push_back(figure);
    }
  }
}

}  // namespace

std::string company_key(int company) {
  return fmt::format("c{:06}", company);
}

void make_batches(const World& world, const std::function<void(const Batch&)>& visit) {
  Batch first;
  first.sources = sources(world);
  first.providers = {"ecb"};
  for (const CurrencyArea& area : areas) {
    if (area.first_rate > 0) add_rates(world, area, first);
  }
  visit(first);

  for (int begin = 0; begin < world.companies; begin += companies_a_batch) {
    Batch batch;
    for (int report = 0; report < world.report_count(); ++report) batch.labels.push_back(label_of(world, report));
    for (const SourceRow& row : first.sources) batch.source_keys.push_back(row.source.key);
    const int end = std::min(begin + companies_a_batch, world.companies);
    for (int company = begin; company < end; ++company) add_company(world, company, batch);
    visit(batch);
  }
}

}  // namespace capex::core::bench
