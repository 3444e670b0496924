#include "io/explanation/explanation_outline.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <utility>

#include "io/explanation/explanation_numbers.hpp"
#include "money/amount_words.hpp"
#include "money/digits_text.hpp"

namespace capex::core {
namespace {

/// "0000950170-24-087843": how the SEC numbers what it receives.
bool is_accession_number(const std::string& key) {
  if (key.size() != 20 || key[10] != '-' || key[13] != '-') return false;
  return std::all_of(key.begin(), key.end(), [](char c) { return c == '-' || ('0' <= c && c <= '9'); });
}

/// "Microsoft, filing of 2024-07-30, accession number 0000950170-24-087843"
std::string cited(const Source& source) {
  return fmt::format("{}, {} of {}, {}{}", source.publisher, to_string(source.kind), to_string(source.known_on),
                     is_accession_number(source.key) ? "accession number " : "", source.key);
}

/// "stated to 1,000,000, so within 500,000 of it"
std::string precision_words(const Stated& stated, Currency currency, bool is_growth) {
  if (stated.is_limit()) return "a limit: one bound, exact, and no amount";
  const bool range = stated.low() != stated.high();
  if (range) return "a range: exact at both ends; its middle counts where it is added up or grown";
  const int coarse = stated.digits() - stated.decimals();  // places of the minor unit that the writing leaves open
  if (coarse <= 0) return "exact as written";
  const auto number = [&](Int128 value) {
    return is_growth ? shortest_text(value, stated.digits()) : grouped(shortest_text(value, currency.digits()));
  };
  const Int128 unit = power_of_ten(coarse);
  return fmt::format("stated to {}, so within {} of it", number(unit), number(unit / 2));
}

std::string amount_head(const AmountIn& number) {
  const BoundedAmount& amount = number.amount;
  if (!has_value(amount.status)) return std::string(to_string(amount.status));
  const std::string unit = number.currency.is_money() ? " " + std::string(number.currency.code()) : "";
  const std::string bounds = exact_bounds(amount.bounds, number.currency);
  if (!has_point(amount.status)) return fmt::format("{}{}", bounds.empty() ? "limit" : bounds, unit);
  const bool exact = amount.bounds == Bounds::exactly(amount.point);
  return exact_text(amount.point, number.currency) + unit + (exact || bounds.empty() ? "" : " " + bounds);
}

std::string growth_head(const Growth& growth) {
  if (!has_value(growth.status)) return std::string(to_string(growth.status));
  const std::string bounds = fraction_bounds(growth);
  if (!growth.factor) return bounds.empty() ? "limit" : bounds;
  return fmt::format("{} {}", fraction_text(*growth.factor), bounds);
}

std::string number_head(const Explanation& step) {
  if (const auto* amount = std::get_if<AmountIn>(&step.number)) return amount_head(*amount);
  if (const auto* growth = std::get_if<Growth>(&step.number)) return growth_head(*growth);
  if (const auto* rate = std::get_if<ExchangeRate>(&step.number)) {
    return fmt::format("{} {}", to_string(rate->rate), pair_text(*rate));
  }
  return "no rate";
}

/// What the number is of.
std::string subject_of(const Explanation& step) {
  if (std::holds_alternative<ExchangeRate>(step.number) || std::holds_alternative<std::monostate>(step.number)) {
    return "";
  }
  std::string text = step.label;
  if (!step.base_label.empty()) text += " on " + step.base_label;
  if (step.kind == StepKind::claim)
    text = (step.base_label.empty() ? "claimed equivalent of " : "claimed growth of ") + text;
  return text;
}

void add_statement_line(const Explanation& step, OutlineItem& item) {
  if (!step.statement) return;
  const Statement& statement = *step.statement;
  const Source& source = statement.source;
  item.lines.push_back(cited(source));
  if (!source.title.empty()) item.lines.push_back(source.title);
  if (!source.url.empty()) item.lines.push_back(source.url);
  if (!source.note.empty()) item.lines.push_back("note: " + source.note);
  const bool is_growth = std::holds_alternative<Growth>(step.number);
  const std::string said =
      is_growth ? growth_text(statement.stated) : amount_words(statement.stated, statement.currency);
  item.lines.push_back(said + ": " + precision_words(statement.stated, statement.currency, is_growth));
  if (!statement.words.empty()) item.lines.push_back(fmt::format("in its own words: \"{}\"", statement.words));
  if (!statement.claim.empty()) item.lines.push_back("claim " + statement.claim);
}

class Builder {
 public:
  explicit Builder(const ExplanationStyle& style) : style_(style) {}

  /// `above` is what it is a part of; null for the root.
  OutlineItem item(const Explanation& step, const Explanation* above) {
    OutlineItem item;
    const bool in_sum = above != nullptr && above->kind == StepKind::sum;
    const std::string subject = (of_another(step, above) ? step.series->company + ' ' + step.series->measure + ' '
                                 : of_another_measure(step, above) ? step.series->measure + ' '
                                                                   : "") +
                                subject_of(step);
    const std::string sign = !in_sum ? "" : step.sign < 0 ? "- " : "+ ";
    item.head = sign + number_head(step) + (subject.empty() ? "" : ": " + subject);
    const Arithmetic arithmetic = arithmetic_of(step);
    if (!arithmetic.point.empty()) item.lines.push_back("= " + arithmetic.point);
    if (!arithmetic.bounds.empty()) item.lines.push_back("bounds = " + arithmetic.bounds);
    if (!arithmetic.rounding.empty()) item.lines.push_back(arithmetic.rounding);
    add_statement_line(step, item);
    item.lines.insert(item.lines.end(), step.reasons.begin(), step.reasons.end());
    if (step.kind == StepKind::average_rate) {
      daily(step, item);
      return item;
    }
    // A figure or a claim that several steps rest on is told in full once.
    if (step.statement && !told_.insert({step.statement->source.key, item.head.substr(sign.size())}).second) {
      item.lines = {fmt::format("{}, as above", step.statement->source.key)};
    }
    for (const Explanation& part : step.parts) item.items.push_back(this->item(part, &step));
    return item;
  }

