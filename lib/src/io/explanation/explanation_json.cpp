// Explanations for programs.
#include <fmt/core.h>

#include "io/explanation/explanation_numbers.hpp"
#include "io/explanation/write_explanation.hpp"
#include "io/rows/json_text.hpp"
#include "money/money.hpp"

namespace capex::core {
namespace {

/// One object, its members on lines of their own unless they are to stand in one.
class Object {
 public:
  Object(std::string& out, std::size_t indent, bool one_line) : out_(out), indent_(indent), one_line_(one_line) {
    out_ += '{';
  }

  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    append_json_string(out_, value);
  }
  void number(std::string_view name, std::string_view digits) {
    if (digits.empty()) return;
    key(name);
    out_ += digits;
  }
  void texts(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    key(name);
    const char* before = "[";
    for (const std::string& value : values) {
      out_ += before;
      append_json_string(out_, value);
      before = ", ";
    }
    out_ += ']';
  }
  void key(std::string_view name) {
    out_ += first_ ? "" : ",";
    if (one_line_) {
      out_ += first_ ? "" : " ";
    } else {
      line(indent_ + 2);
    }
    first_ = false;
    append_json_string(out_, name);
    out_ += ": ";
  }
  void end() {
    if (!one_line_) line(indent_);
    out_ += '}';
  }

 private:
  void line(std::size_t indent) {
    out_ += '\n';
    out_.append(indent, ' ');
  }

  std::string& out_;
  std::size_t indent_;
  bool one_line_;
  bool first_ = true;
};

void add_number(Object& object, const AmountIn& number) {
  const BoundedAmount& amount = number.amount;
  object.text("status", to_string(amount.status));
  if (number.currency.is_money()) object.text("currency", number.currency.code());
  const auto units = [&](const std::optional<std::int64_t>& minor) {
    return minor ? units_text(*minor, number.currency) : std::string();
  };
  if (has_point(amount.status)) object.number("amount", units(amount.point));
  if (has_value(amount.status)) {
    object.number("low", units(amount.bounds.low()));
    object.number("high", units(amount.bounds.high()));
  }
  std::vector<std::string> flags;
  for (const Flag flag : list(amount.flags)) flags.emplace_back(to_string(flag));
  object.texts("flags", flags);
}

void add_number(Object& object, const Growth& growth) {
  object.text("status", to_string(growth.status));
  if (!has_value(growth.status)) return;
  if (growth.factor) object.number("growth", fraction_text(*growth.factor));
  if (growth.low) object.number("growth_low", fraction_text(*growth.low, Rounding::floor));
  if (growth.high) object.number("growth_high", fraction_text(*growth.high, Rounding::ceiling));
}

void add_number(Object& object, const ExchangeRate& rate) {
  object.text("base", rate.base.code());
  object.text("quote", rate.quote.code());
  object.number("rate", to_string(rate.rate));
}

void add_number(Object& object, std::monostate) {
  object.text("status", to_string(Status::no_rate));
}

void add_series(Object& object, const SeriesName& series) {
  object.text("company", series.company);
  object.text("measure", series.measure);
  object.text("basis", to_string(series.basis));
  object.text("scope", series.scope);
}

void add_statement(Object& object, const Statement& statement) {
  object.text("source", statement.source.key);
  object.text("publisher", statement.source.publisher);
  object.text("source_kind", to_string(statement.source.kind));
  object.text("known_on", to_string(statement.source.known_on));
  object.text("title", statement.source.title);
  object.text("url", statement.source.url);
  object.number("decimals", std::to_string(statement.stated.decimals()));
  object.text("words", statement.words);
  object.text("claim", statement.claim);
}

/// A day of an average, and its legs.
bool is_daily(const Explanation& step) {
  return step.kind == StepKind::stored_rate || step.kind == StepKind::cross_rate;
}

void append_step(std::string& out, const Explanation& step, const ExplanationStyle& style, std::size_t indent,
                 bool one_line) {
  Object object(out, indent, one_line);
  object.text("kind", to_string(step.kind));
  if (step.sign < 0) object.number("sign", "-1");
  if (step.series) add_series(object, *step.series);
  object.text("period", step.label);
  if (step.period && !is_daily(step)) {
    object.text("first_day", to_string(step.period->first()));
    object.text("last_day", to_string(step.period->last()));
  }
  object.text("base_period", step.base_label);
  std::visit([&](const auto& number) { add_number(object, number); }, step.number);
  object.text("provider", step.provider);
  if (!one_line) {
    const Arithmetic arithmetic = arithmetic_of(step);
    object.text("arithmetic", arithmetic.point);
    object.text("bounds_arithmetic", arithmetic.bounds);
    object.text("rounding", arithmetic.rounding);
  }
  if (step.statement) add_statement(object, *step.statement);
  object.texts("reasons", step.reasons);
  const bool left_out = step.kind == StepKind::average_rate && !style.daily_rates;
  if (left_out) object.number("daily_rates_left_out", std::to_string(step.parts.size()));
  if (!step.parts.empty() && !left_out) {
    object.key("parts");
    const char* before = "[";
    for (const Explanation& part : step.parts) {
      out += before;
      if (one_line) {
        append_step(out, part, style, 0, true);
        before = ", ";
      } else {
        out += '\n';
        out.append(indent + 4, ' ');
        append_step(out, part, style, indent + 4, is_daily(part));
        before = ",";
      }
    }
    if (!one_line) {
      out += '\n';
      out.append(indent + 2, ' ');
    }
    out += ']';
  }
  object.end();
}

}  // namespace

std::string explanation_json(const Explanation& explanation, const ExplanationStyle& style) {
  std::string out;
  append_step(out, explanation, style, 0, false);
  out += '\n';
  return out;
}

}  // namespace capex::core
