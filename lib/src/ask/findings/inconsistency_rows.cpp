#include "ask/findings/inconsistency_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "ask/answer/figure_cells.hpp"
#include "ask/findings/slip_words.hpp"
#include "model/fineness.hpp"
#include "money/money.hpp"

namespace capex::core {

namespace {

constexpr std::size_t most_named = 8;  // neighbours in one sentence

/// What a message names, looked up as it is written.
class Writer {
 public:
  Writer(const Inconsistency& inconsistency, const Snapshot& snapshot)
      : told_(&inconsistency), snapshot_(&snapshot), company_(snapshot.company(inconsistency.subject.company)) {
    const Stated& stated = inconsistency.stated.front().amount;
    if (!inconsistency.expected || !stated.point()) return;
    const Stated expected(*inconsistency.expected, *inconsistency.expected, stated.decimals(), stated.digits());
    in_full_ = amount_words(stated, inconsistency.currency) == amount_words(expected, inconsistency.currency);
  }

  const Company& company() const { return company_; }
  std::string measure() const { return snapshot_->measure(told_->subject.measure).key; }
  std::string source(const Figure& figure) const { return snapshot_->source(figure.source).key; }
  std::string label(const Period& period) const { return to_string(name_of(period, company_.calendar)); }

  // "tencent capex 2025Q2", and what it is besides actual and total.
  std::string subject() const {
    const Subject& subject = told_->subject;
    std::string besides;
    if (subject.basis != Basis::actual) besides += ' ' + to_string(subject.basis);
    if (subject.scope != "total") besides += ' ' + subject.scope;
    return fmt::format("{} {}{} {}", company_.key, measure(), besides, label(subject.period));
  }

  // "191bn CNY (ft-2025-08, btw-2025-08)"
  std::string stated() const {
    std::vector<std::string> sources;
    for (const Figure& figure : told_->stated) sources.push_back(source(figure));
    return fmt::format("{} ({})", words(told_->stated.front().amount), fmt::join(sources, ", "));
  }

  // "2024Q1 0.1bn CNY (a-1) + 2024Q2 0.1bn CNY (a-2)"
  std::string operands() const {
    std::string text;
    for (const Counterpart& other : told_->against) {
      text += other.sign < 0 ? (text.empty() ? "-" : " - ") : (text.empty() ? "" : " + ");
      text += named(other, company_.calendar);
    }
    return text;
  }

  // "amazon 2024Q1 14.9bn USD (a-1) + 2024Q2 17.6bn USD (a-2); meta 2024H1 14.6bn USD (m-1)"
  std::string members() const {
    std::string text;
    std::optional<Company> member;
    for (const Counterpart& other : told_->against) {
      const bool is_next = !member || member->id != other.company;
      if (is_next) {
        text += text.empty() ? "" : "; ";
        member = snapshot_->company(other.company);
        text += member->key + (other.sign < 0 ? " -" : " ");
      } else {
        text += other.sign < 0 ? " - " : " + ";
      }
      text += named(other, member->calendar);
    }
    return text;
  }

