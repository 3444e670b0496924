#include "ask/screen/left_out.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/answer/elsewhere.hpp"
#include "ask/answer/answer_lines.hpp"
#include "ask/answer/figure_cells.hpp"
#include "ask/answer/reasons.hpp"
#include "ask/answer/telling.hpp"
#include "ask/question/rate_sources.hpp"
#include "ask/question/records.hpp"

namespace capex::core {

namespace {

constexpr std::size_t most_looked_at = 500;
constexpr std::size_t most_left_out_named = 60;

struct Left {
  std::string company;
  std::int64_t amount = 0;  // the largest are named first
};

/// "oracle (35.477bn USD)": its bounds are no matter of who is left out.
std::string with_amount(const CompanyRecord& record, const Observation& observation) {
  const std::string words = value_words(observation);
  return fmt::format("{} ({})", record.company.key, words.substr(0, words.find(" [")));
}

bool is_default(const Snapshot& snapshot, MeasureId id) {
  const std::string key = snapshot.measure(id).key;
  return std::find(std::begin(default_measures), std::end(default_measures), key) != std::end(default_measures);
}

/// The reasons in the order of their first company, each with those that it is true of.
class ReasonsLeftOut {
 public:
  ReasonsLeftOut(const Snapshot& snapshot, const Question& question, const ScreenRules& rules, const RateTable& rates)
      : snapshot_(snapshot), question_(question), rules_(rules), rates_(rates) {}

  void add(const PlacedRecord& record) {
    GrowthAnswer answer = growth(record, question_, {rules_.label}, rules_.over, rates_).front();
    const AnswerLine line = line_of(record, question_, std::move(answer));
    const std::string label = to_string(line.label);
    if (line.amount.status == Status::missing) return missing(record, line);
    if (!has_value(line.amount.status)) return unconverted_amount(record, line);
    if (line.growth->status == Status::missing_base) {
      name(fmt::format("{} is not known to grow from", to_string(*line.base_label)), record, line.amount);
      return;
    }
    name(has_value(line.growth->status) ? "its amounts cannot be compared in the currency of the condition"
                                        : std::string(to_string(line.growth->status)),
         record, line.amount);
  }

  std::vector<std::string> lines() const {
    std::vector<std::pair<std::string, std::vector<Left>>> reasons(said_.begin(), said_.end());
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
    std::vector<std::string> lines;
    for (auto& [reason, left] : reasons) {
      std::stable_sort(left.begin(), left.end(), [](const Left& a, const Left& b) { return a.amount > b.amount; });
      std::string names;
      for (std::size_t i = 0; i < std::min(left.size(), most_left_out_named); ++i) {
        names += (i == 0 ? "" : ", ") + left[i].company;
      }
      if (left.size() > most_left_out_named) names += fmt::format(" and {} more", left.size() - most_left_out_named);
      lines.push_back(fmt::format("left out, {}: {}", reason, names));
    }
    return lines;
  }

 private:
  void name(const std::string& reason, const CompanyRecord& record, const Observation& observation) {
    const bool valued = has_value(observation.status);
    said_[reason].push_back(
        {valued ? with_amount(record, observation) : record.company.key, observation.amount.value_or(0)});
  }

  /// What has the period otherwise: another measure, other days, another basis or scope.
  void missing(const PlacedRecord& record, const AnswerLine& line) {
    for (const Topic& topic : line.elsewhere) {
      if (topic.basis != question_.basis || topic.scope != question_.scope || !is_default(snapshot_, topic.measure)) {
        continue;
      }
      const std::string key = snapshot_.measure(topic.measure).key;
      name(fmt::format("{} has it (--measure {}, or --measure any)", key, key), record,
           shown(record, about(question_, topic)));
      return;
    }
    Question nearest = question_;
    nearest.align = Alignment::nearest;
    const Observation near = shown(record, nearest);
    if (has_value(near.status)) {
      name("its figures are of other days (--align nearest)", record, near);
      return;
    }
    name(fmt::format("its figures do not make up {}", to_string(rules_.label)), record, near);
  }

  void unconverted_amount(const CompanyRecord& record, const AnswerLine& line) {
    const bool no_rate = line.amount.status == Status::no_rate || line.amount.status == Status::stale_rate;
    const auto elsewhere = [this](Currency from, Currency to, const Period& period) {
      return rates_elsewhere(snapshot_, rates_, from, to, question_, period);
    };
    const std::string why = no_rate && question_.in
                                ? rate_reason(all_rates(line.stated.currency), line.stated.currency, *question_.in,
                                              question_, line.amount.period, elsewhere, line.amount.basis)
                                : std::string(to_string(line.amount.status));
    name(why, record, line.stated);
  }

  /// With the days that all rates of the file cover.
  const RateTable& all_rates(Currency from) {
    const auto found = all_rates_.find(from);
    if (found != all_rates_.end()) return found->second;
    return all_rates_.emplace(from, snapshot_.rates(rates_.provider(), {from, *question_.in})).first->second;
  }

  Observation shown(const PlacedRecord& record, const Question& question) const {
    return show(record, question, {rules_.label}, rates_).front();
  }

  const Snapshot& snapshot_;
  const Question& question_;
  const ScreenRules& rules_;
  const RateTable& rates_;
  std::map<std::string, std::vector<Left>> said_;
  std::map<Currency, RateTable> all_rates_;
};

}  // namespace

std::vector<std::string> left_out(const Snapshot& snapshot, const std::vector<CompanyId>& companies,
                                  const Question& question, const ScreenRules& rules, const RateTable& rates) {
  if (companies.empty()) return {};
  if (companies.size() > most_looked_at) {
    return {fmt::format("left out: {} of which it cannot be told",
                        counted(static_cast<std::int64_t>(companies.size()), "company", "companies"))};
  }
  ReasonsLeftOut reasons(snapshot, question, rules, rates);
  for (const CompanyId id : companies) {
    const CompanyRecord record = record_of(snapshot, snapshot.company(id));
    reasons.add(record);
  }
  return reasons.lines();
}

}  // namespace capex::core
