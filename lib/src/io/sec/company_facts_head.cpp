// Whose facts a document holds, without reading the facts.
#include <fmt/core.h>

#include "io/rates/line_cursor.hpp"
#include "io/sec/filer_key.hpp"
#include "io/sec/json_value.hpp"
#include "io/sec/read_company_facts.hpp"

namespace capex::core {
namespace {

/// The first bracket within the outermost one, outside of strings: where the names end and the facts begin.
std::size_t first_nested(std::string_view json) {
  bool in_string = false;
  bool outermost_seen = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (outermost_seen) return at;
      outermost_seen = true;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::string company_key(const CompanyFactsHead& head) {
  const std::size_t first_digit = head.cik.find_first_not_of('0');
  if (first_digit == std::string::npos) {
    throw Error(ErrorCode::usage, fmt::format("'{}' has no CIK to make a key of", head.name));
  }
  const std::string words = key_words(head.name);
  return fmt::format("{}-{}", words.empty() ? "cik" : words, head.cik.substr(first_digit));
}

CompanyFactsHead read_company_facts_head(std::string_view json, const std::string& name) {
  find_parser();
  ondemand::parser parser;
  ByteBuffer buffer;
  const auto read = [&](std::string_view text) {
    CompanyFactsHead head;
    ondemand::document document = parser.iterate(padded(text, buffer));
    each_field(document.get_object(), [&](ondemand::field field) {
      const std::string_view key = field.unescaped_key();
      const FieldText value = key == "cik" || key == "entityName" ? field_text(field.value()) : FieldText{};
      if (key == "entityName" && value.kind == FieldText::Kind::string) head.name = value.text;
      if (key != "cik" || value.text.size() > 10 || value.kind == FieldText::Kind::other) return;
      const bool digits = value.text.find_first_not_of("0123456789") == std::string_view::npos;
      if (!value.text.empty() && digits) head.cik = fmt::format("{:0>10}", value.text);
    });
    return head;
  };
  try {
    // What stands before the first nested value is made an object of its own.
    if (const std::size_t nested = first_nested(json); nested != std::string_view::npos) {
      if (CompanyFactsHead head = read(std::string(json.substr(0, nested)) + "null}"); !head.cik.empty()) return head;
    }
    return read(json);
  } catch (const simdjson::simdjson_error& error) {
    const char* const at = broken_place(error.error(), json, nullptr);
    LineCursor lines(json);
    const std::int64_t line = lines.line(at);
    throw Error(ErrorCode::parse, not_whole(error.error()), {name, line, lines.column(at)});
  }
}

}  // namespace capex::core
