#include "store/read/content_figures.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "store/read/period_id.hpp"
#include "store/read/stored.hpp"

namespace capex::core::store {
namespace {

const char* const read_series = R"sql(
SELECT series_id, measure_id, basis, scope, currency_id FROM series WHERE company_id = ?1
)sql";
const char* const read_figures = R"sql(
SELECT period_id, source_id, low, high, decimals, about, variant_id FROM figure WHERE series_id = ?1 ORDER BY period_id, source_id
)sql";
const char* const find_lost_series = R"sql(
SELECT series_id, company_id FROM series WHERE company_id NOT IN (SELECT company_id FROM company) LIMIT 1
)sql";
const char* const count_figures = "SELECT count(*) FROM figure";
const char* const any_words = "SELECT 1 FROM figure_words WHERE series_id = ?1 LIMIT 1";

constexpr std::size_t batch_size = 50'000;  // figures

// A batch being filled, and where it keeps the labels and sources that it has named already.
class FigureBatch {
 public:
  explicit FigureBatch(const std::function<void(const Batch&)>& visit) : visit_(&visit) {}

  std::int32_t series(SeriesName name) {
    batch_.series.push_back(std::move(name));
    return static_cast<std::int32_t>(batch_.series.size() - 1);
  }
  std::int32_t label(std::int64_t period) {
    return indexed(labels_, period, batch_.labels, [period] { return calendar_label(period_of(period)); });
  }
  std::int32_t source(std::int64_t id, const std::string& key) {
    return indexed(sources_, id, batch_.source_keys, [&key] { return key; });
  }
  std::int32_t variant(VariantId id, sqlite::Connection& connection) {
    if (id == VariantId{}) return -1;
    return indexed(variants_, static_cast<std::int64_t>(id), batch_.variants,
                   [&] { return stored_variant(connection, id); });
  }
  std::int32_t words(std::string text) {
    batch_.words.push_back(std::move(text));
    return static_cast<std::int32_t>(batch_.words.size() - 1);
  }
  void add(const FigureRow& row) {
    batch_.figures.push_back(row);
    ++added_;
  }
  std::int64_t added() const { return added_; }

  void flush(std::size_t at_least) {
    if (batch_.figures.size() < at_least) return;
    (*visit_)(batch_);
    batch_ = Batch();
    labels_.clear();
    sources_.clear();
    variants_.clear();
  }

 private:
  using Index = std::unordered_map<std::int64_t, std::int32_t>;

  template <class Value, class Make>
  static std::int32_t indexed(Index& index, std::int64_t id, std::vector<Value>& values, Make make) {
    const auto [found, is_new] = index.emplace(id, static_cast<std::int32_t>(values.size()));
    if (is_new) values.push_back(make());
    return found->second;
  }

  const std::function<void(const Batch&)>* visit_;
  Batch batch_;
  std::int64_t added_ = 0;  // of all batches
  Index labels_;
  Index sources_;
  Index variants_;
};

struct NamedSeries {
  std::int64_t id = 0;
  SeriesName name;
};

std::vector<NamedSeries> series_of(sqlite::Connection& connection, std::int64_t company, const ContentNames& names) {
  std::vector<NamedSeries> found;
  sqlite::Query rows = connection.query(read_series, company);
  while (rows.next()) {
    found.push_back(NamedSeries{
        rows->integer(0), SeriesName{{names.companies.at(company),
                                      name_of(names.measures, rows->integer(1), connection, "series", "measure_id"),
                                      basis_of(rows, 2), rows->text(3)},
                                     currency_of(rows, 4)}});
  }
  std::sort(found.begin(), found.end(), [](const NamedSeries& a, const NamedSeries& b) { return a.name < b.name; });
  return found;
}

struct StoredFigure {
  std::int64_t period = 0;
  std::int64_t source = 0;
  const std::string* source_key = nullptr;
  Stated amount;
  VariantId variant{};
};

void add_series(sqlite::Connection& connection, const NamedSeries& series, const ContentNames& names,
                FigureBatch& batch) {
  std::vector<StoredFigure> figures;
  sqlite::Query rows = connection.query(read_figures, series.id);
  while (rows.next()) {
    if (!is_period_id(rows->integer(0))) rows->refuse(0);
    const std::int64_t source = rows->integer(1);
    figures.push_back(StoredFigure{rows->integer(0), source,
                                   &name_of(names.sources, source, connection, "figure", "source_id"),
                                   stated_of(rows, 2, series.name.currency.digits()), variant_of(rows, 6)});
  }
  if (figures.empty()) return;
  std::sort(figures.begin(), figures.end(), [](const StoredFigure& a, const StoredFigure& b) {
    return a.period != b.period ? a.period < b.period : *a.source_key < *b.source_key;
  });
  const bool has_words = connection.query(any_words, series.id).next();
  const std::int32_t index = batch.series(series.name);
  for (const StoredFigure& figure : figures) {
    std::int32_t words = -1;
    if (has_words) {
      std::string text = stored_words(connection, series.id, figure.period, figure.source);
      if (!text.empty()) words = batch.words(std::move(text));
    }
    batch.add(FigureRow{index,
                        batch.label(figure.period),
                        batch.source(figure.source, *figure.source_key),
                        words,
                        figure.amount,
                        {},
                        batch.variant(figure.variant, connection)});
  }
}

}  // namespace

const std::string& name_of(const std::unordered_map<std::int64_t, std::string>& names, std::int64_t number,
                           const sqlite::Connection& connection, const char* row, const char* what) {
  const auto found = names.find(number);
  if (found == names.end()) {
    refuse_reference(connection, fmt::format("a row of table {}", row), fmt::format("{} {}", what, number));
  }
  return found->second;
}

void visit_figures(sqlite::Connection& connection, const std::vector<std::int64_t>& companies,
                   const ContentNames& names, const std::function<void(const Batch&)>& visit) {
  // What belongs to no company or series would be left out in silence.
  if (sqlite::Query lost = connection.query(find_lost_series); lost.next()) {
    refuse_reference(connection, fmt::format("table series, series_id {}", lost->integer(0)),
                     fmt::format("company_id {}", lost->integer(1)));
  }
  FigureBatch batch(visit);
  for (const std::int64_t company : companies) {
    for (const NamedSeries& series : series_of(connection, company, names))
      add_series(connection, series, names, batch);
    batch.flush(batch_size);
  }
  batch.flush(1);
  sqlite::Query counted = connection.query(count_figures);
  if (counted.next() && counted->integer(0) != batch.added()) {
    refuse_reference(connection, "a row of table figure", "a series");
  }
}

}  // namespace capex::core::store
