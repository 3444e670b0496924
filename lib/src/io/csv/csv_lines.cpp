#include "io/csv/csv_lines.hpp"

#include <fmt/core.h>

#include "io/csv/claim_parts.hpp"
#include "io/csv/csv_text.hpp"
#include "money/amount_text.hpp"

namespace capex::core {
namespace {

template <class T>
const T& at(const std::vector<T>& list, std::int32_t index) {
  return list[static_cast<std::size_t>(index)];
}

std::string optional_date(const std::optional<Date>& date) {
  return date ? to_string(*date) : std::string();
}

/// The code, which lives in the currency given; empty for counts, which have none.
std::string_view currency_cell(const Currency& currency) {
  return currency.is_money() ? currency.code() : std::string_view();
}

std::string aliases_text(const Company& company) {
  std::string text;
  for (const std::string& alias : company.aliases) {
    if (alias.find('|') != std::string::npos) {
      throw Error(ErrorCode::parse, fmt::format("company '{}': the alias '{}' has a |, which separates aliases in CSV; "
                                                "any SQLite client can give it another",
                                                company.key, alias));
    }
    text += (text.empty() ? "" : "|") + alias;
  }
  return text;
}

std::string parts_of(const ClaimRow& row) {
  try {
    return parts_text(row.parts, row.subject);
  } catch (const Error& error) {
    throw Error(error.code(), fmt::format("claim '{}': {}; `capex verify` names the row that has such a key, and any "
                                          "SQLite client can give it another",
                                          row.key, error.what()));
  }
}

}  // namespace

void append_line(std::string& out, const CompanyRow& row) {
  const Company& company = row.company;
  const FiscalCalendar& calendar = company.calendar;
  const std::string reporting(company.reporting_currency ? company.reporting_currency->code() : "");
  append_csv_line(out, {company.key, company.name, to_string(company.kind), company.country, reporting,
                        fiscal_year_end_text(calendar),
                        calendar.name_offset == 0 ? std::string() : std::to_string(calendar.name_offset),
                        calendar.long_quarter == 4 ? std::string() : std::to_string(calendar.long_quarter),
                        company.ticker, company.cik, company.lei, aliases_text(company)});
}

void append_line(std::string& out, const MemberRow& row) {
  append_csv_line(out, {row.group, row.company, optional_date(row.since), optional_date(row.until)});
}

void append_line(std::string& out, const MeasureRow& row) {
  const Measure& measure = row.measure;
  append_csv_line(out,
                  {measure.key, to_string(measure.kind), measure.unit, measure.definition, to_string(measure.terms)});
}

void append_line(std::string& out, const SourceRow& row) {
  const Source& source = row.source;
  append_csv_line(out, {source.key, source.publisher, to_string(source.kind), to_string(source.known_on), source.title,
                        source.url, source.note, source.form});
}

void append_line(std::string& out, const FigureRow& row, const Batch& batch) {
  const SeriesName& series = at(batch.series, row.series);
  append_csv_line(out, {series.company, series.measure, to_string(series.basis), series.scope,
                        to_string(at(batch.labels, row.label)), to_string(StatedAmount{row.amount, series.currency}),
                        currency_cell(series.currency), std::to_string(row.amount.decimals()),
                        at(batch.source_keys, row.source), row.words < 0 ? std::string() : at(batch.words, row.words),
                        row.variant < 0 ? std::string() : at(batch.variants, row.variant)});
}

void append_line(std::string& out, const ClaimRow& row) {
  const bool of_ratio = is_ratio(row.kind);
  append_csv_line(out, {row.key, to_string(row.kind), row.subject.company, row.subject.measure,
                        to_string(row.subject.basis), row.subject.scope, to_string(row.subject.period),
                        of_ratio ? ratio_text(row.stated) : to_string(StatedAmount{row.stated, row.currency}),
                        currency_cell(row.currency), std::to_string(row.stated.decimals()), row.source, parts_of(row),
                        row.words, row.note});
}

void append_line(std::string& out, const RateRow& row, const Batch& batch) {
  append_csv_line(out, {at(batch.providers, row.provider), row.base.code(), row.quote.code(), to_string(row.day),
                        to_string(row.rate), to_string(row.known_on)});
}

}  // namespace capex::core
