// JSON put together from parts, on one line.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/rows/json_text.hpp"

namespace capex::bindings {

inline std::string json_text(std::string_view text) {
  std::string json;
  core::append_json_string(json, text);
  return json;
}

/// Of names and their values, which are JSON; what is empty is left out.
class JsonObject {
 public:
  JsonObject() = default;
  JsonObject(std::initializer_list<std::pair<std::string_view, std::string>> members) {
    for (const auto& [name, json] : members) add(name, json);
  }
  void add(std::string_view name, std::string_view json) {
    if (json.empty()) return;
    if (!text_.empty()) text_ += ',';
    core::append_json_string(text_, name);
    text_ += ':';
    text_ += json;
  }
  std::string text() const { return '{' + text_ + '}'; }

 private:
  std::string text_;
};

/// Of values, which are JSON.
inline std::string json_list(const std::vector<std::string>& values) {
  std::string json = "[";
  for (const std::string& value : values) {
    if (json.size() > 1) json += ',';
    json += value;
  }
  return json + ']';
}

inline std::string json_list_of_texts(const std::vector<std::string>& texts) {
  std::vector<std::string> values;
  for (const std::string& text : texts) values.push_back(json_text(text));
  return json_list(values);
}

}  // namespace capex::bindings
