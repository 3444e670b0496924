#include "entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "capex/analysis/check.hpp"
#include "capex/money/amount_words.hpp"
#include "capex/time/label.hpp"
#include "figures_check.hpp"
#include "inconsistency_rows.hpp"
#include "messages.hpp"
#include "records.hpp"

namespace capex::tool {

namespace {

constexpr std::size_t most_told = 10;
// Of so many companies the series are read once more.
constexpr std::size_t most_companies = 100;

// "23,000,000,000", all digits that the minor unit has where they are not zero.
std::string in_full(std::int64_t minor, Currency currency) {
  const std::int64_t unit = small_powers_of_ten[static_cast<std::size_t>(currency.digits())];
  return amount_text(minor, currency.digits(), Scale::one, minor % unit == 0 ? 0 : currency.digits());
}

// "23,000,000,000 CNY [22,500,000,000, 23,500,000,000]", "more than 12,000,000,000 USD", "485,000 chips"
std::string in_full(const Stated& amount, Currency currency, const std::string& unit) {
  const std::string of = currency.is_money() ? " " + std::string(currency.code()) : unit.empty() ? "" : " " + unit;
  const std::string about = amount.about() ? "about " : "";
  if (amount.is_limit()) {
    return fmt::format("{}{} {}{}", about, amount.low() ? "more than" : "up to",
                       in_full(amount.low() ? *amount.low() : *amount.high(), currency), of);
  }
  std::string text = about + in_full(*amount.low(), currency);
  if (amount.low() != amount.high()) text += " to " + in_full(*amount.high(), currency);
  text += of;
  const Bounds bounds = amount.bounds();
  if (bounds.low() == amount.low() && bounds.high() == amount.high()) return text;
  return fmt::format("{} [{}, {}]", text, in_full(*bounds.low(), currency), in_full(*bounds.high(), currency));
}

// "2024H1 (2024-01-01 to 2024-06-30)"
std::string with_days(const std::string& label, const Period& period) {
  if (period.days() == 1) return label;
  return fmt::format("{} ({} to {})", label, to_string(period.first()), to_string(period.last()));
}

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

// Five times off, or doubtful by itself: what is worth a word at entry. Whatever else does not add up is verify's.
bool is_a_slip(const Inconsistency& told) {
  return told.kind == InconsistencyKind::outlier || !(size_of(told) < Ratio(4, 5));
}

// Which companies the figures are of.
std::set<CompanyId> companies_of(const Snapshot& snapshot, std::span<const NewFigure> figures) {
  std::set<SeriesId> series;
  for (const NewFigure& each : figures) series.insert(each.series);
  return snapshot.companies_of({series.begin(), series.end()});
}

// Claims about the companies in periods of new figures, recomputed without rates, that are ten times off.
std::vector<std::string> claim_doubts(const Snapshot& snapshot, const std::set<CompanyId>& touched,
                                      const Newcomers& newcomers) {
  std::vector<std::string> said;
  for (const Claim& claim : snapshot.claims()) {
    std::vector<Subject> subjects = claim.parts;
    subjects.push_back(claim.subject);
    const bool concerns = std::any_of(subjects.begin(), subjects.end(), [&](const Subject& subject) {
      return touched.count(subject.company) > 0 && newcomers.holds(subject.period);
    });
    if (!concerns) continue;
    Evidence evidence;
    evidence.definitions = measures_called(snapshot, default_measures);
    std::set<CompanyId> needed;
    for (const Subject& subject : subjects) needed.insert(subject.company);
    for (const CompanyId id : std::vector<CompanyId>(needed.begin(), needed.end())) {
      std::vector<Member> members = snapshot.members(id);
      for (const Member& member : members) needed.insert(member.company);
      if (!members.empty()) evidence.members.emplace(id, std::move(members));
    }
    for (const CompanyId id : needed) evidence.companies.emplace(id, record_of(snapshot, snapshot.company(id)));
    if (!is_far_off(claim, check(claim, evidence))) continue;
    said.push_back(fmt::format("with it the claim {} is more than ten times off: 'capex check' shows it", claim.key));
  }
  return said;
}

}  // namespace

std::vector<std::string> understood(const Batch& batch, const Snapshot& snapshot) {
  std::vector<std::string> lines;
  for (const FigureRow& row : batch.figures) {
    const SeriesName& series = batch.series[static_cast<std::size_t>(row.series)];
    const Company company = snapshot.company(series.company);
    const Measure measure = snapshot.measure(series.measure);
    const Source source = snapshot.source(batch.source_keys[static_cast<std::size_t>(row.source)]);
    const Label& label = batch.labels[static_cast<std::size_t>(row.label)];
    std::string what = measure.key;
    if (series.basis != Basis::actual) what += " " + to_string(series.basis);
    if (series.scope != "total") what += " " + series.scope;
    lines.push_back(fmt::format("{} ({}) {}, {}: {}, by {} ({}, {})", company.name, company.key, what,
                                with_days(to_string(label), resolve(label, company.calendar)),
                                in_full(row.amount, series.currency, measure.unit), source.key, source.publisher,
                                to_string(source.known_on)));
  }
  return lines;
}

std::vector<std::string> doubts(const Load& load) {
  const auto figures = load.new_figures();
  if (!figures || figures->empty()) return {};
  const Snapshot snapshot = load.preview();
  const std::set<CompanyId> touched = companies_of(snapshot, *figures);
  if (touched.size() > most_companies) return {};
  const Newcomers newcomers(*figures);

  FiguresCheck check(snapshot);
  for (const CompanyId id : touched) check.only(snapshot.company(id));
  for (const Company& group : snapshot.companies()) {
    if (group.kind != CompanyKind::group || touched.count(group.id) > 0) continue;
    const std::vector<Member> members = snapshot.members(group.id);
    const bool has_one = std::any_of(members.begin(), members.end(),
                                     [&](const Member& member) { return touched.count(member.company) > 0; });
    if (has_one) check.group(group);
  }
  std::vector<std::string> said;
  for (const Inconsistency& each : check.found()) {
    if (is_a_slip(each) && newcomers.have_part_in(each)) said.push_back(message_words(each, snapshot));
  }
  for (std::string& each : claim_doubts(snapshot, touched, newcomers)) said.push_back(std::move(each));
  if (said.size() > most_told) {
    const std::size_t more = said.size() - most_told;
    said.resize(most_told);
    said.push_back(fmt::format("and {}: 'capex verify' lists all",
                               counted(static_cast<std::int64_t>(more), "doubt more", "doubts more")));
  }
  return said;
}

}  // namespace capex::tool
