// Which of many companies meet a condition, the first in some order: companies are offered one by one, and only the
// best are kept.
//
// Amounts are compared in the currency of the comparison, at the rates of their own periods; counts without any. What
// has no value meets nothing and is counted as unknown; a limit meets what its bound decides.
//
// A file or a panel of many need not be read whole. Nearly every answer follows from the figures that begin or end on
// the days of the periods asked for, so a company is first offered by an excerpt; where that does not settle its
// answer it is offered again, with all of its figures, and what is kept is answered by all of them at the end:
//
//   filter.touching = screen.touching();
//   if (!screen.offer_excerpt(excerpt)) screen.offer(whole);
//   screen.complete(whole_of);
//
// For several threads each has a screen of its own, and add() joins them. What is found is the same each way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/answer/answer.hpp"
#include "analysis/pass/condition.hpp"

namespace capex::core {

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
  /// names one currency, and for a label longer than the step.
  Screen(Condition condition, Question question, ScreenRules rules, const RateTable& rates);

  /// A company with all of its figures and claims.
  void offer(const CompanyRecord& record);

  /// The days that the periods asked for begin and end on, in order. None where each company has days of its own
  /// (fiscal and trailing periods, the nearest days), or where the question is of more than amounts: then excerpts
  /// settle nothing.
  const std::vector<Date>& touching() const { return touching_; }
  /// A company, by its head at least, with, of every series that has figures, those at least that touch these days, and
  /// all of its claims. False, and nothing counted, where they do not settle its amounts.
  bool offer_excerpt(const CompanyRecord& excerpt);
  /// Answers what was kept by an excerpt once more, by all figures and claims of the company, which may flag an answer.
  void complete(const std::function<CompanyRecord(CompanyId)>& whole);

  /// What another screen found that asks the same, of other companies.
  void add(Screen&& other);

  /// The hits so far, in order; of a company that was offered by an excerpt as complete() answers.
  std::vector<ScreenHit> hits() const;
  std::size_t offered() const { return offered_; }
  std::size_t matched() const { return matched_; }
  /// Of which the condition could not be decided.
  std::size_t unknown() const { return unknown_; }

  /// What became of one company.
  struct Outcome {
    CompanyId company{};
    Truth met = Truth::unknown;
    /// In an order by amounts, of several measures asked for: those that have the period, the first in the lowest bit.
    std::uint32_t measures = 0;
  };
  /// One a company, in no order.
  const std::vector<Outcome>& outcomes() const { return outcomes_; }

 private:
  /// What conditions speak of. Amounts are in the stated currency.
  struct Answered {
    Currency currency;
    Period period, base_period;
    BoundedAmount amount{}, base{};
    Growth growth{};
    std::uint32_t measures = 0;  // that have the period
  };
  /// What hits are ordered by.
  struct Rank {
    std::optional<Ratio> growth;
    std::optional<std::int64_t> amount;  // in the currency that orders
    std::string key;
  };
  struct Kept {
    Rank rank;
    ScreenHit hit;
    bool by_excerpt = false;
  };

  GrowthAnswer answer_of(const PlacedRecord& record);
  /// By the excerpt's figures; nothing where others might change it.
  std::optional<Answered> settled(const CompanyRecord& excerpt);
  /// Counts the company; its rank where it is to be kept.
  std::optional<Rank> judge(const Answered& answered, const Company& company, std::uint32_t measures);
  std::uint32_t bit_of(MeasureId measure) const;
  std::uint32_t measures_of(const PlacedRecord& record);
  Truth compare(const Condition::Comparison& comparison, const Answered& answered);
  BoundedAmount comparable(Currency in, const BoundedAmount& amount, Currency stated, const Period& period);
  Converter& converter(Currency to);
  bool before(const Rank& a, const Rank& b) const;
  bool admits(const Rank& rank) const;
  void keep(Kept kept);

  Condition condition_;
  Question question_;
  ScreenRules rules_;
  const RateTable* rates_;
  std::optional<Currency> ordering_;
  Period period_, base_period_, year_before_;  // where touching_ says their days
  std::vector<Date> touching_;
  Timeline timeline_;
  std::map<Currency, Converter> converters_;
  std::vector<Kept> kept_;  // a heap with the last in order on top, once it is full
  std::vector<Outcome> outcomes_;
  std::size_t offered_ = 0, matched_ = 0, unknown_ = 0;
};

}  // namespace capex::core
