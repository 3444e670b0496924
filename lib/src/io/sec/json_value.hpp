// Values of a JSON document as they are written: what all readers of JSON take from simdjson. Included by
// sources only, since it shows simdjson.
#pragma once

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

#include "io/input/byte_buffer.hpp"
#include "io/sec/fact_text.hpp"

namespace capex::core {

namespace ondemand = simdjson::ondemand;

/// To be called before the first parser is used, which has no way to say that simdjson cannot be loaded, nor that
/// memory is out while it looks at the processor: what it then needs is asked for here first.
inline void find_parser() {
  static const bool found = [] {
    ByteBuffer().room(4096);
    return !simdjson::get_active_implementation()->name().empty();
  }();
  static_cast<void>(found);
}

/// The bytes without a byte order mark, copied to where the parser may read past their end.
inline simdjson::padded_string_view padded(std::string_view bytes, ByteBuffer& buffer) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  char* const copy = buffer.room(bytes.size() + simdjson::SIMDJSON_PADDING);
  std::copy(bytes.begin(), bytes.end(), copy);
  std::fill_n(copy + bytes.size(), simdjson::SIMDJSON_PADDING, ' ');
  return simdjson::padded_string_view(copy, bytes.size(), buffer.size());
}

/// What JSON allows between values: no other control character ends a number.
inline bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// The value as written, a list or an object as its bracket; does not move on. Throws simdjson_error where no value
/// stands.
inline std::string_view token(ondemand::value& value) {
  std::string_view text = value.raw_json_token();
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  if (text.empty() || std::string_view("]},:").find(text.front()) != std::string_view::npos) {
    throw simdjson::simdjson_error(simdjson::TAPE_ERROR);
  }
  return text;
}

inline FieldText field_text(ondemand::value& value) {
  using Kind = FieldText::Kind;
  const std::string_view text = token(value);
  const char first = text.front();
  if (first == '"' && text.size() > 1) {
    const std::string_view content = text.substr(1, text.size() - 2);
    if (std::memchr(content.data(), '\\', content.size()) == nullptr) return {Kind::string, content};
    return {Kind::string, value.get_string().value()};
  }
  if (first == '-' || (first >= '0' && first <= '9')) return {Kind::number, text};
  return {text == "null" ? Kind::absent : Kind::other, text};
}

/// use(field) for each field of an object; throws simdjson_error where the object is broken.
template <class Use>
void each_field(ondemand::object object, Use use) {
  for (auto member : object) use(ondemand::field(std::move(member).take_value()));
}

/// Whether the key, which stands before its closing quote, is `name` (written with that quote).
template <std::size_t size>
bool is_key(const char* key, const char (&name)[size]) {
  return std::memcmp(key, name, size - 1) == 0;
}

/// What is wrong with JSON, in our own words; the same of a document of company facts, as a sentence.
std::string_view fault_words(simdjson::error_code code);
std::string not_whole(simdjson::error_code code);

/// Where that is: what the walk stands on, or what is looked for again. Within the text or at its end.
const char* broken_place(simdjson::error_code code, std::string_view text, ondemand::document* walked);

}  // namespace capex::core
