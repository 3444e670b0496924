// How a rate is chosen, as people write it, and what that means for a period.

#include <fmt/core.h>

#include "capex/error.hpp"
#include "fx/exchange_rate.hpp"
#include "fx/rate_table.hpp"
#include "text/near_names.hpp"

namespace capex::core {
namespace {

[[noreturn]] void refuse(std::string_view text, std::string_view why) {
  throw Error(ErrorCode::parse, fmt::format("'{}': {}; a rate is average, closing, on:DATE (on:2024-08-26), fixed:RATE "
                                            "(fixed:7.14, in market order: CNY per USD) or issuer",
                                            text.substr(0, 60), why));
}

/// What follows "on:"; nothing where the text does not begin with it.
std::optional<std::string_view> after_prefix(std::string_view text, std::string_view prefix) {
  if (text.substr(0, prefix.size()) != prefix) return std::nullopt;
  return text.substr(prefix.size());
}

RateAnswer named(RateAnswer answer, RateKind kind) {
  if (answer.rate) answer.rate->kind = kind;
  return answer;
}

}  // namespace

RatePolicy parse_rate_policy(std::string_view text) {
  RatePolicy policy;
  if (text == "average") return policy;
  if (text == "closing")
    policy.kind = RateKind::closing;
  else if (text == "issuer")
    policy.kind = RateKind::issuer;
  else if (const auto day = after_prefix(text, "on:")) {
    policy.kind = RateKind::on;
    try {
      policy.day = parse_date(*day);
    } catch (const Error& error) {
      refuse(text, error.what());
    }
  } else if (const auto rate = after_prefix(text, "fixed:")) {
    policy.kind = RateKind::fixed;
    try {
      policy.fixed = Decimal::parse(*rate);
    } catch (const Error& error) {
      refuse(text, error.what());
    }
    if (policy.fixed <= Decimal()) refuse(text, "a rate is above zero");
  } else {
    const std::string near = did_you_mean(text, {"average", "closing", "on:", "fixed:", "issuer"});
    if (!near.empty()) throw Error(ErrorCode::parse, fmt::format("no rate '{}'{}", text.substr(0, 60), near));
    refuse(text, "no such way to choose a rate");
  }
  return policy;
}

void require_complete(const RatePolicy& policy) {
  if (policy.kind == RateKind::fixed && policy.fixed <= Decimal()) {
    throw Error(ErrorCode::usage, fmt::format("a fixed rate of {}: a rate is above zero", to_string(policy.fixed)));
  }
  if (policy.kind == RateKind::on && policy.day.is_special()) {
    throw Error(ErrorCode::usage, "the rate on a day needs the day");
  }
}

std::string to_string(const RatePolicy& policy) {
  switch (policy.kind) {
    case RateKind::on:
      return "on:" + to_string(policy.day);
    case RateKind::fixed:
      return "fixed:" + to_string(policy.fixed);
    default:
      return std::string(to_string(policy.kind));
  }
}

std::string_view to_string(RateKind kind) {
  switch (kind) {
    case RateKind::none:
      return "none";
    case RateKind::average:
      return "average";
    case RateKind::closing:
      return "closing";
    case RateKind::on:
      return "on";
    case RateKind::fixed:
      return "fixed";
    case RateKind::issuer:
      return "issuer";
  }
  return "none";
}

RateAnswer rate_for(const PairRates& pair, const RatePolicy& policy, const Period& period, Date as_of, int max_age) {
  require_complete(policy);
  const RateAnswer unfinished{std::nullopt, RateGap::unfinished};
  switch (policy.kind) {
    case RateKind::average:
      if (period.last() > as_of) return unfinished;
      return period.days() == 1 ? pair.on(period.first(), max_age) : pair.average(period, max_age);
    case RateKind::closing:
      if (period.last() > as_of) return unfinished;
      return named(pair.on(period.last(), max_age), RateKind::closing);
    case RateKind::on:
      if (policy.day > as_of) return unfinished;
      return pair.on(policy.day, max_age);
    case RateKind::fixed: {
      RateAnswer answer;
      answer.rate.emplace();
      answer.rate->kind = RateKind::fixed;
      answer.rate->rate = {pair.base(), pair.quote(), policy.fixed};
      return answer;
    }
    case RateKind::issuer:
      throw Error(ErrorCode::usage, "the issuer's own rate comes from a claim of its source, not from a rate table");
    case RateKind::none:
      break;
  }
  throw Error(ErrorCode::usage, "a policy of kind none chooses no rate");
}

}  // namespace capex::core
