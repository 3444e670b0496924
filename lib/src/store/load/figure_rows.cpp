#include "store/load/figure_rows.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"
#include "model/rules.hpp"
#include "store/load/load_state.hpp"
#include "store/read/period_id.hpp"

namespace capex::core::store {
namespace {

void require_index(std::int32_t index, std::size_t size, const char* what) {
  if (index >= 0 && static_cast<std::size_t>(index) < size) return;
  throw Error(ErrorCode::usage, fmt::format("a figure names {} {} of a batch that has {}", what, index, size));
}

}  // namespace

FigureRows::FigureRows(const Batch& batch, LoadNames& names)
    : batch_(&batch),
      names_(&names),
      series_(batch.series.size()),
      calendar_periods_(batch.labels.size()),
      sources_(batch.source_keys.size()),
      variants_(batch.variants.size()) {}

template <class Entry, class Find>
const Entry& FigureRows::once(Entry& entry, Find find) {
  if (!entry.done) {
    entry.done = true;
    try {
      find(entry);
    } catch (const Error& error) {
      if (!concerns_row(error)) throw;
      entry.error = error.what();
      entry.code = error.code();
    }
  }
  if (!entry.error.empty()) throw Error(entry.code, entry.error);
  return entry;
}

const FigureRows::SeriesEntry& FigureRows::series(std::int32_t index) {
  require_index(index, series_.size(), "series");
  const auto at = static_cast<std::size_t>(index);
  return once(series_[at], [&](SeriesEntry& entry) {
    const SeriesName& name = batch_->series[at];
    const Company& company = names_->company(name.company);
    const Measure& measure = names_->measure(name.measure);
    require_unit(measure, name.currency);
    if (const Fault fault = scope_fault(name.scope)) throw Error(ErrorCode::parse, *fault);
    entry.kind = measure.kind;
    entry.calendar = company.calendar;
    names_->currency(name.currency);
    entry.key = {{company.id, measure.id, name.basis, name.scope}, name.currency};
  });
}

const FigureRows::PeriodEntry& FigureRows::period(std::int32_t label, const SeriesEntry& series) {
  require_index(label, calendar_periods_.size(), "label");
  const auto at = static_cast<std::size_t>(label);
  const Label& named = batch_->labels[at];
  PeriodEntry& entry = named.is_fiscal()
                           ? fiscal_periods_[(static_cast<std::int64_t>(series.key.company) << 32) | label]
                           : calendar_periods_[at];
  return once(entry,
              [&](PeriodEntry& found) { found.id = names_->period(capex::core::resolve(named, series.calendar)); });
}

const FigureRows::SourceEntry& FigureRows::source(std::int32_t index) {
  require_index(index, sources_.size(), "source");
  const auto at = static_cast<std::size_t>(index);
  return once(sources_[at], [&](SourceEntry& entry) {
    const Source& source = names_->source(batch_->source_keys[at]);
    entry.id = static_cast<std::int32_t>(source.id);
    entry.known_on = day_number(source.known_on);
    entry.rank = static_cast<std::int32_t>(rank_of(source.kind, source.form));
  });
}

const FigureRows::VariantEntry& FigureRows::variant(std::int32_t index) {
  require_index(index, variants_.size(), "variant");
  const auto at = static_cast<std::size_t>(index);
  return once(variants_[at], [&](VariantEntry& entry) { entry.id = names_->variant(batch_->variants[at]); });
}

PendingFigure FigureRows::resolve(std::uint32_t row) {
  const FigureRow& figure = batch_->figures[row];
  const SeriesEntry& of_series = series(figure.series);
  const PeriodEntry& of_period = period(figure.label, of_series);
  const SourceEntry& of_source = source(figure.source);
  const VariantId by = figure.variant < 0 ? VariantId{} : variant(figure.variant).id;
  if (figure.words >= 0) require_index(figure.words, batch_->words.size(), "words");
  const bool at_a_day = of_series.kind == MeasureKind::stock || of_series.kind == MeasureKind::price;
  if (at_a_day && (of_period.id & longest_period) != 1) {
    throw Error(ErrorCode::parse, fmt::format("measure '{}' is a {}: it holds at a day, such as 2024-06-30",
                                              batch_->series[static_cast<std::size_t>(figure.series)].measure,
                                              to_string(of_series.kind)));
  }
  if (figure.amount.digits() != of_series.key.currency.digits()) {
    throw Error(ErrorCode::usage, fmt::format("an amount with {} digits in {}, which has {}", figure.amount.digits(),
                                              of_series.key.currency.code(), of_series.key.currency.digits()));
  }
  return PendingFigure{figure.series,
                       of_period.id,
                       of_source.id,
                       of_source.known_on,
                       static_cast<std::int16_t>(of_source.rank),
                       by,
                       row};
}

}  // namespace capex::core::store
