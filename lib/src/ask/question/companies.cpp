#include "ask/question/companies.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "ask/answer/asked_series.hpp"
#include "ask/question/records.hpp"

namespace capex::core {

namespace {

constexpr std::string_view everyone = "all";

bool is_member_on(const Member& member, Date day) {
  if (day == latest) return !member.until;
  return (!member.since || *member.since <= day) && (!member.until || day < *member.until);
}

/// Whether the question has any number to it, before it is converted; without periods that are named, any figures.
bool has_answer(const CompanyRecord& record, Question question, const Request& request) {
  const std::vector<Basis> bases = request.bases();
  const PlacedRecord placed_record(record);
  const auto labels = request.labels();
  question.in.reset();
  return std::any_of(bases.begin(), bases.end(), [&](Basis basis) {
    question.basis = basis;
    if (asked_about(record, question).empty()) return false;
    if (!labels) return true;
    const std::vector<Observation> shown = show(placed_record, question, *labels, RateTable());
    return std::any_of(shown.begin(), shown.end(), [](const Observation& one) { return has_value(one.status); });
  });
}

std::vector<CompanyRecord> everyone_with_an_answer(const Snapshot& snapshot, const Request& request, const Tell& note) {
  const Question question = request.question(snapshot);
  std::vector<CompanyRecord> records;
  std::int64_t others = 0;
  for (Company& company : snapshot.companies()) {
    if (company.kind == CompanyKind::group) continue;
    CompanyRecord record = record_of(snapshot, std::move(company));
    if (has_answer(record, question, request)) {
      records.push_back(std::move(record));
    } else {
      ++others;
    }
  }
  if (records.empty()) {
    note("of no company is there what was asked: 'capex list periods' shows what there is");
  } else if (others > 0) {
    note(fmt::format("all: {} with an answer; of {} there is none",
                     counted(static_cast<std::int64_t>(records.size()), "company", "companies"),
                     counted(others, "other", "others")));
  }
  return records;
}

std::vector<CompanyId> members_of(const Snapshot& snapshot, const Company& group) {
  std::vector<CompanyId> members;
  for (const Member& member : snapshot.members(group.id)) {
    if (is_member_on(member, snapshot.as_of())) members.push_back(member.company);
  }
  if (members.empty()) {
    throw Error(ErrorCode::usage,
                fmt::format("{} has no members on that day: 'capex list groups' shows since when who belongs to it",
                            group.key));
  }
  return members;
}

GroupRecord made_of(std::vector<CompanyRecord> companies, const std::vector<std::string>& names) {
  GroupRecord record;
  std::string& key = record.group.company.key;
  for (const CompanyRecord& each : companies) {
    key += (key.empty() ? "" : " + ") + each.company.key;
    record.members.push_back({each.company.id, each.company.key, std::nullopt, std::nullopt});
  }
  if (names.size() == 1) key = names.front();  // "all"
  record.group.company.name = key;
  record.group.company.kind = CompanyKind::group;
  record.companies = std::move(companies);
  return record;
}

}  // namespace

std::vector<CompanyRecord> records_asked(const Snapshot& snapshot, const std::vector<std::string>& names,
                                         const Request& request, const Tell& note) {
  std::vector<CompanyRecord> records;
  std::set<CompanyId> named;
  const auto add = [&](CompanyRecord record) {
    if (named.insert(record.company.id).second) records.push_back(std::move(record));
  };
  for (const std::string& name : names) {
    if (name == everyone) {
      for (CompanyRecord& record : everyone_with_an_answer(snapshot, request, note)) add(std::move(record));
      continue;
    }
    Company company = snapshot.company(name);
    if (request.words().members && company.kind == CompanyKind::group) {
      for (const CompanyId member : members_of(snapshot, company)) add(record_of(snapshot, snapshot.company(member)));
    } else {
      add(record_of(snapshot, std::move(company)));
    }
  }
  return records;
}

std::set<CompanyId> issuers_asked(const Snapshot& snapshot, const std::vector<std::string>& names) {
  std::set<CompanyId> issuers;
  for (const std::string& name : names) {
    const Company company = snapshot.company(name);
    if (company.kind == CompanyKind::group) {
      const std::vector<CompanyId> members = members_of(snapshot, company);
      issuers.insert(members.begin(), members.end());
    } else {
      issuers.insert(company.id);
    }
  }
  return issuers;
}

std::vector<GroupRecord> groups_asked(const Snapshot& snapshot, const std::vector<std::string>& names,
                                      const Request& request, const Tell& note) {
  const auto is_group = [&](const std::string& name) {
    return name != everyone && snapshot.company(name).kind == CompanyKind::group;
  };
  const auto groups = std::count_if(names.begin(), names.end(), is_group);
  if (groups == 0) {
    std::vector<CompanyRecord> records = records_asked(snapshot, names, request, note);
    if (records.size() == 1) return {group_of(snapshot, records.front().company.key)};  // which says that it is none
    if (records.empty()) return {};
    std::vector<GroupRecord> made;
    made.push_back(made_of(std::move(records), names));
    return made;
  }
  if (groups < static_cast<std::ptrdiff_t>(names.size())) {
    const auto group = std::find_if(names.begin(), names.end(), is_group);
    const auto issuer = std::find_if_not(names.begin(), names.end(), is_group);
    throw Error(ErrorCode::usage,
                fmt::format("{} is a group and {} is none: ask for groups, each with a total of its own, or for "
                            "companies that are added up",
                            *group, *issuer));
  }
  std::vector<GroupRecord> records;
  for (const std::string& name : names) {
    GroupRecord record = group_of(snapshot, name);
    const bool named_before = std::any_of(records.begin(), records.end(), [&](const GroupRecord& before) {
      return before.group.company.id == record.group.company.id;
    });
    if (!named_before) records.push_back(std::move(record));
  }
  return records;
}

}  // namespace capex::core
