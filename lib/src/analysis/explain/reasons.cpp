#include "analysis/explain/reasons.hpp"

#include <fmt/core.h>

#include "analysis/rates/period_rate.hpp"
#include "time/label.hpp"

namespace capex::core {

std::string days_of(const Period& period) {
  return fmt::format("{}..{}", to_string(period.first()), to_string(period.last()));
}

std::string gap_words(const Observation& missing, const std::string& measure) {
  const Period& period = missing.period;
  const std::string space = measure.empty() ? "" : " ";
  if (!missing.gap)
    return fmt::format("no source states {}{}{}", measure, measure.empty() ? "" : " for ", days_of(period));
  const PeriodGap& gap = *missing.gap;
  const std::string begin = fmt::format("at the beginning of {}", to_string(period.first()));
  const std::string end = fmt::format("at the end of {}", to_string(period.last()));
  const std::string none = fmt::format("no{}{} figure begins or ends", space, measure);
  if (!gap.begin_is_stated && !gap.end_is_stated) return fmt::format("{} {} or {}", none, begin, end);
  if (!gap.begin_is_stated) return fmt::format("{} {}", none, begin);
  if (!gap.end_is_stated) return fmt::format("{} {}", none, end);
  const Date from = gap.reached.value_or(period.begin());
  const Date to = gap.resumed.value_or(period.end());
  return fmt::format("no{}{} figures add up to {}", space, measure, days_of(from < to ? Period(from, to) : period));
}

std::string derivation_words(const Observation& observation, const FiscalCalendar& calendar) {
  std::string text;
  for (const Operand& operand : observation.operands) {
    if (operand.measure != MeasureId{}) continue;  // what was taken off is another measure's
    const std::string name = to_string(name_of(operand.figure.period, calendar));
    if (text.empty()) {
      text = operand.sign < 0 ? "-" + name : name;
    } else {
      text += (operand.sign < 0 ? " - " : " + ") + name;
    }
  }
  return text;
}

std::string flag_words(Flag flag, const Observation& observation) {
  switch (flag) {
    case Flag::about:
      return "about: the source's own word";
    case Flag::skewed:
      return fmt::format("skewed: {}, its begin {:+} and its end {:+} days from the period asked for",
                         days_of(observation.period), observation.skew.begin, observation.skew.end);
    case Flag::held_back:
      return "held_back: reads figures as before a restatement that has not reached all of them";
    case Flag::mixed_definitions:
      return "mixed_definitions: its figures follow unlike definitions of the measure";
    case Flag::long_period:
      return "long_period: a week longer than the period that it is compared with";
    case Flag::sources_disagree:  // named with the figures instead
      return "";
    case Flag::mixed_basis:
      return "mixed_basis: actuals beside guidance or estimates";
  }
  return std::string(to_string(flag));
}

std::string sum_flag_words(Flag flag, const Observation& sum) {
  switch (flag) {
    case Flag::skewed:
      return fmt::format("skewed: the days of its members lie up to {:+} and {:+} days from {}", sum.skew.begin,
                         sum.skew.end, days_of(sum.period));
    case Flag::mixed_definitions:
      return "mixed_definitions: amounts of unlike definitions together";
    case Flag::sources_disagree:
      return "sources_disagree: on an amount of a member";
    case Flag::about:
      return "about: a source's own word for a part of it";
    default:
      return flag_words(flag, sum);
  }
}

bool is_yet_to_come(const PairRates& pair, const RatePolicy& policy, const Period& period, Basis basis) {
  return basis != Basis::actual && end_before(pair, policy, period);
}

std::string rate_gap_words(const RateTable& rates, Currency from, Currency to, const RatePolicy& policy, int max_age,
                           const Period& period, Basis basis) {
  const Currency base = quoted_before(from, to) ? from : to;
  const Currency quote = quoted_before(from, to) ? to : from;
  const std::string pair_name = fmt::format("{} per {}", quote.code(), base.code());
  const auto pair = rates.pair(from, to);
  if (!pair || pair->rates().empty()) {
    return fmt::format("there are no {} rates{}", pair_name, rates.provider().empty() ? "" : " of " + rates.provider());
  }
  const std::string what = policy.kind == RateKind::on ? fmt::format("on {}", to_string(policy.day))
                                                       : fmt::format("for {}", days_of(period));
  const RateAnswer answer = rate_for(*pair, policy, period, rates.as_of(), max_age);
  const std::string coverage = fmt::format("{}'s {} rates run from {} to {}", rates.provider(), pair_name,
                                           to_string(pair->rates().front().day), to_string(pair->rates().back().day));
  switch (answer.gap) {
    case RateGap::unfinished:
      return fmt::format("{} is not over on {}, so it has no average yet", days_of(period), to_string(rates.as_of()));
    case RateGap::stale:
      if (is_yet_to_come(*pair, policy, period, basis)) {
        return fmt::format("{} is not over by {}'s last {} rate, of {}, so it has no average yet", days_of(period),
                           rates.provider(), pair_name, to_string(pair->rates().back().day));
      }
      return fmt::format("there is no {} rate {} that is at most {} days old ({})", pair_name, what, max_age, coverage);
    case RateGap::unknown:
      break;
  }
  return fmt::format("there is no {} rate {} ({})", pair_name, what, coverage);
}

std::string rate_origin_words(const AppliedRate& rate, std::string_view provider) {
  std::string text;
  const std::string day = rate.days > 0 ? to_string(rate.first) : "";
  const std::string of_provider = provider.empty() ? "" : fmt::format("{} ", provider);
  switch (rate.kind) {
    case RateKind::none:
      return "";
    case RateKind::average:
      text = rate.first == rate.last ? fmt::format("{}rate of {}", of_provider, day)
                                     : fmt::format("average of {} daily {}rates, {}..{}", rate.days, of_provider, day,
                                                   to_string(rate.last));
      break;
    case RateKind::closing:
      text = fmt::format("closing {}rate, of {}", of_provider, day);
      break;
    case RateKind::on:
      text = fmt::format("{}rate of {}", of_provider, day);
      break;
    case RateKind::fixed:
      text = "fixed";
      break;
    case RateKind::issuer:
      text = "as the source itself converts";
      break;
  }
  const std::string turned = fmt::format("{} per {}", rate.rate.base.code(), rate.rate.quote.code());
  if (rate.turned > 0 && rate.days == 1) {
    text += fmt::format(", given as {} {}", to_string(rate.written), turned);
  } else if (rate.turned > 0) {
    text +=
        fmt::format(", {}given as {}", rate.turned == rate.days ? "" : fmt::format("{} of them ", rate.turned), turned);
  }
  const char* before = ", through ";
  for (const Currency& via : rate.via) {
    if (!via.is_money()) continue;
    text += before;
    text += via.code();
    before = " and ";
  }
  return text;
}

}  // namespace capex::core
