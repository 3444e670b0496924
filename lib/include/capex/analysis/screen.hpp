// Which of many companies meet a condition, the first in some order: companies are offered one by one, and only the
// best are kept.
//
// Amounts are compared in the currency of the comparison, at the rates of their own periods. What has no value meets
// nothing and is counted as unknown; a limit meets what its bound decides.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "capex/analysis/answer.hpp"
#include "capex/analysis/condition.hpp"

namespace capex {

enum class ScreenOrder { growth, amount, company };
/// "growth", "amount", "company"; Error{parse} lists them.
ScreenOrder parse_screen_order(std::string_view text);

struct ScreenRules {
  Label label;
  Step over = Step::year;                    // of the growth
  ScreenOrder order = ScreenOrder::company;  // growth and amount: the largest first; ties and the rest by key
  std::size_t top = 0;                       // how many to keep; 0 for all
};

struct ScreenHit {
  Company company;
  GrowthAnswer answer;
};

class Screen {
 public:
  /// The table outlives the screen. Error{usage} for an order by amounts where neither the question nor the condition
  /// names one currency.
  Screen(Condition condition, Question question, ScreenRules rules, const RateTable& rates);

  void offer(const CompanyRecord& record);

  /// The hits so far, in order.
  std::vector<ScreenHit> hits() const;
  std::size_t offered() const { return offered_; }
  std::size_t matched() const { return matched_; }
  /// Of which the condition could not be decided.
  std::size_t unknown() const { return unknown_; }

 private:
  struct Kept {
    ScreenHit hit;
    std::optional<std::int64_t> amount;  // in the currency that orders
  };

  Truth compare(const Condition::Comparison& comparison, const GrowthAnswer& answer);
  Converter& converter(Currency to);
  bool before(const Kept& a, const Kept& b) const;
  void keep(Kept kept);

  Condition condition_;
  Question question_;
  ScreenRules rules_;
  const RateTable* rates_;
  std::optional<Currency> ordering_;
  std::map<Currency, Converter> converters_;
  std::vector<Kept> kept_;  // a heap with the last in order on top, once it is full
  std::size_t offered_ = 0, matched_ = 0, unknown_ = 0;
};

}  // namespace capex
