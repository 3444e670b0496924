// The equivalent that a source printed beside its figure.

#include <algorithm>

#include "analysis/rates/conversion.hpp"
#include "analysis/standing/bounded_amount.hpp"
#include "capex/error.hpp"
#include "model/claim_order.hpp"

namespace capex::core {
namespace {

/// The end that both state, or both points: what their rate is taken from.
std::optional<std::pair<std::int64_t, std::int64_t>> same_kind(const Observation& figure, const Stated& equivalent) {
  if (figure.amount && equivalent.point()) return std::pair(*figure.amount, *equivalent.point());
  if (figure.amount || equivalent.point()) return std::nullopt;
  if (figure.bounds.has_low() && equivalent.low()) return std::pair(*figure.bounds.low(), *equivalent.low());
  if (figure.bounds.has_high() && equivalent.high()) return std::pair(*figure.bounds.high(), *equivalent.high());
  return std::nullopt;
}

/// In market order; nothing where either is not positive.
std::optional<ExchangeRate> implied_rate(std::int64_t a, Currency a_currency, std::int64_t b, Currency b_currency) {
  if (a <= 0 || b <= 0) return std::nullopt;
  if (!quoted_before(a_currency, b_currency)) {
    std::swap(a, b);
    std::swap(a_currency, b_currency);
  }
  return ExchangeRate{a_currency, b_currency,
                      quotient(Int128{b} * power_of_ten(a_currency.digits()),
                               Int128{a} * power_of_ten(b_currency.digits()), rate_digits)};
}

}  // namespace

Observation convert_by_issuer(const Observation& observation, const Subject& subject, const std::vector<Claim>& claims,
                              Currency to, Date as_of) {
  if (observation.currency == to) return observation;
  Observation result = observation;
  const auto without_value = [&](Status status) {
    result.convert({status, observation.flags, 0, {}}, observation.currency.is_money() ? to : observation.currency, {});
    return result;
  };
  if (!observation.currency.is_money()) {
    return has_value(observation.status) ? without_value(Status::not_money) : observation;
  }
  if (!has_value(observation.status)) return without_value(observation.status);
  const bool as_stated = observation.operands.size() == 1 && observation.claim == ClaimId{} &&
                         (observation.status == Status::stated || observation.status == Status::limit);
  if (!as_stated) return without_value(Status::no_rate);
  const SourceId source = observation.operands.front().figure.source;
  const Claim* claim = first_claim(claims, [&](const Claim& candidate) {
    return candidate.kind == ClaimKind::equivalent && candidate.source == source && candidate.currency == to &&
           candidate.known_on <= as_of && candidate.subject == subject;
  });
  if (claim == nullptr) return without_value(Status::no_rate);
  const auto ends = same_kind(observation, claim->stated);
  const auto rate =
      ends ? implied_rate(ends->first, observation.currency, ends->second, to) : std::optional<ExchangeRate>();
  if (!rate) return without_value(Status::no_rate);
  BoundedAmount equivalent = bounded(claim->stated);
  if (!has_value(equivalent.status)) return without_value(equivalent.status);
  equivalent.flags = claim->stated.about() ? observation.flags | Flag::about : observation.flags;
  result.convert(equivalent, to, {RateKind::issuer, *rate, {}, {}, 0, {}});
  result.claim = claim->id;
  result.known_on = std::max(observation.known_on, claim->known_on);
  return result;
}

}  // namespace capex::core
