// The sum of a group's members, and what sources stated for the group itself.
//
// Amounts are added, ranked and shared by one definition: of several measures that the question asks for, the one by
// which most labels have every member that has any, the first where several do as well. Only where none does, or where
// that is asked for, each member answers by its own: the sum then has the flag mixed_definitions, and no rank or share.
//
// Membership is fixed over a comparison: the members on the last day of the latest label answer for every label, and
// for its base, so that a total never grows by taking in a company. Every member must have a value, or the total is
// incomplete and names who is missing; an empty sum is never 0.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "analysis/answer/answer.hpp"
#include "money/decimal.hpp"

namespace capex::core {

/// A group, who belongs to it and when, and what the file knows of each.
struct GroupRecord {
  CompanyRecord group;  // what sources state for the group itself
  std::vector<Member> members;
  std::vector<CompanyRecord> companies;  // the members', in any order
};

/// The records of those who are members on the day, each once, in the order of `members`: `since` is inclusive, `until`
/// exclusive. Error{usage} where the record of one is not among the companies.
std::vector<PlacedRecord> members_on(const GroupRecord& record, Date day);

struct TotalRules {
  /// Asked in order where a company has no figure on the question's basis: an estimate where there is no actual.
  std::vector<Basis> fallback;
  /// Sum what is there, with status partial. Of a growth: the members that have both periods.
  bool allow_missing = false;
  /// Each member by its own definition, whether or not there is one that all have.
  bool each_own = false;
};

/// The parts added up, over the period that was asked for. A complete sum is derived, or has the weaker status of a
/// part (implied, limit); one that lacks parts is incomplete, or partial where that is allowed; of nothing at all it is
/// missing. Flags: those of the parts, and mixed_definitions or mixed_basis where they follow unlike measures, variants
/// or bases; its measure is then 0. It has no operands: those of the parts are their own. Error{currency_mismatch}
/// where the parts that have values are in several currencies.
Observation sum_of(std::span<const Observation> parts, const Period& period, bool allow_missing = false);

/// One company's part in a total.
struct MemberAnswer {
  CompanyId company{};
  Observation observation;
  bool counted = false;  // in the sum: it has a value, of a growth both
  /// Of a sum that has a point above zero and one measure, else nothing; nothing for the only one that is there of
  /// several. The bounds know that the part is in the whole; open where an
  /// amount may be negative.
  std::optional<Ratio> share{};
  std::optional<Ratio> share_low{};
  std::optional<Ratio> share_high{};
  int rank = 0;  // 1 is the largest, equal amounts share one; 0 where the sum gives no shares
};

/// A sum by other definitions of some members that meets what is stated for the group.
struct OtherwiseMet {
  std::vector<std::pair<CompanyId, MeasureId>> by;  // those members, and their measures
  Observation sum;
};

struct Total {
  Label label;
  std::vector<MemberAnswer> members;  // the largest first, then those without a point
  Observation sum;                    // its company is the group; skewed where a member's days are other than its own
  Observation stated;                 // what sources state for the group itself
  /// sum - stated, in the currency of the sum. Without a value it says why: the sum's status, that of what was stated,
  /// or no_rate where the two are in unlike currencies. Flags as of a sum of the two.
  BoundedAmount difference;
  std::optional<OtherwiseMet> otherwise{};  // where the sum misses what is stated
};

/// One total a label. Error{currency_mismatch} for members in several currencies where the question names none.
std::vector<Total> total(const GroupRecord& record, const Question& question, const std::vector<Label>& labels,
                         const RateTable& rates, const TotalRules& rules = {});

/// How much of the growth of a total is a member's.
struct MemberGrowth {
  Growth growth;                        // its own
  std::optional<Ratio> contribution{};  // (amount - base) / sum of the bases: these add up to the growth exactly
};

struct TotalGrowth {
  Total amount;
  Total base;  // the same members in the same order
  Growth growth;
  Growth stated;                      // of what sources state for the group itself
  std::vector<MemberGrowth> members;  // in the order of the totals
};

/// The growth of each label's total over a step. Amount and base of a member are those of growth(); where they are on
/// unlike bases (guidance on an actual), amount and sum have the flag mixed_basis. Errors as of total().
std::vector<TotalGrowth> total_growth(const GroupRecord& record, const Question& question,
                                      const std::vector<Label>& labels, Step over, const RateTable& rates,
                                      const TotalRules& rules = {});

/// The shares of the members as they are printed, with so many decimal places: together exactly 1. Nothing for a member
/// without a share.
std::vector<std::optional<Decimal>> printed_shares(const Total& total, int places);

/// The contributions as they are printed: together exactly the growth, rounded half-even to so many decimal places.
std::vector<std::optional<Decimal>> printed_contributions(const TotalGrowth& total, int places);

}  // namespace capex::core
