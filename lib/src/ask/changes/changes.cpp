#include "ask/changes/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "analysis/standing/standing.hpp"
#include "ask/answer/answer_lines.hpp"
#include "ask/answer/asked_series.hpp"
#include "ask/question/companies.hpp"
#include "ask/question/records.hpp"
#include "io/rows/observation_rows.hpp"
#include "text/near_names.hpp"

namespace capex::core {

namespace {

constexpr std::array<std::string_view, 7> reasons_in_order = {"new",      "refined",   "restated", "revised",
                                                              "replaced", "disagrees", "gone"};

bool is_the_issuers(const Observation& observation) {
  return std::all_of(observation.operands.begin(), observation.operands.end(),
                     [](const Operand& operand) { return is_issuers(operand.figure.rank); });
}

bool is_no_wider(const Bounds& bounds, const Bounds& than) {
  const auto own = width(bounds);
  const auto other = width(than);
  return !other || (own && *own <= *other);
}

using TopicKey = std::tuple<MeasureId, Basis, std::string>;

/// What became known since a day, and of whom.
class News {
 public:
  News(const Snapshot& snapshot, Date since) : since_(since) {
    snapshot.walk({}, [this](const Series& series) {
      if (is_newer(series)) companies_.insert(series.company);
    });
    for (Claim& claim : snapshot.claims()) {
      if (claim.known_on <= since_) continue;
      companies_.insert(claim.subject.company);
      claimed_.emplace(claim.subject.company, topic_of(claim.subject));
    }
  }

  bool is_of(CompanyId company) const { return companies_.count(company) > 0; }
  bool is_about(const Series& series) const {
    return is_newer(series) || claimed_.count({series.company, topic_of(series)}) > 0;
  }
  bool is_newer(const Figure& figure) const { return figure.known_on > since_; }

  template <class Head>
  static TopicKey topic_of(const Head& head) {
    return {head.measure, head.basis, head.scope};
  }

 private:
  bool is_newer(const Series& series) const {
    return std::any_of(series.figures.begin(), series.figures.end(),
                       [this](const Figure& figure) { return is_newer(figure); });
  }

  Date since_;
  std::set<CompanyId> companies_;
  std::set<std::pair<CompanyId, TopicKey>> claimed_;
};

/// Compares the answers of one company after the other.
class Comparison {
 public:
  Comparison(const Snapshot& snapshot, Date since, const Request& request)
      : snapshot_(snapshot),
        since_(since),
        request_(request),
        news_(snapshot, since),
        question_(request.question(snapshot)) {}

  /// Nothing of a company of which nothing became known.
  Changes of(Company company) {
    changes_ = {};
    if (news_.is_of(company.id)) add(std::move(company));
    return std::move(changes_);
  }

 private:
  void add(Company company) {
    const CompanyRecord record = record_of(snapshot_, std::move(company));
    const PlacedRecord placed_record(record);
    const Question& asked = question_;
    if (!asked.terms.empty()) {
      const std::vector<const Series*> parts = asked_about(record, asked);
      if (std::any_of(parts.begin(), parts.end(), [this](const Series* part) { return news_.is_about(*part); })) {
        compare(placed_record, asked);
      }
      return;
    }
    std::set<TopicKey> done;
    for (const Series& series : record.series) {
      if (!request_.admits(series, asked) || !news_.is_about(series) || !done.insert(News::topic_of(series)).second) {
        continue;
      }
      Question question = asked;
      question.measures = {series.measure};
      question.basis = series.basis;
      question.scope = series.scope;
      compare(placed_record, question);
    }
  }

  void compare(const PlacedRecord& record, const Question& question) {
    Question then = question;
    then.as_of = since_;
    // What was a period of its own may be another's by now.
    std::vector<Label> labels = labels_for(record, question, request_, {});
    for (const Label& label : labels_for(record, then, request_, {})) {
      if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
    }
    const std::vector<Observation> is = show(record, question, labels, RateTable());
    const std::vector<Observation> was = show(record, then, labels, RateTable());
    std::set<Period> told;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const std::string_view why = why_changed(was[i], is[i]);
      if (!why.empty() && told.insert(is[i].period).second) add(record, question, labels[i], was[i], is[i], why);
    }
  }

  void add(const PlacedRecord& record, const Question& question, const Label& label, const Observation& was,
           const Observation& is, std::string_view why) {
    AnswerLine line = line_of(record, question, label, is);
    line.base_label = label;
    line.base = was;
    Names& names = changes_.answers.names;
    name(line, record, snapshot_, names);
    Changes::Cause cause{std::string(why), {}, std::nullopt};
    for (const Figure& figure : brought(line, why)) {
      const std::string& key = names.sources.at(figure.source).key;
      const auto& known = cause.brought_by;
      if (std::find(known.begin(), known.end(), key) == known.end()) cause.brought_by.push_back(key);
      if (!cause.brought_on || *cause.brought_on < figure.known_on) cause.brought_on = figure.known_on;
    }
    changes_.answers.lines.push_back(std::move(line));
    changes_.causes.push_back(std::move(cause));
  }

