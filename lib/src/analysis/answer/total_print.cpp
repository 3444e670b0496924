// Shares and contributions as they are printed: parts that add up to the last digit.
#include "analysis/answer/total.hpp"
#include "money/apportion.hpp"

namespace capex::core {
namespace {

/// Those that are there, apportioned to the whole.
std::vector<std::optional<Decimal>> printed(const std::vector<std::optional<Ratio>>& parts, const Decimal& whole) {
  std::vector<Ratio> there;
  for (const auto& part : parts) {
    if (part) there.push_back(*part);
  }
  std::vector<std::optional<Decimal>> result(parts.size());
  if (there.empty()) return result;
  const std::vector<Decimal> rounded = apportion(there, whole);
  auto next = rounded.begin();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i]) result[i] = *next++;
  }
  return result;
}

}  // namespace

std::vector<std::optional<Decimal>> printed_shares(const Total& total, int places) {
  std::vector<std::optional<Ratio>> shares;
  for (const MemberAnswer& member : total.members) shares.push_back(member.share);
  return printed(shares, rescale(Decimal(1, 0), places));
}

std::vector<std::optional<Decimal>> printed_contributions(const TotalGrowth& total, int places) {
  std::vector<std::optional<Ratio>> contributions;
  for (const MemberGrowth& member : total.members) contributions.push_back(member.contribution);
  if (!total.growth.factor) return std::vector<std::optional<Decimal>>(contributions.size());
  return printed(contributions, to_decimal(less_one(*total.growth.factor), places));
}

}  // namespace capex::core
