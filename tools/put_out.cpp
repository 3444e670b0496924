#include "put_out.hpp"

#include "answer_table.hpp"
#include "ask/answer/reasons.hpp"

namespace capex::core::tool {

void declare_ratios(CommandLine& line, Wanted& wanted) {
  line.option("--per", wanted.per, "MEASURE",
              "the ratio to another flow of the same company and days, such as revenue or operating-cash-flow");
  line.option("--net-of", wanted.net_of, "MEASURE",
              "less another flow of the same company and days, such as disposal-proceeds; missing is not taken as 0");
}

void put_out(const Answers& answers, const Output& output, const Notes& note) {
  switch (output.format()) {
    case Format::table:
      output.write(render(answer_table(answers.lines, answers.names), output.colour()));
      break;
    case Format::markdown:
      output.write(markdown(answer_table(answers.lines, answers.names)));
      break;
    default:
      if (answers.question.vintage == VintageChoice::first) note(first_vintage_words);
      output.write(Rows{answer_columns(answers), answer_rows(answers)});
  }
}

}  // namespace capex::core::tool
