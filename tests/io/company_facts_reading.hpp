// A company facts document made of a few facts and read on its own, for tests of single rules.
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

#include "io/sec/read_company_facts.hpp"
#include "money/money.hpp"

struct FactsReading {
  capex::core::Batch batch;
  capex::Problems problems;
  capex::core::CompanyFactsCounts counts;

  std::string amount(const capex::core::Stated& stated, capex::core::Currency currency) const {
    return fmt::format("{} {} d{}", capex::core::units_text(*stated.point(), currency), currency.code(),
                       stated.decimals());
  }
  /// "revenue 2024-01-01..2024-03-31 100 USD d0 by 0000000000-24-000001", in the order of the batch.
  std::vector<std::string> figures() const {
    std::vector<std::string> texts;
    for (const capex::core::FigureRow& row : batch.figures) {
      const capex::core::SeriesName& series = batch.series[static_cast<std::size_t>(row.series)];
      texts.push_back(
          fmt::format("{} {} {} by {}", series.measure, to_string(batch.labels[static_cast<std::size_t>(row.label)]),
                      amount(row.amount, series.currency), batch.source_keys[static_cast<std::size_t>(row.source)]));
    }
    return texts;
  }
  /// The only figure's amount; what else there is, otherwise.
  std::string figure() const {
    if (batch.figures.size() != 1) return fmt::format("{} figures", batch.figures.size());
    return amount(batch.figures[0].amount, batch.series[static_cast<std::size_t>(batch.figures[0].series)].currency);
  }
  /// The only problem; what else there is, otherwise.
  std::string message() const {
    return problems.size() == 1 ? to_string(problems[0]) : fmt::format("{} problems", problems.size());
  }
  /// Whether what became of the facts adds up to all of them.
  bool adds_up() const {
    const capex::core::CompanyFactsCounts& c = counts;
    return c.facts == c.figures + c.equivalents + c.repeated + c.outranked + c.unmapped + c.instants + c.other_units +
                          c.long_periods + c.bad;
  }
};

inline FactsReading facts_reading(std::string_view json,
                                  const capex::core::CompanyFactsOptions& options = {"acme", {}, {}}) {
  FactsReading result;
  result.counts = capex::core::read_company_facts(json, "t.json", options, result.batch, result.problems);
  return result;
}

inline constexpr std::string_view first_filing = "0000000000-24-000001";
inline constexpr std::string_view second_filing = "0000000000-24-000002";

/// One fact as JSON, of the first quarter of 2024 and the first filing unless said otherwise.
inline std::string fact(std::string_view val, std::string_view accn = first_filing,
                        std::string_view start = "2024-01-01", std::string_view end = "2024-03-31") {
  const std::string_view filed = accn == second_filing ? "2024-08-01" : "2024-04-25";
  return fmt::format(
      R"({{"start":"{}","end":"{}","val":{},"accn":"{}","fy":1999,"fp":"Q4","form":"10-Q","filed":"{}"}})", start, end,
      val, accn, filed);
}

/// The facts of one concept in one unit: "Revenues", "USD", "fact,fact".
inline std::string facts_of(std::string_view name, std::string_view unit, std::string_view facts) {
  return fmt::format(R"("{}":{{"label":null,"units":{{"{}":[{}]}}}})", name, unit, facts);
}

/// A whole document of US GAAP concepts.
inline std::string document(std::string_view concepts) {
  return fmt::format(R"({{"cik":320193,"entityName":"Acme Inc.","facts":{{"us-gaap":{{{}}}}}}})", concepts);
}

/// A document that states one concept, revenue, in dollars.
inline std::string revenue(std::string_view facts) {
  return document(facts_of("Revenues", "USD", facts));
}
