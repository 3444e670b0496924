#include "put_out.hpp"

#include <utility>

#include "answer_table.hpp"
#include "ask/answer/reasons.hpp"

namespace capex::tool {

core::Request request_of(const QuestionOptions& options, Question words) {
  const auto day = options.as_of();
  core::Request request(std::move(words), day ? core::parse_date(*day) : core::latest,
                        options.several() ? core::Request::Bases::several : core::Request::Bases::one);
  request.check();
  return request;
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
