#include "ask/findings/findings.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "ask/claims/claims_check.hpp"
#include "ask/findings/figures_check.hpp"
#include "ask/findings/inconsistency_rows.hpp"
#include "ask/findings/rate_findings.hpp"

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

}  // namespace

Rows findings_of(const Store& store, const std::vector<std::string>& names, Date day, const Tell& note) {
  Rows rows{finding_columns(), {}};
  const std::vector<Finding> findings = names.empty() ? store.verify() : std::vector<Finding>();
  for (const Finding& finding : findings) rows.rows.push_back(finding_row(finding));
  if (!can_be_read(findings)) {
    note("the figures were not looked at: first what is listed has to be mended");
    return rows;
  }
  const Snapshot snapshot = store.snapshot(day);
  FiguresCheck figures(snapshot);
  if (names.empty()) figures.everything();
  for (const std::string& name : names) figures.only(snapshot.company(name));
  for (const Inconsistency& each : figures.found()) rows.rows.push_back(finding_row(each, snapshot));
  for (const ClaimDoubt& each : doubted_claims(snapshot, names)) rows.rows.push_back(finding_row(each, snapshot));
  if (!names.empty()) return rows;
  for (Row& row : rate_findings(snapshot)) rows.rows.push_back(std::move(row));
  return rows;
}

}  // namespace capex::core