  // "2023H1 18.6bn CNY (a-1), 2023H2 19.2bn CNY (a-2)"
  std::string neighbours() const {
    std::vector<std::string> words;
    for (const Counterpart& other : told_->against) {
      const bool is_its_own = other.measure == told_->subject.measure;
      words.push_back((is_its_own ? "" : snapshot_->measure(other.measure).key + " ") +
                      named(other, company_.calendar));
    }
    if (words.size() > most_named) words.resize(most_named);
    const std::size_t more = told_->against.size() - words.size();
    return fmt::format("{}{}", fmt::join(words, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
  }

  // "19.3bn CNY [18.7, 20.0]", "at most 80m CNY"
  std::string expected() const {
    Observation where(told_->subject.period);
    where.status = Status::derived;
    where.currency = told_->currency;
    where.amount = told_->expected;
    where.bounds = told_->expected_bounds;
    const Bounds& bounds = where.bounds;
    std::string words;
    if (!where.amount && bounds.has_low() != bounds.has_high()) {
      words = bounds.has_low() ? "at least " : "at most ";
      where.amount = bounds.has_low() ? bounds.low() : bounds.high();
      where.bounds = Bounds::exactly(*where.amount);
    }
    const Scale scale = in_full_ ? Scale::one : reading_scale(where);
    if (where.amount) words += amount_cell(where, scale) + std::string(suffix(scale));
    const std::string ends = bounds_cell(where, scale);
    if (!where.amount) words += ends + std::string(suffix(scale));
    if (told_->currency.is_money()) words += ' ' + std::string(told_->currency.code());
    return where.amount && !ends.empty() ? words + ' ' + ends : words;
  }

  std::string message() const { return fmt::format("{}: {}, but {}{}", subject(), stated(), contrary(), slip()); }

 private:
  // In whole units where three places do not tell the two sides apart.
  std::string words(const Stated& amount) const {
    if (!in_full_ || !amount.point()) return amount_words(amount, told_->currency);
    const int digits = told_->currency.digits();
    const std::string number =
        amount_text(*amount.point(), digits, Scale::one, std::clamp(amount.decimals(), 0, digits));
    return told_->currency.is_money() ? number + ' ' + std::string(told_->currency.code()) : number;
  }

  // "all of 2025H1 is 250m CNY (results)", "2025Q1 alone is 400m CNY (results)"
  std::string whole_or_part(const Counterpart& other) const {
    const Period& period = other.figure.period;
    const bool is_whole = contains(period, told_->subject.period);
    return fmt::format("{}{} is {} ({})", is_whole ? "all of " : "", label(period) + (is_whole ? "" : " alone"),
                       words(other.figure.amount), source(other.figure));
  }

  std::string named(const Counterpart& other, const FiscalCalendar& calendar) const {
    return fmt::format("{} {} ({})", to_string(name_of(other.figure.period, calendar)), words(other.figure.amount),
                       source(other.figure));
  }

  // An outlier is held against one kind of figures (see far_off).
  std::string what_leads_to_expect() const {
    const Counterpart& other = told_->against.front();
    const Subject& subject = told_->subject;
    if (other.measure != subject.measure) return "its other definitions lead to expect";
    if (other.basis != subject.basis) {
      return fmt::format("its {} to expect",
                         other.basis == Basis::actual ? "actuals lead" : to_string(other.basis) + " leads");
    }
    return subject.basis != Basis::actual && other.figure.period == subject.period ? "others say"
                                                                                   : "its neighbours lead to expect";
  }

  std::string slip() const {
    const std::string words = slip_words(told_->slip, told_->stated.front().amount, told_->currency);
    return words.empty() ? "" : ": " + words;
  }

  std::string contrary() const {
    switch (told_->kind) {
      case InconsistencyKind::sources:
        return fmt::format("{} by {}", words(told_->against.front().figure.amount),
                           source(told_->against.front().figure));
      case InconsistencyKind::sum:
        return fmt::format("{} is {}", operands(), expected());
      case InconsistencyKind::part:
        return told_->against.size() == 1 ? whole_or_part(told_->against.front())
                                          : fmt::format("{} is {}", operands(), expected());
      case InconsistencyKind::group: {
        const std::string definition = snapshot_->measure(told_->against.front().measure).key;
        return fmt::format("its members' {} is {}: {}", definition, expected(), members());
      }
      case InconsistencyKind::outlier:
        return fmt::format("{} {}: {}", what_leads_to_expect(), expected(), neighbours());
      case InconsistencyKind::future:
        return fmt::format("that was known on {}, before {}", to_string(told_->stated.front().known_on),
                           told_->subject.period.days() == 1
                               ? "the day came"
                               : "the period ended on " + to_string(told_->subject.period.last()));
      case InconsistencyKind::sign:
        if (!told_->words.empty()) return fmt::format("its source writes {}", told_->words);
        return fmt::format("{} is never below zero", measure());
    }
    return "";
  }

  const Inconsistency* told_;
  const Snapshot* snapshot_;
  Company company_;
  bool in_full_ = false;
};

Cell amount_or_nothing(std::optional<std::int64_t> minor, Currency currency) {
  return minor ? Cell(Number{units_text(*minor, currency)}) : Cell();
}

// "10", "0.001"
Cell factor(int slip) {
  if (slip == 0) return {};
  const std::string zeros(static_cast<std::size_t>(std::abs(slip)) - (slip < 0 ? 1U : 0U), '0');
  return Number{slip > 0 ? "1" + zeros : "0." + zeros + "1"};
}

}  // namespace

const std::vector<std::string>& finding_columns() {
  static const std::vector<std::string> columns = {
      "check",        "message",       "company",  "measure", "basis",      "scope",       "period",
      "first_day",    "last_day",      "currency", "stated",  "stated_low", "stated_high", "expected",
      "expected_low", "expected_high", "slip",     "sources", "advice",     "size"};
  return columns;
}

Row finding_row(const Finding& finding) {
  Row row(finding_columns().size());
  row[0] = finding.check;
  row[1] = finding.message;
  return row;
}

std::string message_words(const Inconsistency& inconsistency, const Snapshot& snapshot) {
  return Writer(inconsistency, snapshot).message();
}

Row finding_row(const Inconsistency& inconsistency, const Snapshot& snapshot) {
  const Writer writer(inconsistency, snapshot);
  const Subject& subject = inconsistency.subject;
  const Currency currency = inconsistency.currency;
  const Stated& stated = inconsistency.stated.front().amount;
  const Bounds bounds = bounds_or_open(stated);
  std::vector<std::string> sources;
  const auto name = [&](const Figure& figure) {
    std::string key = writer.source(figure);
    if (std::find(sources.begin(), sources.end(), key) == sources.end()) sources.push_back(std::move(key));
  };
  for (const Figure& figure : inconsistency.stated) name(figure);
  for (const Counterpart& other : inconsistency.against) name(other.figure);
  return {std::string(to_string(inconsistency.kind)),
          writer.message(),
          writer.company().key,
          writer.measure(),
          to_string(subject.basis),
          subject.scope,
          writer.label(subject.period),
          to_string(subject.period.first()),
          to_string(subject.period.last()),
          currency.is_money() ? Cell(std::string(currency.code())) : Cell(),
          amount_or_nothing(stated.is_range() ? std::nullopt : stated.point(), currency),
          amount_or_nothing(bounds.low(), currency),
          amount_or_nothing(bounds.high(), currency),
          amount_or_nothing(inconsistency.expected, currency),
          amount_or_nothing(inconsistency.expected_bounds.low(), currency),
          amount_or_nothing(inconsistency.expected_bounds.high(), currency),
          factor(inconsistency.slip),
          fmt::format("{}", fmt::join(sources, " ")),
          std::string(advice(inconsistency)),
          Number{to_string(to_decimal(size_of(inconsistency), 4))}};
}

std::string_view advice(const Inconsistency& inconsistency) {
  if (inconsistency.slip != 0) {
    return "look it up in its source; where it was entered wrong, 'capex correct figure' puts the right amount in its "
           "place";
  }
  switch (inconsistency.kind) {
    case InconsistencyKind::sources:
      return "read both sources: one may mean another scope or definition; 'capex show' answers with what ranks "
             "higher, "
             "among equals with what most publishers say";
    case InconsistencyKind::sum:
    case InconsistencyKind::part:
      return "read the sources: one figure is wrong, or of another scope or definition, which is a series of its own";
    case InconsistencyKind::group:
      return "find out which definition and members the source means: 'capex total' shows the members, 'capex check' "
             "what reproduces a claimed total";
    case InconsistencyKind::outlier:
      return "look it up in its source; if it says so, it is a jump to explain, not an error";
    case InconsistencyKind::future:
      return "nobody knows an actual before its period is over: look for a mistyped period or day of the source, or "
             "enter "
             "it as guidance or an estimate (--basis)";
    case InconsistencyKind::sign:
      if (!inconsistency.words.empty())
        return "the filer's sign was taken for a slip, and the amount as paid or received";
      return "a payment is entered without a minus, as what is paid: 'capex correct figure' mends it";
  }
  return "";
}

}  // namespace capex::core
