#include "commands.hpp"
#include "database.hpp"
#include "look_options.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

Exit run_screen(CommandLine& line) {
  std::optional<std::string> condition;
  std::optional<std::string> over, order, top;
  std::vector<std::string> groups;
  QuestionOptions options;
  line.optional_argument("CONDITION", condition,
                         "such as 'growth > 100% and amount > 1bn USD'; without one all companies are ranked");
  line.option("--over", over, "STEP", "year (the default), half or quarter: how far back the base lies",
              Takes{"year", "half", "quarter"});
  line.option("--sort", order, "FIELD",
              "growth, amount or company (default: what the condition is about, growth without one)",
              Takes{"growth", "amount", "company"});
  line.option("--top", top, "N", "only the first so many");
  line.option("--group", groups, "GROUP", "only its members on the as-of day: bat, sic:3674 ...; again for more groups",
              Takes::Kind::companies);
  options.declare(line);
  LookOptions look;
  look.declare(line, false);
  Output output(line);
  line.parse();
  ScreenQuestion screen{condition.value_or(""), options.question(over), order.value_or(""),
                        top ? parse_count("--top", *top, "a number of companies") : 0};
  screen.question.companies = groups;
  look.check();
  output.format();

  const View view = view_as_of(open_database(line), options.as_of());
  Busy busy(line.quiet(), "screening");
  const Answers<Growth> found = view.screen(screen);
  busy.done();
  look.put_out(found, output, Notes(line.quiet()));
  return Exit::done;
}

}  // namespace

const Command screen_command = {
    "screen",
    "companies, ranked, or those that meet a condition",
    "[CONDITION] --period P [options]",
    "capex screen --period 2024H1\n"
    "capex screen --period 2024H1 --sort amount --in USD --top 5\n"
    "capex screen 'growth > 100%' --period 2024H1\n"
    "capex screen 'growth > 50% and amount > 10bn USD' --period 2024H1 --in USD --top 20\n"
    "capex screen --period 2024H1 --group bat --sort amount --in CNY\n"
    "capex screen 'amount >= 20bn USD or growth_low > 80%' --period 2024H1 --sort amount --in USD",
    "Fields: amount, base, growth, and their bounds amount_low, amount_high, base_low, growth_low ... Relations: > >= "
    "< "
    "<= = !=.\nComparisons are joined by and, or, not and parentheses. Amounts convert at the rate of their own "
    "period. "
    "What has no value\nmeets nothing, and is named with the reason; what is stated for groups is not asked. In an "
    "order by amount all "
    "are "
    "measured by the one\ndefinition that most have (--measure any: each by its own).",
    run_screen,
};

}  // namespace capex::tool
