#include "answer_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "capex/error.hpp"
#include "figure_cells.hpp"
#include "footnotes.hpp"
#include "rate_words.hpp"
#include "reasons.hpp"

namespace capex::tool {

namespace {

using ObservationOf = std::function<const Observation*(const AnswerLine&)>;

std::string measure_key(const Observation& observation, const Names& names) {
  const auto found = names.measures.find(observation.measure);
  return found == names.measures.end() ? std::string() : found->second.key;
}

// "CNY", or for a count what is counted.
std::string unit_of(const Observation& observation, const Names& names) {
  if (observation.currency.is_money()) return std::string(observation.currency.code());
  const auto found = names.measures.find(observation.measure);
  return found == names.measures.end() ? std::string() : found->second.unit;
}

// One amount a line: a column of numbers in one scale, one of bounds, and one of units where they differ.
class AmountColumns {
 public:
  AmountColumns(const std::vector<AnswerLine>& lines, const Names& names, ObservationOf of) : names_(&names), of_(of) {
    std::set<std::string> units;
    for (const AnswerLine& line : lines) {
      const Observation* observation = of_(line);
      if (observation == nullptr || !has_value(observation->status)) continue;
      units.insert(unit_of(*observation, names));
      scale_ = std::max(scale_, reading_scale(*observation));
    }
    if (units.size() == 1) unit_ = *units.begin();
    mixed_ = units.size() > 1;
  }

  void head(Table& table, bool with_bounds) const {
    const std::string scale = std::string(suffix(scale_));
    table.columns.push_back(
        {unit_.empty() || scale.empty() ? unit_ + scale : unit_ + ' ' + scale, Align::decimal, !unit_.empty()});
    if (mixed_) table.columns.push_back({"unit", Align::left});
    if (with_bounds) table.columns.push_back({"bounds", Align::left});
  }

  void fill(std::vector<std::string>& row, const AnswerLine& line, bool with_bounds) const {
    const Observation* observation = of_(line);
    const bool shown = observation != nullptr && has_value(observation->status);
    row.push_back(shown ? amount_cell(*observation, scale_) : "");
    if (mixed_) row.push_back(shown ? unit_of(*observation, *names_) : "");
    if (with_bounds) row.push_back(shown ? bounds_cell(*observation, scale_) : "");
  }

 private:
  const Names* names_;
  ObservationOf of_;
  Scale scale_ = Scale::one;
  std::string unit_;
  bool mixed_ = false;
};

class Notes {
 public:
  Notes(const std::vector<AnswerLine>& lines, const Names& names) : names_(&names) {
    for (const AnswerLine& line : lines) {
      if (line.fallback) fallbacks_[line.amount.measure].insert(line.company.key);
      each_operand(line, [this](const Observation& observation, const Figure& figure) {
        auto& read = vintages_[{observation.series, figure.period}];
        const bool read_before = std::any_of(read.begin(), read.end(),
                                             [&figure](const auto& vintage) { return agree(vintage.second, figure); });
        if (!read_before) read.emplace(figure.known_on, figure);
      });
    }
  }

  /// The letters of everything that is to be said about the line, and its sources remembered.
  std::string of(const AnswerLine& line) {
    letters_.clear();
    if (line.fallback) say(fallback(line.amount));
    about(line.amount, line.company.calendar);
    if (line.amount.status == Status::implied) implied(line.amount, "");
    if (line.base) {
      // What the growth says of its base need not be said of the base again.
      if (has_value(line.base->status) || line.base->status == line.growth->status) {
        about(*line.base, line.company.calendar);
      }
      if (line.base->status == Status::implied) implied(*line.base, "base ");
    }
    if (line.growth && !has_point(line.growth->status)) say(status_words(line.growth->status));
    if (line.amount.flags.has(Flag::sources_disagree)) disagreement(line);
    if (!line.since) two_vintages(line);  // revisions are of several
    return letters_;
  }

