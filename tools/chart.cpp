#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "capex/chart.hpp"
#include "chart_output.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

/// Why there are gaps, each reason once; the picture says where.
class Reasons {
 public:
  void take(const Observation& one) {
    if (one.reason.empty()) return;
    std::vector<std::string>& periods = by_[one.reason][one.company];
    if (std::find(periods.begin(), periods.end(), one.period) == periods.end()) periods.push_back(one.period);
  }
  void tell(const Notes& note) const {
    for (const auto& [reason, companies] : by_) {
      std::string who;
      for (const auto& [company, periods] : companies) {
        who += who.empty() ? company : ", " + company;
        who += ' ' + periods.front() + (periods.size() > 1 ? ".." + periods.back() : "");
      }
      note(who + ": " + reason);
    }
  }

 private:
  std::map<std::string, std::map<std::string, std::vector<std::string>>> by_;
};

void take(Reasons& reasons, const Observation& one) {
  reasons.take(one);
}
void take(Reasons& reasons, const Total& one) {
  for (const Member& member : one.members) reasons.take(member);
}

template <class One>
void draw(const Answers<One>& answers, const std::string& as_of, const ChartOutput& output, const Notes& note) {
  output.write(chart_of(answers, as_of));
  for (const std::string& each : answers.notes()) note(each);
  Reasons reasons;
  for (const One& one : answers) take(reasons, one);
  reasons.tell(note);
}

Exit run_chart(CommandLine& line) {
  std::vector<std::string> companies;
  std::optional<std::string> over;
  bool growth = false, cagr = false, constant_currency = false, members = false, total = false, allow_missing = false;
  RatioOptions ratios;
  QuestionOptions options;
  line.arguments("COMPANY", companies, "companies or groups, by key, name, alias or ticker", Takes::Kind::companies);
  line.group("Chart");
  line.flag("--growth", growth, "how amounts grew, instead of the amounts");
  line.option("--over", over, "STEP", "of --growth: year (the default), half or quarter",
              Takes{"year", "half", "quarter"});
  line.flag("--cagr", cagr, "of --growth: one compound growth a year, from the first of --period's range to its last");
  line.flag("--constant-currency", constant_currency,
            "of --growth, with --in: both periods at the rate of the earlier");
  line.flag("--members", members, "of a group its members instead of what is stated for it");
  line.flag("--total", total, "the members of a group upon each other, their sum, and what is stated for the group");
  line.flag("--allow-missing", allow_missing, "of --total: sum the members that have a value; status partial");
  ratios.declare(line);
  options.declare(line, QuestionOptions::Bases::each);
  ChartOutput output(line);
  line.parse();
  if (growth && total) {
    throw UsageError(
        "--growth and --total exclude each other: 'capex total GROUP --growth' tells how the sum grew and whose points "
        "these are, and --members --growth draws how each member did");
  }
  if ((over || cagr || constant_currency) && !growth) {
    throw UsageError(std::string(over   ? "--over"
                                 : cagr ? "--cagr"
                                        : "--constant-currency") +
                     " is of a growth: add --growth");
  }
  if (members && total) throw UsageError("--total stacks the members: leave out --members");
  if (allow_missing && !total) throw UsageError("--allow-missing is of a sum: add --total");
  output.check();
  Question question = options.question(over, constant_currency);
  ratios.into(question);
  if (!question.per.empty() && growth) {
    throw UsageError("--per is drawn of amounts, as their ratio: leave out --growth, or --per");
  }
  question.cagr = cagr;
  question.members = members;
  question.companies = companies;
  const View view = view_as_of(open_database(line), options.as_of());
  if (!cagr) cut_by_half(question, view);
  const Notes note(line.quiet());
  const std::string as_of = options.as_of().value_or("");
  if (total) {
    draw(view.total(question, allow_missing), as_of, output, note);
  } else if (growth) {
    draw(view.growth(question), as_of, output, note);
  } else {
    draw(view.show(question), as_of, output, note);
  }
  return Exit::done;
}

}  // namespace

const Command chart_command = {
    "chart",
    "a picture of amounts, growths or a total, on the screen or as SVG or PNG",
    "COMPANY... [options]",
    "capex chart alibaba tencent baidu --period 2022H1.. --by half\n"
    "capex chart amazon alphabet microsoft meta --period 2022..2025 --by year -o us.svg\n"
    "capex chart alibaba tencent --period 2023H1..2026H1 --growth\n"
    "capex chart alibaba tencent bat --period 2024H1 --growth --in USD\n"
    "capex chart microsoft meta --period 2023..2025 --per revenue\n"
    "capex chart amazon alphabet microsoft meta --period 2021..2025 --growth --cagr\n"
    "capex chart bat --period 2023H1.. --by half --total -o bat.svg\n"
    "capex chart meta --period 2024..2025 --basis guidance,actual\n"
    "capex chart alibaba tencent --by half --period 2024.. --format csv",
    "Without --period and --by, flows are cut by half. Thin lines are the bounds within which the true value lies, "
    "a\n"
    "range is a bar from end to end, a limit is open at one end, and what has no number is a gap with a ×, never 0.\n"
    "The same data give the same bytes of SVG, which no network, clock or locale touches; it is light or dark as its\n"
    "reader prefers, and told apart in black and white. A PNG (-o FILE.png) is drawn from it by rsvg-convert of "
    "librsvg\n"
    "(Debian: librsvg2-bin).",
    run_chart,
};

}  // namespace capex::tool
