#include "ask/findings/figures_check.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "ask/question/records.hpp"

namespace capex::core {

namespace {

// Claims are left to `check`.
CompanyRecord figures_of(const Snapshot& snapshot, Company company) {
  SeriesFilter filter;
  filter.company = company.id;
  return {std::move(company), snapshot.series(filter), {}};
}

}  // namespace

FiguresCheck::FiguresCheck(const Snapshot& snapshot)
    : snapshot_(&snapshot),
      headline_(measures_called(snapshot, default_measures)),
      negative_too_(measures_called(snapshot, signed_measures)),
      irregular_(measures_called(snapshot, irregular_measures)),
      check_(snapshot.as_of(), negative_too_, irregular_) {}

void FiguresCheck::everything() {
  series({});
  for (Company& company : snapshot_->companies()) group(std::move(company));
}

void FiguresCheck::only(Company company) {
  SeriesFilter filter;
  filter.company = company.id;
  series(filter);
  group(std::move(company));
}

void FiguresCheck::take(std::vector<Inconsistency> found) {
  for (Inconsistency& each : found) found_.push_back(std::move(each));
}

void FiguresCheck::series(const SeriesFilter& filter) {
  turned_ = snapshot_->turned_signs(filter);
  std::vector<Series> of_company;
  snapshot_->walk(filter, [&](const Series& series) {
    if (!of_company.empty() && of_company.front().company != series.company) {
      off_all(of_company);
      of_company.clear();
    }
    take(check_(series));
    turned(series);
    of_company.push_back(series);
  });
  off_all(of_company);
}

// What the series themselves did not show.
void FiguresCheck::off_all(std::span<const Series> of_company) {
  const auto names = [](const Inconsistency& told, const Inconsistency& of, const Figure& figure) {
    const auto is_it = [&](const Figure& each) { return each.period == figure.period && each.source == figure.source; };
    return told.subject.company == of.subject.company && told.subject.measure == of.subject.measure &&
           told.subject.scope == of.subject.scope && told.currency == of.currency &&
           (std::any_of(told.stated.begin(), told.stated.end(), is_it) ||
            std::any_of(told.against.begin(), told.against.end(),
                        [&](const Counterpart& other) { return is_it(other.figure); }));
  };
  const auto is_found = [&](const Inconsistency& one) {
    return std::any_of(found_.begin(), found_.end(), [&](const Inconsistency& other) {
      // Doubted already, or one of two that contradict each other.
      if (other.subject == one.subject && other.currency == one.currency &&
          std::any_of(other.stated.begin(), other.stated.end(),
                      [&](const Figure& each) { return each.source == one.stated.front().source; })) {
        return true;
      }
      return one.against.size() == 1 && names(other, one, one.stated.front()) &&
             names(other, one, one.against.front().figure);
    });
  };
  for (Inconsistency& one : far_off(of_company, headline_, snapshot_->as_of(), negative_too_, irregular_)) {
    if (!is_found(one)) found_.push_back(std::move(one));
  }
}

void FiguresCheck::turned(const Series& series) {
  const bool is_signed = std::find(negative_too_.begin(), negative_too_.end(), series.measure) != negative_too_.end();
  if (is_signed) return;
  const auto before = [](const TurnedSign& sign, SeriesId id) { return sign.series < id; };
  for (auto sign = std::lower_bound(turned_.begin(), turned_.end(), series.id, before);
       sign != turned_.end() && sign->series == series.id; ++sign) {
    for (const Figure& figure : series.figures) {
      if (figure.period != sign->period || figure.source != sign->source) continue;
      found_.push_back({.kind = InconsistencyKind::sign,
                        .subject = {series.alone(), figure.period},
                        .currency = series.currency,
                        .stated = {figure},
                        .words = sign->words});
    }
  }
}

void FiguresCheck::group(Company company) {
  if (company.kind != CompanyKind::group) return;
  GroupRecord record{figures_of(*snapshot_, std::move(company)), {}, {}};
  if (record.group.series.empty()) return;
  record.members = snapshot_->members(record.group.company.id);
  for (const Member& member : record.members) {
    record.companies.push_back(figures_of(*snapshot_, snapshot_->company(member.company)));
  }
  for (Inconsistency& one : group_inconsistencies(record, headline_, snapshot_->as_of(), negative_too_)) {
    const bool is_found = std::any_of(found_.begin(), found_.end(), [&](const Inconsistency& other) {
      return one.subject.basis != Basis::actual && other.subject == one.subject && other.currency == one.currency &&
             other.stated.front().source == one.stated.front().source;
    });
    if (!is_found) found_.push_back(std::move(one));
  }
}

std::vector<Inconsistency> FiguresCheck::found() {
  std::map<CompanyId, std::string> companies;
  std::map<MeasureId, std::string> measures;
  std::vector<std::pair<Ratio, std::size_t>> sized;
  for (std::size_t i = 0; i < found_.size(); ++i) {
    const Subject& subject = found_[i].subject;
    if (companies.count(subject.company) == 0) companies[subject.company] = snapshot_->company(subject.company).key;
    if (measures.count(subject.measure) == 0) measures[subject.measure] = snapshot_->measure(subject.measure).key;
    sized.emplace_back(size_of(found_[i]), i);
  }
  const auto order = [&](const Inconsistency& each) {
    const Subject& subject = each.subject;
    return std::tuple(companies.at(subject.company), measures.at(subject.measure), subject.basis, subject.scope,
                      each.currency, subject.period, each.kind);
  };
  std::stable_sort(sized.begin(), sized.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return order(found_[a.second]) < order(found_[b.second]);
  });
  std::vector<Inconsistency> sorted;
  for (const auto& [unused, index] : sized) sorted.push_back(std::move(found_[index]));
  found_.clear();
  return sorted;
}

}  // namespace capex::core