  std::vector<std::string> lines() const {
    std::vector<std::string> lines = footnotes_.lines();
    if (names_->vintage == VintageChoice::first) lines.emplace_back(first_vintage_words);
    std::vector<std::string> sources;
    for (const SourceId id : used_) {
      const auto found = names_->sources.find(id);
      if (found == names_->sources.end()) continue;
      const Source& source = found->second;
      sources.push_back(fmt::format("  {}: {}, {}", source.key, source.publisher, to_string(source.known_on)));
    }
    std::sort(sources.begin(), sources.end());
    if (!sources.empty()) lines.push_back("Sources:");
    lines.insert(lines.end(), sources.begin(), sources.end());
    return lines;
  }

 private:
  void say(const std::string& text) {
    if (text.empty()) return;
    const std::string letter = footnotes_.letter(text);
    if ((letters_ + ' ').find(letter + ' ') != std::string::npos) return;
    letters_ += (letters_.empty() ? "" : " ") + letter;
  }

  // "amazon, alphabet: capex-cash, as they have no capex"
  std::string fallback(const Observation& observation) const {
    const std::set<std::string>& companies = fallbacks_.at(observation.measure);
    return fmt::format("{}: {}, as {} no {}", fmt::join(companies, ", "), measure_key(observation, *names_),
                       companies.size() == 1 ? "it has" : "they have", default_measures[0]);
  }

  void about(const Observation& observation, const FiscalCalendar& calendar) {
    say(rate_words(observation.rate, names_->provider));
    say(status_words(observation.status));
    if (observation.status == Status::missing) say("missing: " + gap_words(observation));
    if (observation.operands.size() > 1 && has_value(observation.status) && observation.status != Status::implied)
      say("derived: " + derivation_words(observation, calendar));
    for (const Flag flag : list(observation.flags)) say(flag_words(flag, observation));
    if (!has_value(observation.status)) return;
    for (const Operand& operand : observation.operands) used_.insert(operand.figure.source);
    const auto claim = names_->claims.find(observation.claim);
    if (claim != names_->claims.end()) used_.insert(claim->second.source);
  }

  void implied(const Observation& observation, const char* what) {
    const auto claim = names_->claims.find(observation.claim);
    if (claim == names_->claims.end()) return;
    const auto source = names_->sources.find(claim->second.source);
    say(fmt::format("{}implied by {}: {}", what, source == names_->sources.end() ? "" : source->second.key,
                    growth_text(claim->second.stated)));
  }

  void disagreement(const AnswerLine& line) {
    for (const Operand& operand : line.stated.operands) {
      // Who disputes the value that stands: what it replaced does not.
      std::string others;
      for (const Figure& figure : line.figures) {
        if (figure.period != operand.figure.period || agree(figure, operand.figure)) continue;
        if (figure.known_on < operand.figure.known_on) continue;
        others += ", " + said(figure, line.stated.currency);
      }
      if (others.empty()) continue;
      say(fmt::format("sources disagree on {}: {}{}", to_string(name_of(operand.figure.period, line.company.calendar)),
                      said(operand.figure, line.stated.currency), others));
    }
  }

  static bool agree(const Figure& a, const Figure& b) {
    try {
      return meet(a.amount.bounds(), b.amount.bounds());
    } catch (const Error& error) {
      if (error.code() != ErrorCode::overflow) throw;
      return true;  // bounds that do not fit dispute nothing
    }
  }

  // "ft-2024-08 23bn CNY"; its source is remembered.
  std::string said(const Figure& figure, Currency currency) {
    used_.insert(figure.source);
    const auto source = names_->sources.find(figure.source);
    return fmt::format("{} {}", source == names_->sources.end() ? "" : source->second.key,
                       amount_words(figure.amount, currency));
  }

  template <class Visit>
  static void each_operand(const AnswerLine& line, const Visit& visit) {
    for (const Observation* observation : {&line.stated, line.base ? &*line.base : nullptr}) {
      if (observation == nullptr) continue;
      for (const Operand& operand : observation->operands) visit(*observation, operand.figure);
    }
  }

