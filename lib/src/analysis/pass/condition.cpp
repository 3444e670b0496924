#include "analysis/pass/condition.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "capex/error.hpp"
#include "money/amount_text.hpp"
#include "text/letters.hpp"
#include "text/near_names.hpp"

namespace capex::core {
namespace {

constexpr std::size_t most_nested = 100;

struct FieldName {
  const char* name;
  Condition::Field field;
  Condition::Side side;
};

constexpr FieldName field_names[] = {
    {"amount", Condition::Field::amount, Condition::Side::point},
    {"amount_low", Condition::Field::amount, Condition::Side::low},
    {"amount_high", Condition::Field::amount, Condition::Side::high},
    {"base", Condition::Field::base, Condition::Side::point},
    {"base_low", Condition::Field::base, Condition::Side::low},
    {"base_high", Condition::Field::base, Condition::Side::high},
    {"growth", Condition::Field::growth, Condition::Side::point},
    {"growth_low", Condition::Field::growth, Condition::Side::low},
    {"growth_high", Condition::Field::growth, Condition::Side::high},
};

/// The longer first, so that <= is not read as <.
constexpr std::pair<const char*, Condition::Relation> relations[] = {
    {"<=", Condition::Relation::at_most}, {">=", Condition::Relation::at_least}, {"!=", Condition::Relation::not_equal},
    {"<", Condition::Relation::less},     {">", Condition::Relation::more},      {"=", Condition::Relation::equal},
};

bool is_key_letter(char c) {
  return is_letter(c) || c == '_';
}

}  // namespace

/// Recursive descent over the text; steps are added after their operands.
class Condition::Parser {
 public:
  Parser(Condition& condition, std::string_view text, std::optional<Currency> currency)
      : condition_(condition), text_(text), currency_(currency) {}

  void parse() {
    disjunction();
    if (at_ < text_.size()) refuse("'and', 'or' or the end is expected");
  }

 private:
  std::size_t disjunction() {
    std::size_t left = conjunction();
    while (take_word("or")) left = joined(Kind::disjunction, left, conjunction());
    return left;
  }

  std::size_t conjunction() {
    std::size_t left = negation();
    while (take_word("and")) left = joined(Kind::conjunction, left, negation());
    return left;
  }

  std::size_t negation() {
    if (++depth_ > most_nested) refuse("nested too deeply");
    std::size_t found = 0;
    if (take_word("not")) {
      const std::size_t inner = negation();
      found = add({Kind::negation, {}, inner, 0});
    } else if (take("(")) {
      found = disjunction();
      if (!take(")")) refuse("')' is missing");
    } else {
      found = comparison();
    }
    --depth_;
    return found;
  }

  std::size_t comparison() {
    skip_blanks();
    const FieldName& field = field_name();
    Comparison made{field.field, field.side, relation(), 0, {}};
    skip_blanks();
    const std::size_t begin = at_;
    const std::string value = value_text();
    try {
      set_value(made, value);
    } catch (const Error& error) {
      at_ = begin;
      refuse(error.what());
    }
    condition_.about_growth_ = condition_.about_growth_ || made.field != Field::amount;
    return add({Kind::comparison, made, 0, 0});
  }

  const FieldName& field_name() {
    const std::string word = peek_word();
    const auto found = std::find_if(std::begin(field_names), std::end(field_names),
                                    [&word](const FieldName& field) { return word == field.name; });
    if (found != std::end(field_names)) {
      at_ += word.size();
      return *found;
    }
    std::vector<std::string> names;
    for (const FieldName& field : field_names) names.emplace_back(field.name);
    refuse(word.empty() ? "a comparison is expected, such as growth > 100%"
                        : "no field '" + word + "'" + did_you_mean_one_of(word, names));
  }

  Relation relation() {
    for (const auto& [sign, meaning] : relations) {
      if (take(sign)) return meaning;
    }
    refuse("one of > >= < <= = != is expected");
  }

  void set_value(Comparison& made, const std::string& text) {
    if (text.empty()) throw Error(ErrorCode::parse, "a value is expected, such as 100% or 1bn USD");
    const Stated stated = made.field == Field::growth ? parse_growth(text) : amount(made, text);
    if (stated.low() != stated.high() || stated.about()) {
      throw Error(ErrorCode::parse, fmt::format("'{}': one plain number is expected", text));
    }
    made.value = *stated.low();
  }

  Stated amount(Comparison& made, const std::string& text) {
    const StatedAmount found = parse_amount_or(text, currency_);
    made.currency = found.currency;
    condition_.currencies_.insert(found.currency);
    return found.number;
  }

  std::size_t joined(Kind kind, std::size_t left, std::size_t right) { return add({kind, {}, left, right}); }
  std::size_t add(Step step) {
    condition_.steps_.push_back(step);
    return condition_.steps_.size() - 1;
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  }
  bool take(std::string_view sign) {
    skip_blanks();
    if (text_.substr(at_, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
  }
  std::string peek_word() const {
    std::size_t end = at_;
    while (end < text_.size() && is_key_letter(text_[end])) ++end;
    return lower_case(text_.substr(at_, end - at_));
  }
  bool take_word(std::string_view word) {
    skip_blanks();
    if (peek_word() != word) return false;
    at_ += word.size();
    return true;
  }

  /// Up to the next and, or, parenthesis or the end.
  std::string value_text() {
    skip_blanks();
    std::string value;
    while (at_ < text_.size() && text_[at_] != ')' && text_[at_] != '(') {
      const bool begins_word = value.empty() || value.back() == ' ';
      const std::string word = begins_word ? peek_word() : "";
      if (word == "and" || word == "or") break;
      value += text_[at_++];
    }
    while (!value.empty() && value.back() == ' ') value.pop_back();
    return value;
  }

  [[noreturn]] void refuse(const std::string& why) const {
    throw Error(ErrorCode::parse, fmt::format("column {}: {}", at_ + 1, why));
  }

  Condition& condition_;
  std::string_view text_;
  std::optional<Currency> currency_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
};

Condition Condition::known(Field field, std::optional<Currency> currency) {
  Condition condition;
  Comparison any{field, Side::point, Relation::known, 0, {}};
  if (field != Field::growth && currency) {
    any.currency = *currency;
    condition.currencies_.insert(*currency);
  }
  condition.about_growth_ = field != Field::amount;
  condition.steps_.push_back({Kind::comparison, any, 0, 0});
  return condition;
}

Condition Condition::parse(std::string_view text, std::optional<Currency> currency) {
  Condition condition;
  Parser(condition, text, currency).parse();
  return condition;
}

}  // namespace capex::core
