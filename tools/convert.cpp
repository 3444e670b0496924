#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "capex/look.hpp"
#include "commands.hpp"
#include "database.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"

namespace capex::tool {

namespace {

// What has no value is an error, when nothing has one.
void say(const Answers<Converted>& answers, const Notes& note) {
  const bool any =
      std::any_of(answers.begin(), answers.end(), [](const Converted& one) { return has_value(one.status); });
  for (std::size_t i = 0; i < answers.notes().size(); ++i) {
    const std::string& sentence = answers.notes()[i];
    if (!any && i + 1 == answers.notes().size()) throw Error(ErrorCode::not_found, sentence);
    note(sentence);
  }
}

std::string sentence(const Converted& one) {
  std::string text = fmt::format("{} = {}\n", one.asked.text, one.amount.text);
  return one.conversion ? text + one.conversion->words + '\n' : text;
}

// A fixed rate needs no file; where there is one it is held against that.
Database database_for(const CommandLine& line, const std::string& rate) {
  std::error_code failure;
  const bool needless = rate.rfind("fixed:", 0) == 0 && !std::filesystem::exists(database_path(line), failure);
  return needless ? Database::in_memory() : open_database(line);
}

Exit run_convert(CommandLine& line) {
  std::string amount, first;
  std::optional<std::string> second, period, day;
  RateOptions rate_options;
  line.argument("AMOUNT", amount, "50bn, 4.2 billion, 1,234.50, '>12bn', 60-65bn, 230.88亿");
  line.argument("FROM", first, "its currency (USD, $, yuan, 元 ...), left out where AMOUNT names it: 'RMB50bn'",
                Takes::Kind::currencies);
  line.optional_argument("TO", second, "the currency wanted", Takes::Kind::currencies);
  line.group("Rate");
  line.option("--period", period, "P", "2024H1, 2024Q2, 2024, 2024-06, two days: at the average of its days",
              Takes(Takes::Kind::periods));
  line.option("--on", day, "DATE", "at that day's rate");
  bool comparing = false;
  line.flag("--compare", comparing,
            "the period's amount at every kind of rate: average and closing, with --on DATE on that day, with --rate "
            "fixed:R at that one");
  rate_options.declare(line);
  Output output(line);
  line.parse();
  const std::string from = second ? first : "";
  const std::string to = second.value_or(first);
  if (comparing && !period) throw UsageError("--compare needs the --period whose average the rates are compared with");
  if (period && day && !comparing) throw UsageError("--period and --on exclude each other");
  if (day && rate_options.says_how() && !comparing) {
    throw UsageError("--on DATE says which rate; leave out --rate");
  }
  output.format();
  Question question;
  rate_options.into(question);
  question.periods = period.value_or("");
  const std::string on = day ? "on:" + to_string(parsed("--on", *day, parse_day)) : "";

  if (day && !comparing) {
    question.periods = *day;
    question.rate = on;
  }
  const View view = view_as_of(database_for(line, question.rate), rate_options.as_of());
  const Notes note(line.quiet());
  if (comparing) {
    const std::string typed = std::exchange(question.rate, "");
    std::vector<std::string> rates;
    for (const std::string& rate : {on, typed}) {
      if (!rate.empty()) rates.push_back(rate);
    }
    const Answers<Converted> compared = view.compare_rates(amount, from, to, question, rates);
    say(compared, note);
    if (output.format() == Format::table) {
      TableStyle style;
      style.bold = output.bold();
      output.write(table(compared, style));
    } else {
      output.write(compared);
    }
    return Exit::done;
  }
  const Answers<Converted> converted = view.convert(amount, from, to, question);
  say(converted, note);
  if (output.format() == Format::table) {
    output.write(sentence(converted[0]));
  } else {
    output.write(converted);
  }
  return Exit::done;
}

}  // namespace

const Command convert_command = {
    "convert",
    "one amount in another currency, with the rate it used",
    "AMOUNT [FROM] TO (--period P | --on DATE | --rate fixed:R) [options]",
    "capex convert 50bn CNY USD --period 2024H1\n"
    "capex convert RMB50bn USD --on 2024-08-26\n"
    "capex convert 50bn CNY USD --rate fixed:7.14\n"
    "capex convert 50bn CNY USD --period 2024H1 --compare --on 2024-08-26\n"
    "capex convert 1,234 USD JPY --period 2024-06-28",
    "Rates are quoted in market order (CNY per USD, USD per EUR); converting either way uses the one number. A rate "
    "typed the\nwrong way round is refused. Without a rate nothing is printed, and the command ends with 1.",
    run_convert,
};

}  // namespace capex::tool
