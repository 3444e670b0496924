// What show, growth, total and screen share: their request, their options, and how their answers are put out. They are
// drawn from what lies behind the door.
#pragma once

#include "ask/answer/answers.hpp"
#include "command_line.hpp"
#include "messages.hpp"
#include "output.hpp"
#include "question_options.hpp"

namespace capex::tool {

/// What was asked, in the words of the options and what else the command has; UsageError and QuestionError for what can
/// be refused without a file.
core::Request request_of(const QuestionOptions& options, Question words);

/// In the format that was asked for. What the strict ones have no column for goes to the notes.
void put_out(const core::Answers& answers, const Output& output, const Notes& note);

}  // namespace capex::tool
