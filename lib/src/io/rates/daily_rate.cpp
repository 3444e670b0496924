#include "io/rates/daily_rate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "io/csv/csv_table.hpp"
#include "io/input/text_index.hpp"
#include "money/amount_text.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

// So many rates, each so many days from the next, are no daily series: even around the longest holidays two working
// days follow one another.
constexpr std::int64_t enough_rates = 3;
constexpr std::int64_t month_apart = 20;
constexpr std::int64_t enough_weekly_rates = 5;
constexpr std::int64_t week_apart = 6;

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

bool is_weekend(Date day) {
  return day.day_number() % 7 >= 5;  // a Julian day divided by 7 leaves 0 on Mondays
}

std::string_view weekday_name(Date day) {
  return day.day_number() % 7 == 5 ? "Saturday" : "Sunday";
}

}  // namespace

Currency parse_rate_currency(std::string_view text) {
  const Currency found = parse_currency(text);
  if (!found.is_money())
    throw Error(ErrorCode::parse, fmt::format("'{}': a rate is between currencies of money", text));
  return found;
}

Decimal parse_daily_rate(std::string_view text) {
  const Decimal rate = Decimal::parse(text);
  if (rate.coefficient() <= 0) throw Error(ErrorCode::parse, fmt::format("'{}': a rate is more than zero", text));
  return rate;
}

Date parse_rate_day(std::string_view text) {
  const std::size_t first = text.find(' ');
  const std::size_t last = text.rfind(' ');
  if (first == std::string_view::npos || first == last) return parse_date(text);
  const std::string month = lower_case(trimmed(text.substr(first, last - first)));
  const auto known = std::find_if(months.begin(), months.end(), [&](std::string_view name) {
    return month == name || (month.size() == 3 && month == name.substr(0, 3));
  });
  if (known == months.end()) return parse_date(text);
  return parse_date(
      fmt::format("{}-{:02}-{:0>2}", text.substr(last + 1), known - months.begin() + 1, text.substr(0, first)));
}

void SeriesDays::add(Date day, std::int64_t line) {
  if (count_ == 0) {
    first_ = day;
    first_line_ = line;
  } else {
    const std::int64_t gap = std::abs((day - last_).days());
    least_gap_ = count_ == 1 ? gap : std::min(least_gap_, gap);
  }
  if (weekend_.is_special() && is_weekend(day)) weekend_ = day;
  last_ = day;
  ++count_;
}

std::optional<std::string> SeriesDays::fault(std::string_view series) const {
  const bool monthly = count_ >= enough_rates && least_gap_ >= month_apart;
  const bool weekly = count_ >= enough_weekly_rates && least_gap_ >= week_apart;
  if (monthly || weekly) {
    return fmt::format(
        "{}: {} rates from {} to {}, no two of them less than {} days apart: that is no daily series but "
        "a {} one; download it with its daily frequency",
        series, count_, to_string(std::min(first_, last_)), to_string(std::max(first_, last_)), least_gap_,
        monthly ? "monthly or rarer" : "weekly");
  }
  if (weekend_.is_special()) return std::nullopt;
  return fmt::format(
      "{}: {} is a {}, and there are no daily rates of weekends: download the series with its daily "
      "frequency, or mend the day",
      series, to_string(weekend_), weekday_name(weekend_));
}

void refuse_other_frequency(const SeriesDays& days, const RateColumn& series, const std::string& file,
                            std::size_t first_row, Batch& batch, Problems& problems) {
  const auto fault = days.fault(fmt::format("{} per {}", series.quote.code(), series.base.code()));
  if (!fault) return;
  problems.push_back({{file, days.first_line(), 0}, *fault});
  const auto first = batch.rates.begin() + static_cast<std::ptrdiff_t>(first_row);
  batch.rates.erase(
      std::remove_if(first, batch.rates.end(),
                     [&](const RateRow& row) { return row.base == series.base && row.quote == series.quote; }),
      batch.rates.end());
}

void read_rate_table(CsvReader& reader, const std::vector<RateColumn>& columns, std::string_view none,
                     std::string_view provider, Batch& batch, Problems& problems) {
  const auto file = static_cast<std::int32_t>(batch.files.size());
  batch.files.push_back(reader.file());
  const std::int32_t provider_index = TextIndex(batch.providers).of(std::string(provider));
  const std::size_t width = reader.size();
  const std::size_t first_row = batch.rates.size();
  std::vector<SeriesDays> days(columns.size());

  const auto read = [&](std::size_t cell, auto parse) -> std::optional<decltype(parse(std::string_view()))> {
    try {
      return parse(trimmed(reader.text(cell)));
    } catch (const Error& error) {
      problems.push_back({reader.place(cell), error.what()});
      return std::nullopt;
    }
  };

  while (reader.next(problems)) {
    if (reader.size() != width) {
      problems.push_back({reader.place(std::min(width, reader.size() - 1)),
                          fmt::format("{} cells, but the header has {}", reader.size(), width)});
      continue;
    }
    const std::optional<Date> day = read(0, parse_rate_day);
    if (!day) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const RateColumn& column = columns[i];
      const std::string_view text = trimmed(reader.text(column.cell));
      if (text.empty() || text == none) continue;
      if (const auto rate = read(column.cell, parse_daily_rate)) {
        const RowPlace place{file, static_cast<std::int32_t>(reader.line())};
        batch.rates.push_back({provider_index, column.base, column.quote, *day, *rate, place});
        days[i].add(*day, reader.line());
      }
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    refuse_other_frequency(days[i], columns[i], reader.file(), first_row, batch, problems);
  }
}

}  // namespace capex::core
