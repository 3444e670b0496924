#include "model/observation.hpp"

namespace capex::core {

void Value::set(const BoundedAmount& number) {
  status = number.status;
  flags = number.flags;
  amount = has_point(status) ? std::optional(number.point) : std::nullopt;
  bounds = number.bounds;
  if (has_value(status) && !amount && !bounds.has_low() && !bounds.has_high()) lose(Status::missing);
}

void Value::lose(Status why) {
  status = why;
  amount.reset();
  bounds = {};
  known_on = Date();
}

Observation Observation::as_stated() const {
  Observation result = *this;
  static_cast<Value&>(result) = stated();
  result.conversion.reset();
  return result;
}

const AppliedRate& Observation::rate() const {
  static const AppliedRate unconverted;
  return conversion ? conversion->rate : unconverted;
}

void Observation::convert(const BoundedAmount& number, Currency to, const AppliedRate& rate) {
  const Value& as_it_is = *this;
  conversion = Conversion{as_it_is, rate};
  set(number);
  currency = to;
  if (!has_value(status)) known_on = Date();
}

}  // namespace capex::core
