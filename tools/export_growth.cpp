// export growth: the whole-file pass as CSV. Each part of the file is passed and written as text on a thread of its own
// and leaves in order, so that the rows are the same on one thread and on many.
#include <fmt/core.h>

#include <atomic>
#include <unordered_map>
#include <utility>

#include "asking.hpp"
#include "capex/analysis/pass.hpp"
#include "capex/io/growth_lines.hpp"
#include "capex/io/in_order.hpp"
#include "capex/io/rows.hpp"
#include "capex/money/amount_text.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "destination.hpp"

namespace capex::tool {

namespace {

/// What a part has to know of the file.
struct Known {
  struct Name {
    std::string key;
    FiscalCalendar calendar;
  };

  explicit Known(const Snapshot& snapshot) {
    for (Company& company : snapshot.companies()) {
      companies.emplace(company.id, Name{std::move(company.key), company.calendar});
    }
    for (Measure& measure : snapshot.measures()) measures.emplace(measure.id, std::move(measure.key));
  }

  // A file may number its rows as it likes. It has those of every series that is walked.
  std::unordered_map<CompanyId, Name> companies;
  std::unordered_map<MeasureId, std::string> measures;
};

/// What was asked for.
struct WantedPass {
  RateTable rates;
  std::optional<Currency> in;
  int max_rate_age = 0;
  Date as_of;
  PassPeriods periods;
};

/// One thread's way from series to lines.
class Growths {
 public:
  Growths(Snapshot snapshot, const Known& known, const WantedPass& wanted)
      : snapshot_(std::move(snapshot)), known_(&known), in_(wanted.in) {
    if (in_) converter_.emplace(wanted.rates, *in_, RatePolicy{}, wanted.max_rate_age);
    pass_ = converter_ ? Pass(*converter_, wanted.as_of, wanted.periods) : Pass(wanted.as_of, wanted.periods);
  }

  GrowthLines of(const SeriesFilter& part) {
    snapshot_.walk(part, [this](const Series& series) { add(series); });
    return std::exchange(lines_, GrowthLines());
  }

 private:
  void add(const Series& series) {
    const Known::Name& company = known_->companies.at(series.company);
    const bool converts = in_ && series.currency.is_money();
    lines_.subject(company.key, known_->measures.at(series.measure), series.basis, series.scope,
                   converts ? *in_ : series.currency, company.calendar);
    for (const PassRow& row : pass_(series, company.calendar)) {
      if (row.names == nullptr) {
        lines_.add(row.period, row.amount, row.base, row.growth());
      } else {
        lines_.add(row.period, row.names->period, row.names->base, row.amount, row.base, row.growth());
      }
    }
  }

  Snapshot snapshot_;
  const Known* known_;
  std::optional<Currency> in_;
  std::optional<Converter> converter_;
  Pass pass_;
  GrowthLines lines_;
};

Exit run_export_growth(CommandLine& line) {
  std::optional<std::string> in, by, measure, basis, scope, path;
  RateOptions rates;
  line.group("Which figures");
  line.option("--by", by, "STEP",
              "every year, half, quarter or month that the figures reach (default: every stated period)");
  line.option("--measure", measure, "KEY", "only this one (default: every measure)");
  line.option("--basis", basis, "BASIS", "only actual, guidance or estimate (default: each)");
  line.option("--scope", scope, "SCOPE", "only this one, such as total (default: each)");
  line.group("Currency and time");
  line.option("--in", in, "CURRENCY", "convert to it, at the average rate of each period");
  rates.declare_table(line);
  line.group("Output");
  line.option("-o,--output", path, "FILE", "write there; - is standard output");
  line.parse();

  WantedPass wanted;
  if (in) wanted.in = parsed("--in", *in, [](const std::string& text) { return parse_currency(text); });
  if (!in) rates.refuse_without_currency();
  if (by) wanted.periods.by = parsed("--by", *by, [](const std::string& text) { return parse_step(text); });
  wanted.max_rate_age = rates.max_age();
  wanted.as_of = rates.as_of();
  const auto only = basis ? parse_basis(*basis) : std::nullopt;
  if (basis && !only) throw UsageError(fmt::format("--basis {}: one of actual, guidance, estimate", *basis));

  const Store store = open_database(line);
  const Snapshot snapshot = store.snapshot(wanted.as_of);
  SeriesFilter filter;
  if (measure) filter.measure = snapshot.measure(*measure).id;
  filter.basis = only;
  filter.scope = scope;
  if (in) wanted.rates = rates.all(snapshot);
  const Known known(snapshot);

  constexpr std::size_t companies_a_part = 250;
  const std::vector<SeriesFilter> parts = snapshot.split(filter, 1 + known.companies.size() / companies_a_part);
  const unsigned threads = parts.size() > 1 ? threads_ahead() : 0;
  std::vector<Snapshot> views = {snapshot};
  while (views.size() < threads) views.push_back(snapshot.for_another_thread());
  std::atomic<std::size_t> taken = 0;
  InOrder<GrowthLines> lines(parts.size(), threads, [&]() -> Maker<GrowthLines> {
    const auto growths = std::make_shared<Growths>(views[taken++], known, wanted);
    return [growths, &parts](std::size_t part) { return growths->of(parts[part]); };
  });

  Destination destination(path);
  destination.write(write_rows({growth_line_columns(), {}}, Format::csv));
  while (const std::optional<GrowthLines> made = lines.next()) destination.write(made->text());
  destination.finish();
  return Exit::done;
}

}  // namespace

const Command export_growth_command = {
    "export growth",
    "the growth of every period of every company, as tidy CSV",
    "[options]",
    "capex export growth --in USD -o growth.csv\n"
    "capex export growth --measure capex --scope total --by half --in USD --as-of 2025-01-31",
    "One period a row, on the one a year before: the columns of 'growth --format csv' but for where each number came\n"
    "from (rate, known_on, sources, derivation), which 'explain' tells. One pass over the file answers for all of it.\n"
    "Claims are not asked: a base that only a claim implies, as 'growth' fills in, is missing here.",
    run_export_growth,
};

}  // namespace capex::tool
