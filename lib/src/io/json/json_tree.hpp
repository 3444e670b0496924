// A small JSON document (RFC 8259), read whole into values: what others ask in a line. Large ones, such as company
// facts, are read as they pass instead: see io/sec.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace capex::core {

struct JsonValue {
  enum class Kind { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  std::string text =
      {};  // of a text its content; of a number and of true and false as written, so that no digit is lost
  std::vector<JsonValue> items = {};                            // of a list
  std::vector<std::pair<std::string, JsonValue>> members = {};  // of an object, in order

  /// The last member of that name; nullptr where there is none, and of what is no object.
  const JsonValue* member(std::string_view name) const;
};

/// "a text", "an object": what a value is, for messages.
std::string_view to_string(JsonValue::Kind kind);

/// An object or a list; Error{parse} with what is wrong for all else, and for what is nested deeper than `depth`.
JsonValue read_json(std::string_view text, std::size_t depth = 32);

}  // namespace capex::core
