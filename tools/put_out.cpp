#include "put_out.hpp"

#include "answer_table.hpp"
#include "ask/answer/reasons.hpp"

namespace capex::tool {

core::Request request_of(const QuestionOptions& options, const std::optional<std::string>& over,
                         bool constant_currency) {
  const auto day = options.as_of();
  core::Request request(options.question(over, constant_currency), day ? core::parse_date(*day) : core::latest,
                        options.several() ? core::Request::Bases::several : core::Request::Bases::one);
  request.check();
  return request;
}

void declare_ratios(CommandLine& line, core::Wanted& wanted) {
  line.option("--per", wanted.per, "MEASURE",
              "the ratio to another flow of the same company and days, such as revenue or operating-cash-flow");
  line.option("--net-of", wanted.net_of, "MEASURE",
              "less another flow of the same company and days, such as disposal-proceeds; missing is not taken as 0");
}

void put_out(const core::Answers& answers, const Output& output, const Notes& note) {
  switch (output.format()) {
    case Format::table:
      output.write(render(core::look::answer_table(answers.lines, answers.names), output.colour()));
      break;
    case Format::markdown:
      output.write(markdown(core::look::answer_table(answers.lines, answers.names)));
      break;
    default:
      if (answers.question.vintage == core::VintageChoice::first) note(core::first_vintage_words);
      output.write(Rows{core::answer_columns(answers), core::answer_rows(answers)});
  }
}

}  // namespace capex::tool
