#include "store/sample.hpp"

#include <fmt/core.h>

#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "money/amount_text.hpp"

namespace sample {

using namespace capex;
using namespace capex::core;

namespace {

template <class Value>
std::int32_t append(std::vector<Value>& values, Value value) {
  values.push_back(std::move(value));
  return static_cast<std::int32_t>(values.size() - 1);
}

std::optional<Date> maybe_date(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(parse_date(text));
}

std::string text(const Stated& stated) {
  const auto end = [](std::optional<std::int64_t> value) { return value ? fmt::format("{}", *value) : "open"; };
  return fmt::format("[{}, {}] decimals {}{}", end(stated.low()), end(stated.high()), stated.decimals(),
                     stated.about() ? " about" : "");
}

std::string text(const ClaimPartRow& part) {
  return fmt::format("{} {} {} {} {}", part.company, part.measure, to_string(part.basis), part.scope,
                     to_string(part.period));
}

std::string text(const Batch& batch) {
  std::string lines;
  for (const CompanyRow& row : batch.companies) {
    const Company& company = row.company;
    lines += fmt::format("company {} '{}' {} {} {} '{}' {} {} '{}' '{}' '{}'", company.key, company.name,
                         to_string(company.kind), company.country,
                         company.reporting_currency ? company.reporting_currency->code() : "-",
                         fiscal_year_end_text(company.calendar), company.calendar.name_offset,
                         company.calendar.long_quarter, company.ticker, company.cik, company.lei);
    for (const std::string& alias : company.aliases) lines += fmt::format(" |{}", alias);
    lines += "\n";
  }
  for (const MemberRow& row : batch.members) {
    lines += fmt::format("member {} {} {} {}\n", row.group, row.company, row.since ? to_string(*row.since) : "-",
                         row.until ? to_string(*row.until) : "-");
  }
  for (const auto& [measure, place] : batch.measures) {
    lines += fmt::format("measure {} {} '{}' '{}' '{}'\n", measure.key, to_string(measure.kind), measure.unit,
                         measure.definition, to_string(measure.terms));
  }
  for (const auto& [source, place] : batch.sources) {
    lines += fmt::format("source {} '{}' {} {} '{}' '{}' '{}'\n", source.key, source.publisher, to_string(source.kind),
                         to_string(source.known_on), source.title, source.url, source.note);
  }
  for (const FigureRow& row : batch.figures) {
    const SeriesName& series = batch.series[static_cast<std::size_t>(row.series)];
    lines +=
        fmt::format("figure {} {} {} {} {} {} {} from {}{}{}\n", series.company, series.measure,
                    to_string(series.basis), series.scope, to_string(batch.labels[static_cast<std::size_t>(row.label)]),
                    text(row.amount), series.currency.code(), batch.source_keys[static_cast<std::size_t>(row.source)],
                    row.words < 0 ? "" : " '" + batch.words[static_cast<std::size_t>(row.words)] + "'",
                    row.variant < 0 ? "" : " by " + batch.variants[static_cast<std::size_t>(row.variant)]);
  }
  for (const ClaimRow& row : batch.claims) {
    lines += fmt::format("claim {} {} {} = {} {} from {} '{}' '{}'", row.key, to_string(row.kind), text(row.subject),
                         text(row.stated), row.currency.code(), row.source, row.words, row.note);
    for (const ClaimPartRow& part : row.parts) lines += "; " + text(part);
    lines += "\n";
  }
  for (const RateRow& row : batch.rates) {
    lines += fmt::format("rate {} 1 {} = {} {} on {}{}\n", batch.providers[static_cast<std::size_t>(row.provider)],
                         row.base.code(), to_string(row.rate), row.quote.code(), to_string(row.day),
                         row.known_on.is_special() ? "" : " known on " + to_string(row.known_on));
  }
  return lines;
}

}  // namespace

Rows& Rows::company(const std::string& key, const std::string& name, std::vector<std::string> aliases) {
  Company company;
  company.key = key;
  company.name = name.empty() ? key : name;
  company.aliases = std::move(aliases);
  return this->company(std::move(company));
}

Rows& Rows::company(Company company) {
  batch_.companies.push_back(CompanyRow{std::move(company), next()});
  return *this;
}

Rows& Rows::group(const std::string& key, const std::vector<std::string>& members) {
  Company group;
  group.key = key;
  group.name = key;
  group.kind = CompanyKind::group;
  company(std::move(group));
  for (const std::string& each : members) member(key, each);
  return *this;
}

Rows& Rows::member(const std::string& group, const std::string& company, const std::string& since,
                   const std::string& until) {
  batch_.members.push_back(MemberRow{group, company, maybe_date(since), maybe_date(until), next()});
  return *this;
}

Rows& Rows::measure(const std::string& key, MeasureKind kind, const std::string& unit, const std::string& terms) {
  Measure measure;
  measure.key = key;
  measure.kind = kind;
  measure.unit = unit;
  measure.definition = "What " + key + " measures.";
  if (!terms.empty()) measure.terms = parse_terms(terms);
  batch_.measures.push_back(MeasureRow{std::move(measure), next()});
  return *this;
}

Rows& Rows::source(const std::string& key, const std::string& known_on, SourceKind kind) {
  Source source;
  source.key = key;
  source.publisher = "Publisher of " + key;
  source.kind = kind;
  source.known_on = parse_date(known_on);
  batch_.sources.push_back(SourceRow{std::move(source), next()});
  return *this;
}

Rows& Rows::figure(const std::string& company, const std::string& period, const std::string& amount,
                   const std::string& source, const std::string& currency, const std::string& measure,
                   const std::string& words, const std::string& variant) {
  const Currency unit = currency.empty() ? Currency::none() : capex::core::currency(currency);
  const StatedAmount stated = parse_amount(amount, unit);
  FigureRow row{append(batch_.series, SeriesName{{company, measure, Basis::actual, "total"}, stated.currency}),
                append(batch_.labels, parse_label(period)),
                append(batch_.source_keys, source),
                words.empty() ? -1 : append(batch_.words, words),
                stated.number,
                next(),
                variant.empty() ? -1 : append(batch_.variants, variant)};
  batch_.figures.push_back(row);
  return *this;
}

Rows& Rows::claim(ClaimRow claim) {
  claim.place = next();
  batch_.claims.push_back(std::move(claim));
  return *this;
}

Rows& Rows::growth_claim(const std::string& key, const std::string& company, const std::string& period,
                         const std::string& base, const std::string& growth, const std::string& source) {
  return claim(ClaimRow{key,
                        ClaimKind::growth,
                        ClaimPartRow{{company, "capex", Basis::actual, "total"}, parse_label(period)},
                        parse_growth(growth),
                        Currency::none(),
                        source,
                        {ClaimPartRow{{company, "capex", Basis::actual, "total"}, parse_label(base)}},
                        {},
                        {},
                        {}});
}

Rows& Rows::rate(const std::string& provider, const std::string& base, const std::string& quote, const std::string& day,
                 const std::string& rate, const std::string& known_on) {
  batch_.rates.push_back(RateRow{append(batch_.providers, provider), currency(base), currency(quote), parse_date(day),
                                 Decimal::parse(rate), next(), known_on.empty() ? Date() : parse_date(known_on)});
  return *this;
}

Rows chinese_capex() {
  Rows rows;
  rows.company("alibaba", "Alibaba Group", {"Ali"}).company("tencent", "Tencent").company("baidu", "Baidu");
  rows.group("bat", {"alibaba", "tencent", "baidu"});
  rows.source("ft-2024-08", "2024-08-26").source("sna-2024-08", "2024-08-28");
  rows.figure("alibaba", "2024H1", "23bn", "ft-2024-08", "CNY", "capex", "Rmb23bn");
  rows.figure("alibaba", "2024H1", "23bn", "sna-2024-08");
  rows.figure("tencent", "2024H1", "23bn", "ft-2024-08");
  rows.figure("baidu", "2024H1", "4.2bn", "ft-2024-08");
  rows.figure("bat", "2024H1", "~50bn", "sna-2024-08");
  rows.growth_claim("ft-2024-08/alibaba-growth", "alibaba", "2024H1", "2023H1", "+123%", "ft-2024-08");
  rows.rate("ecb", "USD", "CNY", "2024-06-27", "7.2680").rate("ecb", "USD", "CNY", "2024-06-28", "7.2673");
  return rows;
}

ImportInfo from(const std::string& file) {
  return ImportInfo{file, "hash of " + file, "2026-01-31T09:30:00Z", "test", {}};
}

LoadCounts load(Store& store, const Rows& rows, const std::string& file) {
  return load_known_on(store, rows, file, {});
}

LoadCounts load_known_on(Store& store, const Rows& rows, const std::string& file, const std::string& day) {
  ImportInfo info = from(file);
  if (!day.empty()) info.known_on = parse_date(day);
  Load load = store.load(info);
  Problems problems;
  load.add(rows.batch(), problems);
  for (const Problem& problem : problems) FAIL_CHECK(to_string(problem));
  return load.commit();
}

std::string problems_of(Store& store, const Rows& rows) {
  Load load = store.load(from("sample.csv"));
  Problems problems;
  load.add(rows.batch(), problems);
  load.commit();
  std::string lines;
  for (const Problem& problem : problems) lines += to_string(problem) + "\n";
  return lines;
}

std::string content(const Store& store) {
  std::string lines;
  store.snapshot().content([&lines](const Batch& batch) { lines += text(batch); });
  return lines;
}

std::string bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace sample
