#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "capex/page.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "destination.hpp"
#include "messages.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

/// Those of the answers that are groups with members.
std::vector<std::string> groups_in(const View& view, const Answers<Observation>& amounts) {
  std::set<std::string> known;
  for (const Row& row : view.list("groups").rows) known.insert(text_of(row[0]));
  std::vector<std::string> groups;
  for (const Observation& one : amounts) {
    const bool taken = std::find(groups.begin(), groups.end(), one.company) != groups.end();
    if (!taken && known.count(one.company) > 0) groups.push_back(one.company);
  }
  return groups;
}

bool has_number(const Answers<Observation>& amounts) {
  return std::any_of(amounts.begin(), amounts.end(), [](const Observation& one) { return has_value(one.status); });
}

/// What members of a group came to together; nothing where no period has them all.
std::optional<Answers<Total>> total_of(const View& view, Question question, const std::string& group,
                                       const Notes& note) {
  question.companies = {group};
  question.members = false;
  question.over.clear();
  try {
    return view.total(question);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) throw;
    note(fmt::format("without a total of its members: {}", error.what()));
    return std::nullopt;
  }
}

Answers<CheckedClaim> claims_about(const View& view, const Question& question, const Answers<Observation>& amounts) {
  ClaimQuestion claims;
  claims.rates = question.rates;
  claims.max_rate_age = question.max_rate_age;
  for (const Observation& one : amounts) {
    if (claims.companies.empty() || claims.companies.back() != one.company) claims.companies.push_back(one.company);
  }
  return claims.companies.empty() ? Answers<CheckedClaim>() : view.check(claims);
}

/// Where the page goes: a file that says what it is, or another program.
void check_path(const std::optional<std::string>& path) {
  if (!path) throw UsageError("a page is written into a file: add -o report.html");
  if (*path == "-") {
    if (isatty(STDOUT_FILENO) == 1)
      throw UsageError("a page is nothing for a terminal: name a file with -o report.html");
    return;
  }
  const std::string suffix = std::filesystem::path(*path).extension().string();
  if (suffix == ".html" || suffix == ".htm") return;
  throw UsageError(
      fmt::format("{}: a page is HTML: end its name in .html, or -o - writes it to standard output", *path));
}

Exit run_report(CommandLine& line) {
  std::vector<std::string> companies;
  std::optional<std::string> over, title, path;
  bool members = false;
  QuestionOptions options;
  line.arguments("COMPANY", companies,
                 "companies or groups, by key, name, alias or ticker; all: every company with an answer",
                 Takes::Kind::companies);
  line.group("Page");
  line.option("-o,--output", path, "FILE", "write there: a name that ends in .html; - is standard output",
              Takes::Kind::files);
  line.option("--title", title, "TEXT", "its heading, instead of what the amounts are");
  line.option("--over", over, "STEP", "of the growths: year (the default), half or quarter",
              Takes{"year", "half", "quarter"});
  line.flag("--members", members, "of a group its members instead of what is stated for it");
  options.declare(line, QuestionOptions::Bases::each);
  line.parse();
  check_path(path);
  Report report;
  report.question = options.question(over);
  report.question.companies = std::move(companies);
  report.question.members = members;
  report.title = title.value_or("");
  report.as_of = options.as_of().value_or("");

  Busy busy(line.quiet(), "asking");
  const View view = view_as_of(open_database(line), options.as_of());
  const bool by_half = cut_by_half(report.question, view);
  report.amounts = view.show(report.question);
  if (by_half && !has_number(report.amounts)) {  // plans are of years
    report.question.by.clear();
    report.amounts = view.show(report.question);
  }
  report.growths = view.growth(report.question);
  for (const std::string& group : groups_in(view, report.amounts)) {
    if (auto total = total_of(view, report.question, group, Notes(line.quiet()))) {
      report.totals.push_back(std::move(*total));
    }
  }
  report.claims = claims_about(view, report.question, report.amounts);
  const std::string text = page(report);
  busy.done();
  Destination destination(path);
  destination.write(text);
  destination.finish();
  return Exit::done;
}

}  // namespace

const Command report_command = {
    "report",
    "a page to share: amounts, growths, charts, claims and sources in one HTML file",
    "COMPANY... -o FILE.html [options]",
    "capex report alibaba tencent baidu bat --period 2023H1.. -o china.html\n"
    "capex report us-big-four --members --period 'last 8 halves' -o us.html\n"
    "capex report alibaba meta --period 2023H1.. --in USD --title 'Two of them' -o two.html\n"
    "capex report meta --period 2024..2026 --basis guidance,actual -o meta.html\n"
    "capex report alphabet --as-of 2025-01-31 -o - | gzip >alphabet.html.gz",
    "The file needs nothing beside it and fetches nothing. Every number says where it comes from when it is pointed at "
    "or\n"
    "reached by the Tab key; headings sort their tables, which alone takes JavaScript; it is light or dark as its "
    "reader\n"
    "prefers, fits a phone and prints. Of a group there are also its members and their sum; of all, the claims of "
    "sources\n"
    "that do not agree with the figures, and the sources with links to them. Without --period and --by, flows are cut "
    "by\n"
    "half. The same data give the same bytes.",
    run_report,
};

}  // namespace capex::tool
