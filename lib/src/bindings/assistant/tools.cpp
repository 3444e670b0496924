#include "bindings/assistant/tools.hpp"

#include <fmt/core.h>

#include "bindings/assistant/argument_schema.hpp"
#include "bindings/assistant/json_parts.hpp"

namespace capex::bindings {

namespace {

using Kind = core::JsonValue::Kind;

bool is_scalar(const core::JsonValue& value) {
  return value.kind == Kind::text || value.kind == Kind::number || value.kind == Kind::boolean;
}

// Every row's columns are those of the command's JSON, which are only ever added to.
constexpr std::string_view rows_schema =
    R"({"type":"object","required":["rows","rows_in_all","notes","gaps","sources"],"properties":{)"
    R"("rows":{"type":"array","items":{"type":"object"},"description":"the columns of the command's JSON"},)"
    R"("rows_in_all":{"type":"integer"},)"
    R"("next_offset":{"type":"integer","description":"only where the answer was cut: ask again with this offset"},)"
    R"("notes":{"type":"array","items":{"type":"string"}},)"
    R"("gaps":{"type":"array","items":{"type":"string"},"description":"why what has no number has none"},)"
    R"("sources":{"type":"array","items":{"type":"object"}}}})";

}  // namespace

std::vector<const Tool*> tools_of(const AssistantOptions& options) {
  std::vector<const Tool*> tools;
  for (const Tool& tool : asking_tools) tools.push_back(&tool);
  if (options.write) {
    for (const Tool& tool : entering_tools) tools.push_back(&tool);
  }
  return tools;
}

std::string description_of(const Tool& tool) {
  std::vector<std::string> names = tool.writes ? std::vector<std::string>() : names_of(tool.name);
  for (const std::string& name : names_in(tool.names)) names.push_back(name);
  JsonObject properties;
  for (const std::string& name : names) properties.add(argument_name(name), argument_schema(name));
  std::vector<std::string> required;
  for (const std::string& name : names_in(tool.required)) required.push_back(argument_name(name));
  const bool has_rows = !tool.writes && tool.name != "explain";
  return JsonObject{{"name", json_text(tool.name)},
                    {"title", json_text(tool.title)},
                    {"description", json_text(tool.summary)},
                    {"inputSchema", JsonObject{{"type", R"("object")"},
                                               {"properties", properties.text()},
                                               {"required", required.empty() ? "" : json_list_of_texts(required)},
                                               {"additionalProperties", "false"}}
                                        .text()},
                    {"outputSchema", has_rows ? std::string(rows_schema) : ""},
                    {"annotations", JsonObject{{"title", json_text(tool.title)},
                                               {"readOnlyHint", tool.writes ? "false" : "true"},
                                               {"destructiveHint", tool.destroys ? "true" : "false"},
                                               {"idempotentHint", tool.destroys ? "false" : "true"},
                                               {"openWorldHint", "false"}}
                                        .text()}}
      .text();
}

Words words_of(const core::JsonValue& arguments) {
  Words words;
  for (const auto& [name, value] : arguments.members) {
    if (is_scalar(value)) {
      words.emplace_back(name, value.text);
    } else if (value.kind == Kind::list) {
      std::string joined;
      for (const core::JsonValue& item : value.items) {
        if (!is_scalar(item)) {
          throw QuestionError(name, fmt::format("a list of texts, of which one is {}", to_string(item.kind)));
        }
        if (name == "companies") {
          words.emplace_back("company", item.text);
        } else {
          joined += joined.empty() ? item.text : "," + item.text;
        }
      }
      if (!joined.empty()) words.emplace_back(name, joined);
    } else if (value.kind == Kind::object) {
      throw QuestionError(name, "a text, a number, true or false, or a list of texts, not an object");
    }
  }
  return words;
}

}  // namespace capex::bindings
