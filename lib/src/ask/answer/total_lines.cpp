#include "ask/answer/total_lines.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "ask/answer/answer_lines.hpp"
#include "io/rows/observation_rows.hpp"
#include "money/display_text.hpp"

namespace capex::core {

namespace {

Observation observation_of(const BoundedAmount& difference, const Observation& sum) {
  Observation result(sum.alone(), sum.period);
  result.set(difference);
  result.currency = sum.currency;
  result.skew = sum.skew;
  return result;
}

// "+alibaba" "+baidu"
std::vector<std::string> counted_members(const GroupRecord& record, const Total& total) {
  std::vector<std::string> keys;
  for (const MemberAnswer& member : total.members) {
    if (member.counted) keys.push_back((keys.empty() ? "" : "+") + company_of(record, member.company).company.key);
  }
  return keys;
}

/// The lines of one total; what a growth has besides is filled in later.
std::vector<AnswerLine> amount_lines(const GroupRecord& record, const Question& question, const Total& total) {
  const std::string& group = record.group.company.key;
  const auto shares = printed_shares(total, fraction_places);
  const auto shown = printed_shares(total, shown_share_places);
  std::vector<AnswerLine> lines;
  for (std::size_t i = 0; i < total.members.size(); ++i) {
    const MemberAnswer& member = total.members[i];
    lines.push_back(line_of(company_of(record, member.company), question, total.label, member.observation));
    lines.back().place = {group, TotalPart::member, shares[i], member.share_low, member.share_high, member.rank};
    lines.back().place->shown_share = shown[i];
  }
  const auto of_group = [&](TotalPart part, Observation observation) -> TotalPlace& {
    lines.push_back(line_of(record.group, question, total.label, std::move(observation)));
    return lines.back().place.emplace(TotalPlace{group, part});
  };
  TotalPlace& sum = of_group(TotalPart::sum, total.sum);
  if (std::any_of(shares.begin(), shares.end(), [](const auto& share) { return share.has_value(); })) {
    sum.share = rescale(Decimal(1, 0), fraction_places);
    sum.shown_share = rescale(Decimal(1, 0), shown_share_places);
  }
  if (has_value(total.sum.status)) sum.derivation = counted_members(record, total);
  lines.back().otherwise = total.otherwise;
  of_group(TotalPart::stated, total.stated);
  TotalPlace& difference = of_group(TotalPart::difference, observation_of(total.difference, total.sum));
  if (has_value(total.difference.status)) difference.derivation = {"sum", "-stated"};
  // A sum was not stated in any currency: its parts were.
  for (AnswerLine& line : lines) {
    if (line.place->part == TotalPart::sum || line.place->part == TotalPart::difference) {
      line.stated.status = Status::missing;
      line.fallback = false;
    }
  }
  return lines;
}

std::string missing_members(const GroupRecord& record, const Total& total) {
  std::string keys;
  for (const MemberAnswer& member : total.members) {
    if (member.counted) continue;
    keys += (keys.empty() ? "" : ", ") + company_of(record, member.company).company.key;
  }
  return keys;
}

std::string who(const GroupRecord& record, const Label& label) {
  return fmt::format("{} {}", record.group.company.key, to_string(label));
}

}  // namespace

const CompanyRecord& company_of(const GroupRecord& record, CompanyId id) {
  for (const CompanyRecord& company : record.companies) {
    if (company.company.id == id) return company;
  }
  return record.group;
}

std::vector<AnswerLine> lines_of(const GroupRecord& record, const Question& question, const Total& total) {
  return amount_lines(record, question, total);
}

std::vector<AnswerLine> lines_of(const GroupRecord& record, const Question& question, const TotalGrowth& total) {
  std::vector<AnswerLine> lines = amount_lines(record, question, total.amount);
  const int shown_places = growth_places(total.growth.low, total.growth.high) + 2;
  const auto contributions = printed_contributions(total, fraction_places);
  const auto shown = printed_contributions(total, shown_places);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    AnswerLine& line = lines[i];
    line.base_label = total.base.label;
    switch (line.place->part) {
      case TotalPart::member:
        line.base = total.base.members[i].observation;
        line.base_figures = figures_behind(company_of(record, line.company.id), *line.base);
        line.growth = total.members[i].growth;
        line.place->contribution = contributions[i];
        line.place->shown_contribution = shown[i];
        break;
      case TotalPart::sum:
        line.base = total.base.sum;
        line.growth = total.growth;
        if (total.growth.factor) {
          const Ratio change = less_one(*total.growth.factor);
          line.place->contribution = to_decimal(change, fraction_places);
          line.place->shown_contribution = to_decimal(change, shown_places);
        }
        break;
      case TotalPart::stated:
        line.base = total.base.stated;
        line.base_figures = figures_behind(record.group, *line.base);
        line.growth = total.stated;
        break;
      case TotalPart::difference:
        line.base = observation_of(total.base.difference, total.base.sum);
        break;
    }
  }
  return lines;
}

std::string total_reason(const GroupRecord& record, const Total& total) {
  if (has_value(total.sum.status)) return "";
  const std::string group = who(record, total.label);
  if (total.members.empty()) {
    return fmt::format("{}: missing, the group has no members on the last day that is asked for", group);
  }
  if (total.sum.status == Status::incomplete) {
    return fmt::format("{}: incomplete, without {}; --allow-missing sums the others", group,
                       missing_members(record, total));
  }
  if (total.sum.status == Status::missing) {
    const bool has_some = std::any_of(total.members.begin(), total.members.end(),
                                      [](const MemberAnswer& member) { return has_value(member.observation.status); });
    return fmt::format(
        "{}: missing, {}", group,
        has_some ? "the limits of its members leave it open on both sides" : "as all of its members are");
  }
  return fmt::format("{}: {}", group, to_string(total.sum.status));
}

std::string total_reason(const GroupRecord& record, const TotalGrowth& total) {
  if (has_value(total.growth.status)) return "";
  const std::string of_amount = total_reason(record, total.amount);
  if (!of_amount.empty()) return of_amount;
  const std::string group = who(record, total.amount.label);
  const std::string base = to_string(total.base.label);
  switch (total.growth.status) {
    case Status::incomplete:
      return fmt::format("{}: incomplete, its base {} is without {}; --allow-missing compares the others", group, base,
                         missing_members(record, total.base));
    case Status::zero_base:
      return fmt::format("{}: zero_base, {} adds up to 0 and nothing can be said to grow from it", group, base);
    case Status::negative_base:
      return fmt::format("{}: negative_base, {} adds up to less than 0 and a growth on it means nothing", group, base);
    default:
      return fmt::format("{}: {}", group, to_string(total.growth.status));
  }
}

}  // namespace capex::core
