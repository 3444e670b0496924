#include "io/sec/filer_head.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "capex/error.hpp"
#include "io/rates/line_cursor.hpp"
#include "io/sec/json_value.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

constexpr std::size_t cik_digits = 10;

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Of what is no text, or none that a name can be, nothing.
std::string text_of(ondemand::value value) {
  const FieldText field = field_text(value);
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  const bool good =
      field.kind == FieldText::Kind::string && std::none_of(field.text.begin(), field.text.end(), is_control);
  return good ? std::string(field.text) : std::string();
}

/// A CIK is a number in some documents, and digits, padded or not, in others.
std::string cik_of(ondemand::value value) {
  const FieldText field = field_text(value);
  const bool written = field.kind == FieldText::Kind::string || field.kind == FieldText::Kind::number;
  if (!written || !all_digits(field.text) || field.text.size() > cik_digits) return {};
  return fmt::format("{:0>10}", field.text);
}

/// use(value) for each of a list; what is no list has none.
template <class Use>
void each_value(ondemand::value list, Use use) {
  if (list.type() != ondemand::json_type::array) return;
  for (auto value : list.get_array()) use(ondemand::value(std::move(value).take_value()));
}

std::vector<std::string> texts_of(ondemand::value list) {
  std::vector<std::string> texts;
  each_value(std::move(list), [&](ondemand::value value) { texts.push_back(text_of(std::move(value))); });
  return texts;
}

template <class Use>
void each_field_of(ondemand::value value, Use use) {
  if (value.type() == ondemand::json_type::object) each_field(value.get_object(), use);
}

void read_field(ondemand::field field, FilerHead& head) {
  const std::string_view key = field.unescaped_key();
  if (key == "cik") head.cik = cik_of(field.value());
  if (key == "name") head.name = text_of(field.value());
  if (key == "tickers") head.tickers = texts_of(field.value());
  if (key == "exchanges") head.exchanges = texts_of(field.value());
  if (key == "sicDescription") head.industry_name = text_of(field.value());
  if (key == "sic") {
    const std::string code = text_of(field.value());
    if (all_digits(code) && code.size() <= 4) head.industry = fmt::format("{:0>4}", code);
  }
  if (key == "fiscalYearEnd") {
    const std::string day = text_of(field.value());
    if (all_digits(day) && day.size() == 4) head.year_end = day;
  }
  if (key == "formerNames") {
    each_value(field.value(), [&](ondemand::value former) {
      each_field_of(std::move(former), [&](ondemand::field part) {
        const std::string_view part_key = part.unescaped_key();
        if (part_key == "name") head.former_names.push_back(text_of(part.value()));
      });
    });
  }
}

/// read(object) of a document; what is wrong with it becomes Error{parse} at its place.
template <class Read>
void read_object(std::string_view json, const std::string& name, Read read) {
  find_parser();
  ondemand::parser parser;
  ByteBuffer buffer;
  try {
    ondemand::document document = parser.iterate(padded(json, buffer));
    read(document.get_object());
  } catch (const simdjson::simdjson_error& error) {
    const char* const at = broken_place(error.error(), json, nullptr);
    LineCursor lines(json);
    const std::int64_t line = lines.line(at);
    throw Error(ErrorCode::parse, not_whole(error.error()), {name, line, lines.column(at)});
  }
}

}  // namespace

std::string cik_of_name(std::string_view name) {
  constexpr std::string_view before = "CIK", after = ".json";
  if (const std::size_t slash = name.rfind('/'); slash != std::string_view::npos) name.remove_prefix(slash + 1);
  if (name.size() != before.size() + cik_digits + after.size()) return {};
  const std::string_view digits = name.substr(before.size(), cik_digits);
  return name.starts_with(before) && name.ends_with(after) && all_digits(digits) ? std::string(digits) : std::string();
}

FilerHead read_filer_head(std::string_view json, const std::string& name) {
  FilerHead head;
  read_object(json, name, [&head](ondemand::object document) {
    each_field(document, [&head](ondemand::field field) { read_field(std::move(field), head); });
  });
  const auto drop_empty = [](std::vector<std::string>& texts) {
    texts.erase(std::remove(texts.begin(), texts.end(), std::string()), texts.end());
  };
  drop_empty(head.former_names);
  drop_empty(head.tickers);
  drop_empty(head.exchanges);
  return head;
}

std::map<std::string, ListedFiler> read_tickers(std::string_view json, const std::string& name) {
  std::map<std::string, ListedFiler> listed;
  read_object(json, name, [&listed](ondemand::object document) {
    each_field(document, [&listed](ondemand::field row) {
      std::string cik, ticker, title;
      each_field_of(row.value(), [&](ondemand::field field) {
        const std::string_view key = field.unescaped_key();
        if (key == "cik_str") cik = cik_of(field.value());
        if (key == "ticker") ticker = text_of(field.value());
        if (key == "title") title = text_of(field.value());
      });
      if (cik.empty() || ticker.empty()) return;
      ListedFiler& filer = listed[cik];
      filer.tickers.push_back(std::move(ticker));
      if (filer.name.empty()) filer.name = std::move(title);
    });
  });
  if (listed.empty()) {
    throw Error(ErrorCode::parse,
                "no row of it names a ticker and its cik_str: give company_tickers.json as the SEC has it",
                {name, 0, 0});
  }
  return listed;
}

}  // namespace capex::core
