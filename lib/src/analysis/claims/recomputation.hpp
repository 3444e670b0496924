// One claim against one body of evidence, ready to be computed in many ways.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "analysis/answer/total.hpp"
#include "analysis/claims/check.hpp"

namespace capex::core {

class Recomputation {
 public:
  /// Of the best figures.
  static Recomputation of_all(const Claim& claim, const Evidence& evidence) { return {claim, evidence, false}; }
  /// Of the figures and claims of the claim's own source.
  static Recomputation of_its_source(const Claim& claim, const Evidence& evidence) { return {claim, evidence, true}; }

  /// What the claim says, in its units.
  const BoundedAmount& claimed() const { return claimed_; }
  /// In the usual way: by the first definition for which every operand is there, else by the one that lacks fewest.
  Reproduction usual();
  Reckoning in(const Alternative& alternative);

  /// The measures that each operand may have been meant by, its own first.
  const std::vector<std::vector<MeasureId>>& definitions() const { return definitions_; }
  /// Whether operands may follow unlike definitions: only the parts of a total.
  bool may_mix() const { return claim_->kind == ClaimKind::total; }
  /// Whether an operand is of a group whose members are known.
  bool has_groups() const;
  /// Whether any operand of the reckoning is stated in another currency than the claim.
  bool converts(const Reckoning& reckoning) const;
  /// The other equivalents of the claim's source that imply a rate for all that was converted.
  std::vector<ClaimId> equivalents(const Reckoning& reckoning);

 private:
  Recomputation(const Claim& claim, const Evidence& evidence, bool own);

  std::optional<ExchangeRate> implied_by(const Claim& equivalent, const CompanyRecord& record, Currency foreign) const;
  void take(CompanyId company, bool own);
  /// What the measures of the operands may mean by themselves: the claim's own, or each definition of `capex`.
  std::vector<std::vector<MeasureId>> meanings() const;
  const PlacedRecord& record(CompanyId company) const;
  Question question(std::size_t operand, const Alternative& alternative) const;
  RatePolicy policy(std::size_t operand, const Alternative& alternative) const;
  Label label(const Subject& subject) const;
  bool is_sum(std::size_t operand, const Alternative& alternative) const;
  GroupRecord group(CompanyId company) const;
  GrowthAnswer members_growth(const Alternative& alternative) const;
  Observation members_sum(std::size_t operand, const Question& asked) const;
  const Observation& observe(std::size_t operand, const Alternative& alternative, std::optional<Currency> in);

  Reckoning growth_in(const Alternative& alternative);
  Reckoning share_in(const Alternative& alternative);
  Reckoning sum_in(const Alternative& alternative);

  const Claim* claim_;
  const Evidence* evidence_;
  BoundedAmount claimed_;
  std::vector<Subject> subjects_;  // of the operands
  std::vector<std::vector<MeasureId>> definitions_;
  std::map<CompanyId, CompanyRecord> records_;
  std::map<CompanyId, PlacedRecord> placed_;  // the same, for all alternatives
  std::map<ClaimId, ExchangeRate> implied_;   // by the equivalents that were asked for
  using Asked = std::tuple<std::size_t, MeasureId, Alternative::Rate, ClaimId, Alternative::Figures, bool>;
  std::map<Asked, Observation> observed_;
};

/// The alternatives to the usual way that meet the claim and need all of their changes, nearest first.
std::vector<Reproduction> reproductions(Recomputation& recomputation, const Reproduction& usual);

}  // namespace capex::core
