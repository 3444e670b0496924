// How the answers of show, growth, total and screen are put out, and the options that are theirs.
#pragma once

#include "ask/answer/answers.hpp"
#include "command_line.hpp"
#include "messages.hpp"
#include "output.hpp"

namespace capex::core::tool {

/// Declares --per and --net-of.
void declare_ratios(CommandLine& line, Wanted& wanted);

/// In the format that was asked for. What the strict ones have no column for goes to the notes.
void put_out(const Answers& answers, const Output& output, const Notes& note);

}  // namespace capex::core::tool
