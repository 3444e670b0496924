#include "ask/entry/entry.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "ask/answer/telling.hpp"
#include "ask/claims/claims_check.hpp"
#include "ask/findings/figures_check.hpp"
#include "ask/findings/inconsistency_rows.hpp"

namespace capex::core {

namespace {

constexpr std::size_t most_told = 10;
// Of so many companies the series are read once more.
constexpr std::size_t most_companies = 100;
constexpr std::size_t most_claims = 1000;

/// The figures that are new, to be asked for one after another.
class Newcomers {
 public:
  explicit Newcomers(std::span<const NewFigure> figures) {
    for (const NewFigure& each : figures) known_.emplace(each.period, each.source);
  }
  bool holds(const Figure& figure) const { return known_.count({figure.period, figure.source}) > 0; }
  bool holds(const Period& period) const {
    const auto first = known_.lower_bound({period, SourceId{}});
    return first != known_.end() && first->first == period;
  }
  /// Whether one has a part in it.
  bool have_part_in(const Inconsistency& told) const {
    const auto among = [this](const Figure& figure) { return holds(figure); };
    return std::any_of(told.stated.begin(), told.stated.end(), among) ||
           std::any_of(told.against.begin(), told.against.end(),
                       [&](const Counterpart& other) { return among(other.figure); });
  }

 private:
  std::set<std::pair<Period, SourceId>> known_;
};

// Far off, five times off, above its whole, or doubtful by itself: what is worth a word at entry. Whatever else does
// not add up is verify's.
bool is_a_slip(const Inconsistency& told) {
  return told.kind == InconsistencyKind::outlier || told.kind == InconsistencyKind::part ||
         !(size_of(told) < Ratio(4, 5));
}

// Which companies the figures are of.
std::set<CompanyId> companies_of(const Snapshot& snapshot, std::span<const NewFigure> figures) {
  std::set<SeriesId> series;
  for (const NewFigure& each : figures) series.insert(each.series);
  return snapshot.companies_of({series.begin(), series.end()});
}

// The claims of the load, and earlier ones about the companies in periods of new figures, that are ten times off.
std::vector<std::string> claims_in_doubt(const Load& load, const Snapshot& snapshot, const std::set<CompanyId>& touched,
                                         const Newcomers& newcomers) {
  if (load.new_claims().size() > most_claims) return {};
  const std::set<ClaimId> added(load.new_claims().begin(), load.new_claims().end());
  const auto is_new = [&](const Claim& claim) { return added.count(claim.id) > 0; };
  const std::vector<Claim> all = snapshot.claims();
  std::vector<std::string> said;
  for (ClaimDoubt& doubt : claim_doubts(snapshot, all, is_new)) said.push_back(std::move(doubt.message));

  std::vector<Claim> concerned;
  std::copy_if(all.begin(), all.end(), std::back_inserter(concerned), [&](const Claim& claim) {
    const std::vector<Subject> subjects = subjects_of(claim);
    return !is_new(claim) && std::any_of(subjects.begin(), subjects.end(), [&](const Subject& subject) {
      return touched.count(subject.company) > 0 && newcomers.holds(subject.period);
    });
  });
  if (concerned.empty()) return said;
  const Evidence evidence = evidence_of(snapshot, concerned);
  for (const Claim& claim : concerned) {
    if (!is_far_off(claim, check(claim, evidence))) continue;
    said.push_back(fmt::format("with it the claim {} is more than ten times off: 'capex check' shows it", claim.key));
  }
  return said;
}

}  // namespace

std::vector<std::string> doubts(const Load& load) {
  const auto figures = load.new_figures();
  if (!figures || (figures->empty() && load.new_claims().empty())) return {};
  const Snapshot snapshot = load.preview();
  const std::set<CompanyId> touched = companies_of(snapshot, *figures);
  if (touched.size() > most_companies) return {};
  const Newcomers newcomers(*figures);

  FiguresCheck check(snapshot);
  for (const CompanyId id : touched) check.only(snapshot.company(id));
  for (Company& group : snapshot.groups_of(touched)) {
    if (touched.count(group.id) == 0) check.group(std::move(group));
  }
  std::vector<std::string> said;
  for (const Inconsistency& each : check.found()) {
    if (!is_a_slip(each) || !newcomers.have_part_in(each)) continue;
    // Of two figures with nothing but each other it is the new one that is looked at.
    const bool turns =
        each.kind == InconsistencyKind::outlier && each.against.size() == 1 && !newcomers.holds(each.stated.front());
    said.push_back(message_words(turns ? other_way_round(each) : each, snapshot));
  }
  for (std::string& each : claims_in_doubt(load, snapshot, touched, newcomers)) said.push_back(std::move(each));
  if (said.size() > most_told) {
    const std::size_t more = said.size() - most_told;
    said.resize(most_told);
    said.push_back(fmt::format("and {}: 'capex verify' lists all",
                               counted(static_cast<std::int64_t>(more), "doubt more", "doubts more")));
  }
  return said;
}

}  // namespace capex::core
