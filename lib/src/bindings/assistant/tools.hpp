// The tools that assistants are offered: each is a question in words (see question_words.hpp) or an entry, with a
// schema of what it takes, made from the same names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/question_words.hpp"
#include "bindings/word_values.hpp"
#include "capex/assistant.hpp"
#include "io/json/json_tree.hpp"

namespace capex::bindings {

/// What the tool answered: a short text, and the same whole as a JSON object.
struct ToolAnswer {
  std::string text, json;
};

struct Tool {
  std::string_view name, title, summary;
  std::string_view names;     // of what it takes: "companies,period"
  std::string_view required;  // of these
  bool writes = false, destroys = false;
  /// Whatever it throws is the tool's refusal.
  ToolAnswer (*answer)(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments);
};

/// Those that are offered, in order.
std::vector<const Tool*> tools_of(const AssistantOptions& options);

/// As tools/list has it.
std::string description_of(const Tool& tool);

/// What was said, as words: a list of companies is a word each, other lists are joined by commas. Null says nothing.
/// QuestionError for what has no place in a question.
Words words_of(const core::JsonValue& arguments);

extern const Tool asking_tools[9];
extern const Tool entering_tools[6];

}  // namespace capex::bindings
