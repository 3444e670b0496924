#include "ask/entry/echo.hpp"

#include <fmt/format.h>

#include <utility>

#include "ask/answer/telling.hpp"
#include "money/display_text.hpp"
#include "time/label.hpp"

namespace capex::core {

namespace {

constexpr std::size_t most_rows = 5;         // that are said one by one
constexpr std::size_t most_runs = 10;        // that are summed up
constexpr std::size_t most_in_all = 10'000;  // beyond which nothing is said

// "23,000,000,000", all digits that the minor unit has where they are not zero.
std::string in_full(std::int64_t minor, Currency currency) {
  const std::int64_t unit = small_powers_of_ten[static_cast<std::size_t>(currency.digits())];
  return amount_text(minor, currency.digits(), Scale::one, minor % unit == 0 ? 0 : currency.digits());
}

// "23,000,000,000 CNY [22,500,000,000, 23,500,000,000]", "more than 12,000,000,000 USD", "485,000 chips"
std::string in_full(const Stated& amount, Currency currency, const std::string& unit) {
  const std::string of = currency.is_money() ? " " + std::string(currency.code()) : unit.empty() ? "" : " " + unit;
  const std::string about = amount.about() ? "about " : "";
  if (amount.is_limit()) {
    return fmt::format("{}{} {}{}", about, amount.low() ? "more than" : "up to",
                       in_full(amount.low() ? *amount.low() : *amount.high(), currency), of);
  }
  std::string text = about + in_full(*amount.low(), currency);
  if (amount.low() != amount.high()) text += " to " + in_full(*amount.high(), currency);
  text += of;
  const Bounds bounds = amount.bounds();
  if (bounds.low() == amount.low() && bounds.high() == amount.high()) return text;
  return fmt::format("{} [{}, {}]", text, in_full(*bounds.low(), currency), in_full(*bounds.high(), currency));
}

// "2024H1 (2024-01-01 to 2024-06-30)"
std::string with_days(const std::string& label, const Period& period) {
  if (period.days() == 1) return label;
  return fmt::format("{} ({} to {})", label, to_string(period.first()), to_string(period.last()));
}

// "[+150%, +250%]", the ends of a stated ratio; empty where they are the ratio itself.
std::string ratio_bounds(const Stated& stated, bool is_growth) {
  const Bounds bounds = stated.bounds();
  const bool exact = stated.is_limit() || stated.is_range() || bounds.low() == stated.low();
  if (exact || !bounds.has_low() || !bounds.has_high()) return "";
  const auto end = [&](std::int64_t billionths) {
    int places = ratio_digits;
    for (; places > 2 && billionths % 10 == 0; --places) billionths /= 10;
    return percent_text(Decimal(billionths, places), is_growth) + "%";
  };
  return fmt::format(" [{}, {}]", end(*bounds.low()), end(*bounds.high()));
}

std::string what_of(const std::string& measure, Basis basis, const std::string& scope) {
  std::string what = measure;
  if (basis != Basis::actual) what += " " + to_string(basis);
  if (scope != "total") what += " " + scope;
  return what;
}

// "Financial Times, 2024-08-26", behind the key.
std::string by(const std::string& key, const Snapshot& snapshot) {
  const Source source = snapshot.source(key);
  return fmt::format("by {} ({}, {})", source.key, source.publisher, to_string(source.known_on));
}

std::string days_of_part(const ClaimPartRow& row, const Company& company) {
  return with_days(to_string(row.period), resolve(row.period, company.calendar));
}

// What of a part differs from the claim's subject: "tencent", "2023H1 (2023-01-01 to 2023-06-30)".
std::string part_words(const ClaimPartRow& part, const ClaimPartRow& subject, const Snapshot& snapshot) {
  const Company company = snapshot.company(part.company);
  std::vector<std::string> words;
  if (company.id != snapshot.company(subject.company).id) words.push_back(company.key);
  const std::string what = what_of(part.measure, part.basis, part.scope);
  if (what != what_of(subject.measure, subject.basis, subject.scope)) words.push_back(what);
  if (!(part.period == subject.period) || words.empty()) words.push_back(days_of_part(part, company));
  return fmt::format("{}", fmt::join(words, " "));
}

// The amount that a claim of it is about, by the claim's own source where it states one; empty where nobody does.
std::string amount_of(const ClaimRow& row, const Snapshot& snapshot) {
  const Company company = snapshot.company(row.subject.company);
  const Measure measure = snapshot.measure(row.subject.measure);
  const Period period = resolve(row.subject.period, company.calendar);
  const SourceId source = snapshot.source(row.source).id;
  SeriesFilter filter;
  filter.company = company.id;
  filter.measure = measure.id;
  filter.basis = row.subject.basis;
  filter.scope = row.subject.scope;
  std::string words;
  bool is_own = false;
  for (const Series& series : snapshot.series(filter)) {
    for (const Figure& figure : series.figures) {
      if (figure.period != period || is_own) continue;
      is_own = figure.source == source;
      if (words.empty() || is_own) words = in_full(figure.amount, series.currency, measure.unit);
    }
  }
  return words;
}

std::string claimed(const ClaimRow& row, const Snapshot& snapshot) {
  std::vector<std::string> parts;
  for (const ClaimPartRow& part : row.parts) parts.push_back(part_words(part, row.subject, snapshot));
  switch (row.kind) {
    case ClaimKind::growth:
      return fmt::format("growth {}{} on {}", growth_text(row.stated), ratio_bounds(row.stated, true), parts.front());
    case ClaimKind::share:
      return fmt::format("{}{} of {}", share_text(row.stated), ratio_bounds(row.stated, false), parts.front());
    case ClaimKind::total:
      return fmt::format("{} in all of {}",
                         in_full(row.stated, row.currency, snapshot.measure(row.subject.measure).unit),
                         fmt::join(parts, " + "));
    case ClaimKind::equivalent: {
      const std::string own = amount_of(row, snapshot);
      return fmt::format("{} as the equivalent of {}", in_full(row.stated, row.currency, ""),
                         own.empty() ? "an amount that the file does not have" : own);
    }
  }
  return "";
}

std::string words(const FigureRow& row, const Batch& batch, const Snapshot& snapshot) {
  const SeriesName& series = batch.series[static_cast<std::size_t>(row.series)];
  const Company company = snapshot.company(series.company);
  const Measure measure = snapshot.measure(series.measure);
  const Label& label = batch.labels[static_cast<std::size_t>(row.label)];
  return fmt::format(
      "{} ({}) {}, {}: {}, {}", company.name, company.key, what_of(measure.key, series.basis, series.scope),
      with_days(to_string(label), resolve(label, company.calendar)), in_full(row.amount, series.currency, measure.unit),
      by(batch.source_keys[static_cast<std::size_t>(row.source)], snapshot));
}

std::string words(const ClaimRow& row, const Snapshot& snapshot) {
  const Company company = snapshot.company(row.subject.company);
  return fmt::format("{} ({}) {}, {}: {}, {}", company.name, company.key,
                     what_of(snapshot.measure(row.subject.measure).key, row.subject.basis, row.subject.scope),
                     days_of_part(row.subject, company), claimed(row, snapshot), by(row.source, snapshot));
}

}  // namespace

std::vector<std::string> understood(const Batch& batch, const Snapshot& snapshot) {
  std::vector<std::string> lines;
  for (const FigureRow& row : batch.figures) lines.push_back(words(row, batch, snapshot));
  for (const ClaimRow& row : batch.claims) lines.push_back(words(row, snapshot));
  return lines;
}

void Echo::add(const Batch& batch, const Snapshot& snapshot) {
  rows_ += batch.figures.size() + batch.claims.size();
  if (rows_ <= most_rows) {
    for (std::string& line : understood(batch, snapshot)) few_.push_back(std::move(line));
  } else {
    few_.clear();
  }
  if (rows_ > most_in_all) return;
  std::map<std::string, Company> companies;
  for (const FigureRow& row : batch.figures) {
    const SeriesName& series = batch.series[static_cast<std::size_t>(row.series)];
    auto company = companies.find(series.company);
    if (company == companies.end()) company = companies.emplace(series.company, snapshot.company(series.company)).first;
    const Label& label = batch.labels[static_cast<std::size_t>(row.label)];
    const Period period = resolve(label, company->second.calendar);
    Run& run = runs_[{company->second.key, what_of(series.measure, series.basis, series.scope)}];
    if (run.figures == 0 || period.begin() < run.begin) {
      run.begin = period.begin();
      run.first_label = to_string(label);
    }
    if (run.figures == 0 || run.end < period.end()) {
      run.end = period.end();
      run.last_label = to_string(label);
    }
    ++run.figures;
  }
}

std::vector<std::string> Echo::lines() const {
  if (rows_ <= most_rows) return few_;
  std::vector<std::string> lines;
  if (rows_ > most_in_all) return lines;
  for (const auto& [of, run] : runs_) {
    if (lines.size() == most_runs) {
      lines.push_back(
          fmt::format("and {} more", counted(static_cast<std::int64_t>(runs_.size() - most_runs), "series", "series")));
      break;
    }
    const std::string count = counted(static_cast<std::int64_t>(run.figures), "figure", "figures");
    lines.push_back(run.first_label == run.last_label
                        ? fmt::format("{} {}: {}, {}", std::get<0>(of), std::get<1>(of), count, run.first_label)
                        : fmt::format("{} {}: {}, {} to {}", std::get<0>(of), std::get<1>(of), count, run.first_label,
                                      run.last_label));
  }
  return lines;
}

}  // namespace capex::core
