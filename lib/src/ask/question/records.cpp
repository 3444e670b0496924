#include "ask/question/records.hpp"

#include <fmt/core.h>

#include <set>
#include <tuple>
#include <utility>

#include "capex/error.hpp"

namespace capex::core {
namespace {

constexpr int days_of_a_year = 366;
constexpr int a_week = 7;  // that a year of 53 weeks is longer

}  // namespace

std::vector<MeasureId> measures_called(const Snapshot& snapshot, std::span<const std::string_view> keys) {
  std::vector<MeasureId> ids;
  for (const std::string_view key : keys) {
    if (const auto measure = snapshot.find_measure(key)) ids.push_back(measure->id);
  }
  return ids;
}

CompanyRecord record_of(const Snapshot& snapshot, const std::string& company) {
  return record_of(snapshot, snapshot.company(company));
}

CompanyRecord record_of(const Snapshot& snapshot, Company company) {
  CompanyRecord record;
  record.company = std::move(company);
  SeriesFilter filter;
  filter.company = record.company.id;
  record.series = snapshot.series(filter);
  record.claims = snapshot.claims(record.company.id);
  return record;
}

GroupRecord group_of(const Snapshot& snapshot, const std::string& name) {
  GroupRecord record;
  record.group = record_of(snapshot, name);
  const Company& group = record.group.company;
  if (group.kind != CompanyKind::group) {
    throw Error(
        ErrorCode::usage,
        fmt::format(
            "{} is an issuer, and a total is of a group's members: 'capex show {}' has its own amounts, 'capex list "
            "groups' the groups",
            group.key, group.key));
  }
  record.members = snapshot.members(group.id);
  std::set<CompanyId> loaded;
  for (const Member& member : record.members) {
    if (loaded.insert(member.company).second) {
      record.companies.push_back(record_of(snapshot, snapshot.company(member.company)));
    }
  }
  return record;
}

Period days_needed(const Question& question, const std::vector<Label>& labels, std::optional<Step> over,
                   const FiscalCalendar& calendar) {
  if (question.rate.kind == RateKind::on) return Period::instant(question.rate.day);
  std::optional<Period> days;
  for (const Label& label : labels) {
    // Bases are always of the days that were filed; those of a fiscal name before a change of the calendar lie by up to
    // a year from where it says now.
    const bool as_filed = over || label.is_fiscal() || label.kind() == LabelKind::trailing_year;
    const int moved = as_filed || question.align != Alignment::exact ? max_skew + a_week : 0;
    const boost::gregorian::days room(label.is_fiscal() ? days_of_a_year + moved : moved);
    const Period own = resolve(label, calendar);
    const Date begin = (over ? resolve(earlier(label, *over), calendar) : own).begin() - room;
    const Date end = own.end() + room;
    days = days ? Period(std::min(days->begin(), begin), std::max(days->end(), end)) : Period(begin, end);
  }
  return *days;
}

RateTable rates_for(const Snapshot& snapshot, const std::vector<CompanyRecord>& records, const Question& question,
                    const std::string& provider, const std::optional<Period>& days) {
  if (!needs_rates(question)) return {};
  std::set<Currency> among = {*question.in};
  for (const CompanyRecord& record : records) {
    for (const Series& series : record.series) {
      if (series.currency.is_money()) among.insert(series.currency);
    }
  }
  // Without anything to convert no rate is read; whose they would be is said all the same.
  if (among.size() < 2 && provider.empty()) return RateTable(snapshot.default_provider(), {}, snapshot.as_of());
  if (!days) return snapshot.rates(provider, {among.begin(), among.end()});
  return snapshot.rates(provider, {among.begin(), among.end()},
                        days->first() - boost::gregorian::days(question.max_rate_age), days->last());
}

std::string hint(const Snapshot& snapshot, const CompanyRecord& record, const Question& question) {
  std::string wanted;
  for (std::size_t i = 0; i < question.measures.size(); ++i) {
    wanted += i == 0 ? "" : i + 1 == question.measures.size() ? " or " : ", ";
    wanted += snapshot.measure(question.measures[i]).key;
  }
  std::string text =
      fmt::format("{} has no {} ({}, {})", record.company.key, wanted, to_string(question.basis), question.scope);
  // The series of a company in several currencies are one thing to ask for.
  std::set<std::tuple<std::string, Basis, std::string>> others;
  for (const Series& series : record.series) {
    others.emplace(snapshot.measure(series.measure).key, series.basis, series.scope);
  }
  if (others.empty()) return text + ": nothing is stated for it";
  text += "; there is:";
  for (const auto& [measure, basis, scope] : others) {
    text += "\n  --measure " + measure;
    // What is named is all that is to be asked: options that were given would otherwise stay.
    if (basis != Basis::actual || basis != question.basis) text += " --basis " + to_string(basis);
    if (scope != "total" || scope != question.scope) text += " --scope " + scope;
  }
  return text;
}

}  // namespace capex::core