  // A restatement that one row reads and another holds back makes them hard to compare.
  void two_vintages(const AnswerLine& line) {
    each_operand(line, [&](const Observation& observation, const Figure& figure) {
      const auto& read = vintages_.at({observation.series, figure.period});
      if (read.size() < 2) return;
      std::string text = fmt::format("two vintages: {} {} is read", line.company.key,
                                     to_string(name_of(figure.period, line.company.calendar)));
      for (const auto& [known_on, vintage] : read) {
        text += fmt::format("{} as {} ({})", text.back() == 'd' ? "" : " in some rows, in others",
                            amount_words(vintage.amount, observation.stated_currency), to_string(known_on));
      }
      say(text);
    });
  }

  const Names* names_;
  Footnotes footnotes_;
  std::map<std::pair<SeriesId, Period>, std::map<Date, Figure>> vintages_;
  std::map<MeasureId, std::set<std::string>> fallbacks_;
  std::set<SourceId> used_;
  std::string letters_;
};

// A growth that is a claim reads as the claim does, unless the currency changed it.
std::string growth_of(const AnswerLine& line, const Names& names) {
  const auto claim = names.claims.find(line.growth->claim);
  const bool as_claimed = claim != names.claims.end() && line.amount.rate.kind == RateKind::none;
  return as_claimed ? growth_text(claim->second.stated) : growth_cell(*line.growth);
}

const Observation* stated_of(const AnswerLine& line) {
  return &line.stated;
}
const Observation* amount_of(const AnswerLine& line) {
  return &line.amount;
}
const Observation* base_of(const AnswerLine& line) {
  return line.base ? &*line.base : nullptr;
}

}  // namespace

AnswerTable answer_table(const std::vector<AnswerLine>& lines, const Names& names) {
  const bool grown = std::any_of(lines.begin(), lines.end(), [](const AnswerLine& line) { return line.growth; });
  const bool converted = std::any_of(lines.begin(), lines.end(), [](const AnswerLine& line) {
    return has_value(line.stated.status) && line.stated.currency != line.amount.currency;
  });
  const AmountColumns stated(lines, names, stated_of);
  const AmountColumns amount(lines, names, amount_of);
  const AmountColumns base(lines, names, base_of);

  AnswerTable answer;
  Table& table = answer.table;
  const bool revised = std::any_of(lines.begin(), lines.end(), [](const AnswerLine& line) { return line.since; });
  table.columns = {{"company", Align::left}, {"period", Align::left}};
  if (revised) table.columns.push_back({"since", Align::left});
  if (converted) stated.head(table, !grown);
  amount.head(table, true);
  if (grown) {
    table.columns.push_back({"base", Align::left});
    base.head(table, true);
    table.columns.push_back({names.compound ? "CAGR" : "growth", Align::decimal});
    table.columns.push_back({"bounds", Align::left});
  }
  table.columns.push_back({"status", Align::left});
  table.columns.push_back({"notes", Align::left});

  Notes notes(lines, names);
  for (const AnswerLine& line : lines) {
    std::vector<std::string>& row = table.rows.emplace_back();
    row = {line.company.key, to_string(line.label)};
    if (revised) row.push_back(line.since ? to_string(*line.since) : "");
    if (converted) stated.fill(row, line, !grown);
    amount.fill(row, line, true);
    if (grown) {
      row.push_back(line.base_label ? to_string(*line.base_label) : "");
      base.fill(row, line, true);
      row.push_back(line.growth ? growth_of(line, names) : "");
      row.push_back(line.growth ? growth_bounds_cell(*line.growth) : "");
    }
    row.emplace_back(to_string(line.growth ? line.growth->status : line.amount.status));
    row.push_back(notes.of(line));
  }
  answer.footnotes = notes.lines();
  return answer;
}

std::string render(const AnswerTable& table, Colour colour) {
  if (table.table.rows.empty()) return "";
  std::string text = render(table.table, colour);
  if (!table.footnotes.empty()) text += '\n';
  for (const std::string& footnote : table.footnotes) text += visible(footnote) + '\n';
  return text;
}

}  // namespace capex::tool
