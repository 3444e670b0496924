#include "ask/findings/findings.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>
#include <variant>

#include "ask/claims/claims_check.hpp"
#include "ask/findings/figures_check.hpp"
#include "ask/findings/inconsistency_rows.hpp"
#include "ask/findings/rate_findings.hpp"
#include "capex/question.hpp"

namespace capex::core {

namespace {

// Figures of a file whose pages, schema, references, numbers or claims are broken cannot be read with trust.
bool can_be_read(const std::vector<Finding>& findings) {
  return std::none_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.check == "integrity" || finding.check == "schema" || finding.check == "range" ||
           finding.check == "text" || finding.check == "foreign_key" || finding.check == "claim";
  });
}

std::vector<ClaimDoubt> doubted_claims(const Snapshot& snapshot, const std::vector<std::string>& companies) {
  std::set<CompanyId> wanted;
  for (const std::string& name : companies) wanted.insert(snapshot.company(name).id);
  return claim_doubts(snapshot, snapshot.claims(), [&](const Claim& claim) {
    const std::vector<Subject> subjects = subjects_of(claim);
    return wanted.empty() || std::any_of(subjects.begin(), subjects.end(),
                                         [&](const Subject& subject) { return wanted.count(subject.company) > 0; });
  });
}

/// What is found in the figures, in what sources say of them and in the rates, as of the snapshot's day.
std::vector<Row> findings_as_of(const Snapshot& snapshot, const std::vector<std::string>& names) {
  std::vector<Row> rows;
  FiguresCheck figures(snapshot);
  if (names.empty()) figures.everything();
  for (const std::string& name : names) figures.only(snapshot.company(name));
  for (const Inconsistency& each : figures.found()) rows.push_back(finding_row(each, snapshot));
  for (const ClaimDoubt& each : doubted_claims(snapshot, names)) rows.push_back(finding_row(each, snapshot));
  if (!names.empty()) return rows;
  for (Row& row : rate_findings(snapshot)) rows.push_back(std::move(row));
  return rows;
}

/// What a finding is about, and what is stated of it: what it is held against may become more without a new finding.
/// Of two sources that disagree, and of claims and rates, also who says so.
std::vector<std::string> identity_of(const Row& row) {
  const std::vector<std::string>& columns = finding_columns();
  const auto cell = [&](std::string_view column) {
    const auto place = std::find(columns.begin(), columns.end(), column) - columns.begin();
    return text_of(row[static_cast<std::size_t>(place)]);
  };
  std::vector<std::string> identity;
  for (const char* column : {"check", "company", "measure", "basis", "scope", "first_day", "last_day", "currency",
                             "stated", "stated_low", "stated_high"}) {
    identity.push_back(cell(column));
  }
  const std::string check = cell("check");
  if (check == "sources" || check == "claim" || check == "rate") identity.push_back(cell("sources"));
  if (check == "claim" || check == "rate")
    identity.push_back(cell("message").substr(0, cell("message").find(", but ")));
  return identity;
}

}  // namespace

Rows findings_of(const Store& store, const std::vector<std::string>& names, Date day, std::optional<Date> since,
                 const Tell& note) {
  if (since && *since >= day) {
    throw QuestionError("since", fmt::format("{} is not before {}: it is the earlier of the two days",
                                             to_string(*since), to_string(day)));
  }
  Rows rows{finding_columns(), {}};
  const std::vector<Finding> findings = names.empty() ? store.verify() : std::vector<Finding>();
  for (const Finding& finding : findings) rows.rows.push_back(finding_row(finding));
  if (!can_be_read(findings)) {
    note("the figures were not looked at: first what is listed has to be mended");
    return rows;
  }
  const Snapshot snapshot = store.snapshot(day);
  std::vector<Row> found = findings_as_of(snapshot, names);
  if (since) {
    std::set<std::vector<std::string>> before;
    for (const Row& row : findings_as_of(store.snapshot(*since), names)) before.insert(identity_of(row));
    std::erase_if(found, [&](const Row& row) { return before.count(identity_of(row)) > 0; });
  }
  rows.rows.insert(rows.rows.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  return rows;
}

}  // namespace capex::core
