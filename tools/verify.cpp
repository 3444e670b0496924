#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "asking.hpp"
#include "capex/analysis/consistency.hpp"
#include "capex/io/rows.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "inconsistency_rows.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "records.hpp"

namespace capex::tool {

namespace {

/// The figures of a file, held against each other.
class FiguresCheck {
 public:
  explicit FiguresCheck(const Snapshot& snapshot)
      : snapshot_(&snapshot),
        headline_(measures_called(snapshot, default_measures)),
        negative_too_(measures_called(snapshot, signed_measures)),
        check_(snapshot.as_of(), negative_too_) {}

  void everything() {
    series({});
    for (Company& company : snapshot_->companies()) group(std::move(company));
  }
  void only(Company company) {
    SeriesFilter filter;
    filter.company = company.id;
    series(filter);
    group(std::move(company));
  }

  /// In the order of companies, then measures, then time.
  std::vector<Inconsistency> found() && {
    std::map<CompanyId, std::string> companies;
    std::map<MeasureId, std::string> measures;
    for (const Inconsistency& each : found_) {
      const Subject& subject = each.subject;
      if (companies.count(subject.company) == 0) companies[subject.company] = snapshot_->company(subject.company).key;
      if (measures.count(subject.measure) == 0) measures[subject.measure] = snapshot_->measure(subject.measure).key;
    }
    const auto order = [&](const Inconsistency& each) {
      const Subject& subject = each.subject;
      return std::tuple(companies.at(subject.company), measures.at(subject.measure), subject.basis, subject.scope,
                        each.currency, subject.period, each.kind);
    };
    std::stable_sort(found_.begin(), found_.end(),
                     [&order](const Inconsistency& a, const Inconsistency& b) { return order(a) < order(b); });
    return std::move(found_);
  }

 private:
  void take(std::vector<Inconsistency> found) {
    for (Inconsistency& each : found) found_.push_back(std::move(each));
  }

  void series(const SeriesFilter& filter) {
    snapshot_->walk(filter, [this](const Series& series) { take(check_(series)); });
  }

  // Claims are left to `check`.
  CompanyRecord figures_of(Company company) const {
    SeriesFilter filter;
    filter.company = company.id;
    return {std::move(company), snapshot_->series(filter), {}};
  }

  void group(Company company) {
    if (company.kind != CompanyKind::group) return;
    GroupRecord record{figures_of(std::move(company)), {}, {}};
    if (record.group.series.empty()) return;
    record.members = snapshot_->members(record.group.company.id);
    for (const Member& member : record.members) {
      record.companies.push_back(figures_of(snapshot_->company(member.company)));
    }
    take(group_inconsistencies(record, headline_, snapshot_->as_of(), negative_too_));
  }

  const Snapshot* snapshot_;
  std::vector<MeasureId> headline_, negative_too_;
  ConsistencyCheck check_;
  std::vector<Inconsistency> found_;
};

// Figures of a file whose pages or schema are broken cannot be read with trust.
bool can_be_read(const std::vector<Finding>& findings) {
  return std::none_of(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.check == "integrity" || finding.check == "schema"; });
}

// One line a finding, then once what to do about each kind.
std::string screen(const Rows& rows, const Output& output) {
  Rows shown{{"check", "message"}, {}};
  std::vector<std::pair<std::string, std::string>> advices;
  for (const Row& row : rows.rows) {
    shown.rows.push_back({row.front(), row[1]});
    const auto* advice = std::get_if<std::string>(&row.back());
    if (advice == nullptr) continue;
    const std::pair said(std::get<std::string>(row.front()), *advice);
    if (std::find(advices.begin(), advices.end(), said) == advices.end()) advices.push_back(said);
  }
  std::string text = output.text(shown);
  for (const auto& [check, advice] : advices) text += fmt::format("{}: {}\n", check, advice);
  return text;
}

Exit run(CommandLine& line) {
  std::vector<std::string> names;
  std::optional<std::string> as_of;
  line.optional_arguments("COMPANY", names, "only its figures (default: the file, and the figures of every company)");
  line.option("--as-of", as_of, "DATE", "only the figures that were known on that day");
  Output output(line);
  line.parse();
  output.format();
  const Date day = as_of ? parsed("--as-of", *as_of, [](const std::string& text) { return parse_date(text); }) : latest;

  const Store store = open_database(line);
  Rows rows{finding_columns(), {}};
  const std::vector<Finding> findings = names.empty() ? store.verify() : std::vector<Finding>();
  for (const Finding& finding : findings) rows.rows.push_back(finding_row(finding));
  if (can_be_read(findings)) {
    const Snapshot snapshot = store.snapshot(day);
    FiguresCheck figures(snapshot);
    if (names.empty()) figures.everything();
    for (const std::string& name : names) figures.only(snapshot.company(name));
    for (const Inconsistency& each : std::move(figures).found()) rows.rows.push_back(finding_row(each, snapshot));
  } else {
    Notes{line.quiet()}("the figures were not looked at, as the file is damaged");
  }

  // Nothing on the screen when all is well; a strict format still gets its empty document.
  if (output.format() != Format::table) {
    output.write(rows);
  } else if (!rows.rows.empty()) {
    output.write(screen(rows, output));
  }
  return rows.rows.empty() ? Exit::done : Exit::found;
}

}  // namespace

const Command verify_command = {
    "verify",
    "check the file, and its figures against each other",
    "[COMPANY...] [options]",
    "capex verify && echo all is well\n"
    "capex verify tencent us-big-four\n"
    "capex verify --format csv -o findings.csv",
    "Says nothing and ends with 0 when all is well; lists what it found and ends with 3 otherwise. First the file: "
    "its\n"
    "integrity, foreign keys, the rules of the domain (these findings name no company). Then its figures:\n"
    "  sources  two sources for one period whose bounds do not meet, and neither restates the other\n"
    "  sum      a stated period that meets nothing of what the others add up to\n"
    "  part     more stated for parts of a period than for the whole\n"
    "  group    a group's figure that meets nothing of what its members' add up to, in their own currency\n"
    "  outlier  a figure five times its neighbours' pace or more, or a fifth of it or less, where these agree\n"
    "A figure that a power of ten would mend is named as a likely slip (191亿 is 19.1bn, not 191bn).",
    run,
};

}  // namespace capex::tool
