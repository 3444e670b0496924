#include "io/json/json_tree.hpp"

#include <fmt/core.h>

#include "capex/error.hpp"
#include "io/sec/json_value.hpp"

namespace capex::core {

namespace {

[[noreturn]] void refuse_json(std::string_view why) {
  throw Error(ErrorCode::parse, fmt::format("this is no whole JSON document: {}", why));
}

std::string_view digits_of(std::string_view& rest) {
  std::size_t count = 0;
  while (count < rest.size() && rest[count] >= '0' && rest[count] <= '9') ++count;
  const std::string_view digits = rest.substr(0, count);
  rest.remove_prefix(count);
  return digits;
}

/// The parser takes a number's word for it until it is computed, and ours are not: an amount may have any length.
bool is_json_number(std::string_view rest) {
  if (rest.starts_with('-')) rest.remove_prefix(1);
  const std::string_view whole = digits_of(rest);
  if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return false;
  if (rest.starts_with('.')) {
    rest.remove_prefix(1);
    if (digits_of(rest).empty()) return false;
  }
  if (rest.starts_with('e') || rest.starts_with('E')) {
    rest.remove_prefix(1);
    if (rest.starts_with('+') || rest.starts_with('-')) rest.remove_prefix(1);
    if (digits_of(rest).empty()) return false;
  }
  return rest.empty();
}

// Both simdjson's document and its values: to each kind its way in.
template <class Json>
JsonValue tree_of(Json& json, std::size_t depth) {
  using Kind = JsonValue::Kind;
  JsonValue value;
  switch (ondemand::json_type(json.type())) {
    case ondemand::json_type::object:
      if (depth == 0) refuse_json("it is nested too deep");
      value.kind = Kind::object;
      for (auto found : ondemand::object(json.get_object())) {
        ondemand::field field(std::move(found).take_value());
        std::string name(std::string_view(field.unescaped_key()));
        value.members.emplace_back(std::move(name), tree_of(field.value(), depth - 1));
      }
      return value;
    case ondemand::json_type::array:
      if (depth == 0) refuse_json("it is nested too deep");
      value.kind = Kind::list;
      for (auto found : ondemand::array(json.get_array())) {
        ondemand::value item(std::move(found).take_value());
        value.items.push_back(tree_of(item, depth - 1));
      }
      return value;
    default:
      break;
  }
  if constexpr (std::is_same_v<Json, ondemand::value>) {
    const std::string_view word = token(json);
    if (word.front() == '"') {
      value.kind = Kind::text;
      value.text = std::string_view(json.get_string());
    } else if (is_json_number(word)) {
      value.kind = Kind::number;
      value.text = word;
    } else if (word == "true" || word == "false") {
      value.kind = Kind::boolean;
      value.text = word;
    } else if (word != "null") {
      refuse_json(fmt::format("'{}' is no value", word.substr(0, 40)));
    }
    return value;
  }
  refuse_json("it is neither an object nor a list");
}

}  // namespace

const JsonValue* JsonValue::member(std::string_view name) const {
  for (auto each = members.rbegin(); each != members.rend(); ++each) {
    if (each->first == name) return &each->second;
  }
  return nullptr;
}

std::string_view to_string(JsonValue::Kind kind) {
  constexpr std::string_view words[] = {"null", "true or false", "a number", "a text", "a list", "an object"};
  return words[static_cast<std::size_t>(kind)];
}

JsonValue read_json(std::string_view text, std::size_t depth) {
  find_parser();
  ByteBuffer buffer;
  try {
    ondemand::parser parser;
    ondemand::document document = parser.iterate(padded(text, buffer));
    JsonValue value = tree_of(document, depth);
    // At the end there is no place any more.
    if (document.current_location().error() == simdjson::SUCCESS) refuse_json("something stands after it");
    return value;
  } catch (const simdjson::simdjson_error& broken) {
    refuse_json(fault_words(broken.error()));
  }
}

}  // namespace capex::core
