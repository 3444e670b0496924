// figures.csv: millions of rows of few companies, periods and sources, so what a cell means is worked out once for each
// way it is written, and rows of the series before are recognised without looking anything up.
#include <map>
#include <tuple>

#include "io/csv/cells.hpp"
#include "io/csv/csv_kinds.hpp"
#include "io/input/text_index.hpp"

namespace capex::core {
namespace {

constexpr Column figure_columns[] = {{"company", true}, {"measure", true}, {"basis"},    {"scope"},
                                     {"period", true},  {"amount", true},  {"currency"}, {"decimals"},
                                     {"source", true},  {"words"},         {"variant"}};
namespace figure_column {
enum : std::size_t { company, measure, basis, scope, period, amount, currency, decimals, source, words, variant };
}

// Empty for a measure's own definition.
std::string parse_variant(std::string_view text) {
  return text.empty() || text == "same" ? std::string() : parse_lower_key(text);
}

/// The cells that name a series, as they stand in the input.
struct SeriesCells {
  std::string_view company, measure, basis, scope;
  Currency currency;

  bool operator==(const SeriesCells&) const = default;
};

struct SeriesCellsHash {
  std::size_t operator()(const SeriesCells& cells) const {
    std::size_t hash = static_cast<std::size_t>(cells.currency.number());
    for (const std::string_view cell : {cells.company, cells.measure, cells.basis, cells.scope}) {
      hash = hash * 0x9E3779B97F4A7C15U + std::hash<std::string_view>()(cell);
    }
    return hash;
  }
};

class FigureReader {
 public:
  FigureReader(CsvTable& table, std::int32_t file, Batch& batch)
      : table_(&table), file_(file), batch_(&batch), sources_(batch.source_keys), variants_(batch.variants) {
    for (std::size_t i = 0; i < batch.series.size(); ++i)
      series_.emplace(batch.series[i], static_cast<std::int32_t>(i));
    for (std::size_t i = 0; i < batch.labels.size(); ++i) {
      labels_.emplace(to_string(batch.labels[i]), static_cast<std::int32_t>(i));
    }
  }

  void read_row() {
    const auto amount = read_amount(*table_, {figure_column::amount, figure_column::currency, figure_column::decimals});
    const std::int32_t series = series_of(amount ? amount->currency : Currency::none());
    const std::int32_t label = label_of();
    const std::int32_t source = source_of();
    const std::int32_t variant = variant_of();
    if (!table_->good()) return;

    FigureRow row{series, label, source, -1, amount->number, {file_, table_->line()}, variant};
    if (const std::string_view words = table_->text(figure_column::words); !words.empty()) {
      row.words = static_cast<std::int32_t>(batch_->words.size());
      batch_->words.emplace_back(words);
    }
    batch_->figures.push_back(row);
  }

 private:
  // Each gives -1 where a cell is bad, which the table then knows.

  std::int32_t series_of(Currency currency) {
    const SeriesCells cells{table_->raw(figure_column::company), table_->raw(figure_column::measure),
                            table_->raw(figure_column::basis), table_->raw(figure_column::scope), currency};
    if (last_series_ >= 0 && cells == last_cells_) return last_series_;
    const auto known = series_memo_.find(cells);
    last_cells_ = cells;
    last_series_ = known != series_memo_.end() ? known->second : new_series(currency);
    if (last_series_ >= 0) series_memo_.emplace(cells, last_series_);
    return last_series_;
  }

  std::int32_t new_series(Currency currency) {
    const std::size_t before = batch_->series.size();
    const auto company = table_->read(figure_column::company, parse_name);
    const auto measure = table_->read(figure_column::measure, parse_key);
    const auto basis = table_->read(figure_column::basis, parse_series_basis);
    const auto scope = table_->read(figure_column::scope, parse_series_scope);
    // A bad row (also one with a bad amount, whose currency is not known) makes no series.
    if (!table_->good()) return -1;
    const auto [found, is_new] =
        series_.emplace(SeriesName{{*company, *measure, *basis, *scope}, currency}, static_cast<std::int32_t>(before));
    if (is_new) batch_->series.push_back(found->first);
    return found->second;
  }

  std::int32_t label_of() {
    const std::string_view raw = table_->raw(figure_column::period);
    if (const auto known = label_memo_.find(raw); known != label_memo_.end()) return known->second;
    const auto label = table_->read(figure_column::period, parse_label);
    if (!label) return -1;
    const auto [found, is_new] = labels_.emplace(to_string(*label), static_cast<std::int32_t>(batch_->labels.size()));
    if (is_new) batch_->labels.push_back(*label);
    label_memo_.emplace(raw, found->second);
    return found->second;
  }

  std::int32_t source_of() {
    const std::string_view raw = table_->raw(figure_column::source);
    if (const auto known = source_memo_.find(raw); known != source_memo_.end()) return known->second;
    const auto key = table_->read(figure_column::source, parse_key);
    if (!key) return -1;
    return source_memo_.emplace(raw, sources_.of(*key)).first->second;
  }

  std::int32_t variant_of() {
    const std::string_view raw = table_->raw(figure_column::variant);
    if (raw.empty()) return -1;
    if (const auto known = variant_memo_.find(raw); known != variant_memo_.end()) return known->second;
    const auto word = table_->read(figure_column::variant, parse_variant);
    if (!word) return -1;
    return variant_memo_.emplace(raw, word->empty() ? -1 : variants_.of(*word)).first->second;
  }

  CsvTable* table_;
  std::int32_t file_;
  Batch* batch_;

  std::map<SeriesName, std::int32_t> series_;
  std::map<std::string, std::int32_t> labels_;
  TextIndex sources_;
  TextIndex variants_;

  std::unordered_map<SeriesCells, std::int32_t, SeriesCellsHash> series_memo_;
  CellMemo label_memo_;
  CellMemo source_memo_;
  CellMemo variant_memo_;
  SeriesCells last_cells_;
  std::int32_t last_series_ = -1;
};

void read_figures(CsvTable& table, std::int32_t file, Batch& batch) {
  FigureReader reader(table, file, batch);
  while (table.next()) reader.read_row();
}

}  // namespace

const CsvKind figures_csv = {"figures", "amount", figure_columns, read_figures};

}  // namespace capex::core