  std::vector<DailyTable> tables;

 private:
  /// Whether it speaks of another company than what it is a part of: a member of a group.
  static bool of_another(const Explanation& step, const Explanation* above) {
    return above != nullptr && above->series && step.series && above->series->company != step.series->company;
  }

  /// A part of a measure that is made of others.
  static bool of_another_measure(const Explanation& step, const Explanation* above) {
    return above != nullptr && above->series && step.series && above->series->measure != step.series->measure;
  }

  void daily(const Explanation& average, OutlineItem& item) {
    if (!style_.daily_rates) {
      item.lines.push_back(fmt::format("its {} daily rates are left out here", average.parts.size()));
      return;
    }
    DailyTable table;
    table.title = number_head(average);
    if (!average.reasons.empty()) table.title += ", " + average.reasons.front();
    const auto same = std::find_if(tables.begin(), tables.end(),
                                   [&table](const DailyTable& other) { return other.title == table.title; });
    const auto index = static_cast<std::size_t>(same - tables.begin());
    table.name = index < 26 ? std::string(1, static_cast<char>('A' + index)) : fmt::format("A{}", index);
    item.lines.push_back(fmt::format("the {} daily rates: table {}", average.parts.size(), table.name));
    if (same != tables.end()) return;
    const Explanation& first = average.parts.front();
    table.columns.emplace_back("day");
    for (const Explanation& leg : first.parts) {
      table.columns.push_back(pair_text(std::get<ExchangeRate>(leg.number)));
      table.links.emplace_back(leg.sign < 0          ? (table.links.empty() ? "1 / " : " / ")
                               : table.links.empty() ? ""
                                                     : " x ");
    }
    table.columns.push_back(pair_text(std::get<ExchangeRate>(first.number)));
    for (const Explanation& day : average.parts) {
      std::vector<std::string>& row = table.rows.emplace_back();
      row.push_back(day.label);
      for (const Explanation& leg : day.parts) row.push_back(to_string(std::get<ExchangeRate>(leg.number).rate));
      row.push_back(to_string(std::get<ExchangeRate>(day.number).rate));
    }
    tables.push_back(std::move(table));
  }

  ExplanationStyle style_;
  std::set<std::pair<std::string, std::string>> told_;  // source and head
};

/// "179.11bn CNY [179.11, 179.12]", as a table shows it.
std::string rounded_number(const Explanation& root) {
  if (const auto* growth = std::get_if<Growth>(&root.number)) {
    const std::string bounds = growth_bounds_text(growth->low, growth->high);
    if (!has_value(growth->status)) return std::string(to_string(growth->status));
    return growth->factor ? growth_text(*growth->factor, growth->low, growth->high) + " " + bounds : bounds;
  }
  if (root.kind == StepKind::figure) return amount_words(root.statement->stated, root.statement->currency);
  const AmountIn& number = std::get<AmountIn>(root.number);
  const BoundedAmount& amount = number.amount;
  if (!has_value(amount.status)) return std::string(to_string(amount.status));
  const bool pointed = has_point(amount.status);
  const Scale scale = reading_scale(pointed ? amount.point : farthest_end(amount.bounds), number.currency);
  const int digits = number.currency.digits();
  const int places = pointed ? computed_places(amount.point, amount.bounds, digits, scale) : 0;
  const auto end = [&](std::int64_t minor) {
    return amount_text(minor, digits, scale, computed_places(minor, amount.bounds, digits, scale));
  };
  std::string text = pointed                          ? amount_text(amount.point, digits, scale, places)
                     : amount.status == Status::range ? end(*amount.bounds.low()) + "-" + end(*amount.bounds.high())
                                                      : bounds_text(amount.bounds, digits, scale, places);
  text += suffix(scale);
  if (number.currency.is_money()) text += " " + std::string(number.currency.code());
  return text;
}

std::string title_of(const Explanation& root) {
  std::string text;
  if (root.series) {
    text = root.series->company + " " + root.series->measure;
    if (root.series->basis != Basis::actual) text += " " + to_string(root.series->basis);
    if (root.series->scope != "total") text += " " + root.series->scope;
    text += " ";
  }
  text += root.label;
  if (!root.base_label.empty()) text += " on " + root.base_label;
  const Status status = status_of(root);
  text += ": " + rounded_number(root);
  return has_value(status) ? fmt::format("{} ({})", text, to_string(status)) : text;
}

}  // namespace

Outline outline_of(const Explanation& explanation, const ExplanationStyle& style) {
  Builder builder(style);
  Outline outline;
  outline.title = title_of(explanation);
  outline.root = builder.item(explanation, nullptr);
  outline.tables = std::move(builder.tables);
  return outline;
}

}  // namespace capex::core
