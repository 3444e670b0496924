#include "io/sec/json_value.hpp"

#include <fmt/core.h>

#include "text/utf8.hpp"

namespace capex::core {
namespace {

/// The first control character within a text.
const char* unescaped(std::string_view json) {
  bool in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string && static_cast<unsigned char>(c) < 0x20) return json.data() + at;
    if (in_string && c == '\\') ++at;
    if (c == '"') in_string = !in_string;
  }
  return json.data() + json.size();
}

}  // namespace

std::string_view fault_words(simdjson::error_code code) {
  switch (code) {
    case simdjson::EMPTY:
      return "there is nothing in it";
    case simdjson::UTF8_ERROR:
      return "this byte is not UTF-8";
    case simdjson::UNESCAPED_CHARS:
      return "a text holds a control character, such as a line end, which JSON writes as an escape (\\n)";
    case simdjson::UNCLOSED_STRING:
      return "it ends within a text, whose quote is never closed";
    case simdjson::STRING_ERROR:
      return "a text has an escape that JSON does not know";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "it ends before its last bracket is closed";
    case simdjson::DEPTH_ERROR:
      return "brackets are nested deeper than in any document that is read here";
    case simdjson::CAPACITY:
      return "it is larger than can be read";
    case simdjson::MEMALLOC:
      return "memory ran out while it was read";
    default:
      return "a value, a comma, a colon or a bracket is missing or does not belong here";
  }
}

std::string not_whole(simdjson::error_code code) {
  if (code == simdjson::INCORRECT_TYPE) {
    return "this is no document of company facts, which is one object, {...}: give it as the SEC has it";
  }
  return fmt::format("this is no whole JSON document: {}; download it again", fault_words(code));
}

const char* broken_place(simdjson::error_code code, std::string_view text, ondemand::document* walked) {
  const char* const end = text.data() + text.size();
  switch (code) {
    case simdjson::UTF8_ERROR:
      return text.data() + std::min(find_text_fault(text), text.size());
    case simdjson::UNESCAPED_CHARS:
      return unescaped(text);
    case simdjson::INCORRECT_TYPE:
      return std::find_if_not(text.data(), end, is_blank);
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return end;
    default:
      break;
  }
  // What is cut short is so at its end.
  if (walked == nullptr) return text.empty() ? end : end - 1;
  const char* at = nullptr;
  const bool known = walked->current_location().get(at) == simdjson::SUCCESS;
  return known && at >= text.data() && at <= end ? at : end;
}

}  // namespace capex::core