  /// Of what became known since then the figures that the answer is made of; of a dispute those that dispute it. Where
  /// there are none (another vintage is read now), all about it.
  std::vector<Figure> brought(const AnswerLine& line, std::string_view why) const {
    std::vector<Figure> found, all;
    for (const Figure& figure : line.figures) {
      if (news_.is_newer(figure)) all.push_back(figure);
    }
    const auto& operands = line.amount.operands;
    if (why == "disagrees") {
      std::copy_if(all.begin(), all.end(), std::back_inserter(found), [&](const Figure& figure) {
        return std::any_of(operands.begin(), operands.end(), [&](const Operand& operand) {
          return operand.figure.period == figure.period && !agree(operand.figure, figure);
        });
      });
    } else {
      for (const Operand& operand : operands) {
        if (news_.is_newer(operand.figure)) found.push_back(operand.figure);
      }
    }
    return found.empty() ? all : found;
  }

  const Snapshot& snapshot_;
  Date since_;
  const Request& request_;
  News news_;
  Question question_;
  Changes changes_;  // of the company that is compared
};

}  // namespace

std::string_view why_changed(const Observation& was, const Observation& is) {
  if (!has_value(was.status)) return has_value(is.status) ? "new" : "";
  if (!has_value(is.status)) return "gone";
  const bool is_in_one_currency = was.currency == is.currency;
  if (is_in_one_currency && was.amount == is.amount && was.bounds == is.bounds) {
    return is.flags.has(Flag::sources_disagree) && !was.flags.has(Flag::sources_disagree) ? "disagrees" : "";
  }
  if (is.basis != Basis::actual) return "revised";
  const bool do_meet = is_in_one_currency && meet(was.bounds, is.bounds);
  if (do_meet && is_no_wider(is.bounds, was.bounds)) return "refined";
  return !do_meet && is_in_one_currency && is_the_issuers(was) && is_the_issuers(is) ? "restated" : "replaced";
}

void check_reasons(const std::vector<std::string>& why) {
  const std::vector<std::string> known(reasons_in_order.begin(), reasons_in_order.end());
  for (const std::string& word : why) {
    if (std::find(known.begin(), known.end(), word) != known.end()) continue;
    throw QuestionError::sentence("why", fmt::format("no reason '{}'{}", word, did_you_mean_one_of(word, known)));
  }
}

void changes_since(const Snapshot& snapshot, Date since, const std::vector<std::string>& companies,
                   const Request& request, const std::function<void(const Changes& of_company)>& visit) {
  if (since >= snapshot.as_of()) {
    throw QuestionError("since", fmt::format("{} is not before {}: it is the earlier of the two days", to_string(since),
                                             to_string(snapshot.as_of())));
  }
  if (request.converts()) {
    throw QuestionError("in", "changes are told in the currency that is stated: leave it out");
  }
  Comparison comparison(snapshot, since, request);
  const auto compare = [&](Company company) {
    const Changes changes = comparison.of(std::move(company));
    if (!changes.causes.empty()) visit(changes);
  };
  if (companies.empty()) {
    for (Company& company : snapshot.companies()) compare(std::move(company));
  } else {
    for (CompanyRecord& record : records_asked(snapshot, companies, request, say_nothing)) {
      compare(std::move(record.company));
    }
  }
}

std::vector<std::string> change_columns() {
  std::vector<std::string> columns = show_columns();
  for (const char* column : {"was_currency", "was_amount", "was_low", "was_high", "was_status", "was_known_on",
                             "was_sources", "why", "brought_by", "brought_on"}) {
    columns.emplace_back(column);
  }
  return columns;
}

std::vector<Row> change_rows(const Changes& changes) {
  const std::vector<std::string>& columns = show_columns();
  const Answers& answers = changes.answers;
  std::vector<Row> rows;
  for (std::size_t i = 0; i < answers.lines.size(); ++i) {
    const AnswerLine& line = answers.lines[i];
    Row& row = rows.emplace_back(show_row(line.amount, names_of(line.company, line.label, line.amount, answers.names)));
    const Row was = show_row(*line.base, names_of(line.company, line.label, *line.base, answers.names));
    for (const char* column : {"currency", "amount", "low", "high", "status", "known_on", "sources"}) {
      const auto place = std::find(columns.begin(), columns.end(), column) - columns.begin();
      row.push_back(was[static_cast<std::size_t>(place)]);
    }
    const Changes::Cause& cause = changes.causes[i];
    row.emplace_back(cause.why);
    row.emplace_back(List{cause.brought_by});
    row.push_back(cause.brought_on ? Cell(to_string(*cause.brought_on)) : Cell());
  }
  return rows;
}

std::string summary_of(const std::map<std::string, std::int64_t>& reasons, Date since) {
  std::string kinds;
  std::int64_t all = 0;
  for (const std::string_view reason : reasons_in_order) {
    const auto found = reasons.find(std::string(reason));
    if (found == reasons.end()) continue;
    kinds += fmt::format("{} {} {}", kinds.empty() ? ":" : ",", found->second, reason);
    all += found->second;
  }
  return fmt::format("{} changed since {}{}", counted(all, "answer", "answers"), to_string(since), kinds);
}

}  // namespace capex::core
