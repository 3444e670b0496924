// To what digit a filing states its amounts, which company facts leave out: inferred from the facts that become
// figures.
//
// Only facts over a period tell: prices, limits and counts of shares are stated more finely than the statements, and
// what feeds no measure is not looked at. The precision of a filing is the fewest zeros at the end of its amounts, each
// amount once and zeros left aside, where one amount in ten may be finer: a slip of scale, which is then exact to its
// own last digit. Two or three amounts can all end in a zero by chance, so of a filing of so few only the scales that
// statements are written in count: whole units, thousands, hundred thousands (of two amounts or more), millions.
//
// Some filings mix two scales: annual amounts in tenths of millions beside quarters in millions. Where two amounts in
// five, and four at least, end in the zeros of millions though others do not, those that do are taken to be in
// millions.
//
// Each filing is judged by itself: the filer's later document must say the same of it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "io/sec/filed_facts.hpp"
#include "money/stated.hpp"

namespace capex::core {

/// Zeros at the end of a number; none of 0.
int trailing_zeros(std::int64_t value);

/// An amount to that precision, XBRL's; nothing where its bounds do not fit 64-bit minor units.
std::optional<Stated> stated_to(std::int64_t minor, int decimals, Currency currency);

class FactPrecision {
 public:
  /// Of a document whose facts are ordered by filing.
  FactPrecision(const FiledFacts& facts, const ConceptMap& concepts);

  /// XBRL's decimals of a fact.
  int decimals(const FiledFact& fact) const;

 private:
  /// What one filing states in one currency.
  struct Entry {
    std::int32_t filing;
    std::int32_t money;
    int zeros;   // in minor units
    bool mixed;  // with amounts in millions
  };

  const Entry* of(std::int32_t filing, std::int32_t money) const;

  const FiledFacts* facts_;
  std::vector<Entry> entries_;  // by filing, then currency
};

}  // namespace capex::core
