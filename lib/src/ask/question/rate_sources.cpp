#include "ask/question/rate_sources.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "ask/answer/rate_words.hpp"
#include "fx/plausible_rate.hpp"

namespace capex::core {

std::string rates_elsewhere(const Snapshot& snapshot, const RateTable& used, Currency from, Currency to,
                            const Question& question, const Period& period) {
  const Period days = question.rate.kind == RateKind::on ? Period::instant(question.rate.day) : period;
  if (days.last() > used.as_of()) return "";  // nobody has rates of days to come
  std::string found;
  for (const std::string& provider : snapshot.providers()) {
    if (provider == used.provider()) continue;
    const RateTable rates =
        snapshot.rates(provider, {from, to}, days.first() - boost::gregorian::days(question.max_rate_age), days.last());
    const auto pair = rates.pair(from, to);
    if (!pair || !rate_for(*pair, question.rate, period, rates.as_of(), question.max_rate_age)) continue;
    found += fmt::format("{}{} has {} per {}: --rates {}", found.empty() ? "" : "; ", provider, pair->quote().code(),
                         pair->base().code(), provider);
  }
  return found;
}

void check_fixed_rate(const Snapshot& snapshot, const std::string& provider, const Question& question,
                      const std::vector<Currency>& from, const std::optional<Period>& days, const Tell& note) {
  if (question.rate.kind != RateKind::fixed || !question.in) return;
  for (const Currency& currency : from) {
    if (!currency.is_money() || currency == *question.in) continue;
    const RateTable rates = snapshot.rates(provider, {currency, *question.in});
    const auto pair = rates.pair(currency, *question.in);
    if (!pair) continue;
    const auto check = check_fixed(*pair, question.rate.fixed, days ? days->first() : question.as_of,
                                   days ? days->last() : question.as_of);
    if (!check || check->verdict == FixedRateVerdict::fits) continue;
    const std::string quoted = fmt::format("{} per {}", pair->quote().code(), pair->base().code());
    const std::string own = rate_number(check->own.rate);
    const std::string day = to_string(check->own.day);
    const std::string typed = to_string(question.rate.fixed);
    if (check->verdict == FixedRateVerdict::inverted) {
      throw Error(
          ErrorCode::usage,
          fmt::format(
              "--rate fixed:{0} is the wrong way round: rates are in market order, {1}, and {2} has {3} on {4}; "
              "1 / {0} is {5}: write --rate fixed:{5}",
              typed, quoted, rates.provider(), own, day, to_string(check->inverse)));
    }
    note(fmt::format("--rate fixed:{} is far off: {} has {} {} on {}; it is used as it was typed", typed,
                     rates.provider(), own, quoted, day));
  }
}

void check_fixed_rate(const Snapshot& snapshot, const std::string& provider, const Question& question,
                      const std::vector<CompanyRecord>& records, const std::optional<Period>& days, const Tell& note) {
  if (question.rate.kind != RateKind::fixed) return;
  std::vector<Currency> from;
  for (const CompanyRecord& record : records) {
    for (const Series& series : record.series) {
      const auto& measures = question.measures;
      if (std::find(measures.begin(), measures.end(), series.measure) == measures.end()) continue;
      if (std::find(from.begin(), from.end(), series.currency) == from.end()) from.push_back(series.currency);
    }
  }
  check_fixed_rate(snapshot, provider, question, from, days, note);
}

}  // namespace capex::core
