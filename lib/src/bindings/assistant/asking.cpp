#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "bindings/assistant/json_parts.hpp"
#include "bindings/assistant/tools.hpp"
#include "text/letters.hpp"

namespace capex::bindings {

namespace {

constexpr std::int64_t usual_limit = 200, greatest_limit = 1000;

/// Takes the word out: of an answer's rows, and none of the question's.
std::string taken(Words& words, std::string_view name) {
  std::string value;
  const auto is_named = [&](const auto& word) { return core::lower_case(word.first) == name; };
  for (const auto& [said, text] : words) {
    if (core::lower_case(said) == name) value = text;
  }
  words.erase(std::remove_if(words.begin(), words.end(), is_named), words.end());
  return value;
}

std::int64_t number_of(const std::string& name, const std::string& text, std::int64_t usual, std::int64_t most) {
  return text.empty() ? usual : count_of(name, text, most);
}

/// The rows that are answered, each as JSON, and where the next begins.
struct Page {
  std::vector<std::string> rows;
  std::size_t offset = 0, next = 0, of = 0;
  bool is_cut() const { return next < of; }
};

Page page_of(Rows all, std::size_t offset, std::size_t limit, std::size_t most_bytes) {
  Page page;
  page.of = all.rows.size();
  page.offset = page.next = std::min(offset, page.of);
  Rows one{std::move(all.columns), std::vector<Row>(1)};
  for (std::size_t bytes = 0; page.next < page.of && page.rows.size() < limit; ++page.next) {
    one.rows.front() = std::move(all.rows[page.next]);
    std::string json = write_rows(one, Format::ndjson);
    while (!json.empty() && json.back() == '\n') json.pop_back();
    bytes += json.size();
    if (bytes > most_bytes && !page.rows.empty()) break;
    page.rows.push_back(std::move(json));
  }
  return page;
}

std::string source_json(const Source& source) {
  return JsonObject{{"key", json_text(source.key)},
                    {"publisher", json_text(source.publisher)},
                    {"kind", json_text(source.kind)},
                    {"known_on", json_text(to_string(source.known_on))},
                    {"title", source.title.empty() ? "" : json_text(source.title)},
                    {"url", source.url.empty() ? "" : json_text(source.url)}}
      .text();
}

ToolAnswer told_rows(Reply reply, std::size_t offset, std::size_t limit, std::size_t most_bytes) {
  const Page page = page_of(std::move(reply.rows), offset, limit, most_bytes);
  ToolAnswer answer;
  answer.text = page.of == page.rows.size()
                    ? fmt::format("{} {}", page.of, page.of == 1 ? "row" : "rows")
                    : fmt::format("{} of {} rows, from offset {}", page.rows.size(), page.of, page.offset);
  if (page.is_cut()) answer.text += fmt::format("; the rest with offset={}", page.next);
  for (const auto* sentences : {&reply.notes, &reply.gaps}) {
    for (const std::string& sentence : *sentences) answer.text += "\n" + sentence;
  }
  if (!reply.sources.empty()) {
    answer.text += fmt::format("\n{} {}", reply.sources.size(), reply.sources.size() == 1 ? "source" : "sources");
  }

  std::vector<std::string> sources;
  for (const Source& source : reply.sources) sources.push_back(source_json(source));
  answer.json = JsonObject{{"rows", json_list(page.rows)},
                           {"rows_in_all", std::to_string(page.of)},
                           {"next_offset", page.is_cut() ? std::to_string(page.next) : ""},
                           {"notes", json_list_of_texts(reply.notes)},
                           {"gaps", json_list_of_texts(reply.gaps)},
                           {"sources", json_list(sources)}}
                    .text();
  return answer;
}

ToolAnswer answer_in_rows(const AssistantOptions& options, std::string_view kind, Words words) {
  const std::int64_t limit = number_of("limit", taken(words, "limit"), usual_limit, greatest_limit);
  const std::int64_t offset = number_of("offset", taken(words, "offset"), 0, INT64_MAX);
  return told_rows(ask(Database::open(options.file), kind, words), static_cast<std::size_t>(offset),
                   static_cast<std::size_t>(limit), options.most_bytes);
}

ToolAnswer answer_kind(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments) {
  return answer_in_rows(options, tool.name, words_of(arguments));
}

/// As of the command: `revisions` and `remaining` are other questions on the same words.
ToolAnswer answer_show(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments) {
  Words words = words_of(arguments);
  std::string kind(tool.name);
  for (const char* other : {"revisions", "remaining"}) {
    const std::string said = taken(words, other);
    if (said == "true") {
      if (kind != tool.name) throw QuestionError(other, "it does not go with " + kind);
      kind = other;
    } else if (!said.empty() && said != "false") {
      throw QuestionError(other, "true or false, not '" + said + "'");
    }
  }
  return answer_in_rows(options, kind, std::move(words));
}

/// The explanation's own JSON on one line: a line end, and the blanks that follow, never stand within its texts.
ToolAnswer answer_explain(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments) {
  const Reply reply = ask(Database::open(options.file), tool.name, words_of(arguments));
  const Row& told = reply.rows.rows.at(0);
  std::string json;
  bool begins = false;
  for (const char c : text_of(told.at(3))) {
    begins = c == '\n' || (begins && c == ' ');
    if (!begins) json += c;
  }
  std::string text = text_of(told.at(1));
  for (const std::string& note : reply.notes) text += "\n" + note;
  if (json.size() > options.most_bytes) {
    throw Error(ErrorCode::usage, fmt::format("the explanation has {} bytes, and an answer at most {}: ask with "
                                              "brief=true, or of a shorter period",
                                              json.size(), options.most_bytes));
  }
  ToolAnswer answer;
  answer.text = std::move(text);
  answer.json =
      JsonObject{
          {"status", json_text(text_of(told.at(0)))}, {"explanation", json}, {"notes", json_list_of_texts(reply.notes)}}
          .text();
  return answer;
}

}  // namespace

const Tool asking_tools[9] = {
    {"show", "Amounts by period",
     "What companies spent, period by period, each with its bounds, status, rate and sources; also other measures, "
     "guidance (basis), and how amounts were revised",
     "revisions,remaining,limit,offset", "companies", false, false, answer_show},
    {"growth", "Growth", "Amounts and how they grew over a year, a half or a quarter, with the bounds of the growth",
     "limit,offset", "companies", false, false, answer_kind},
    {"total", "Totals",
     "The members of a group, or companies that are named, their sum, who is missing, and what was "
     "stated for the group",
     "limit,offset", "companies", false, false, answer_kind},
    {"screen", "Ranking", "Companies ranked by growth or amount in one period, or those that meet a condition",
     "limit,offset", "", false, false, answer_kind},
    {"check", "Claims",
     "What sources claim (a growth, a total, an amount in another currency), recomputed from the "
     "figures: consistent, inconsistent or undecidable, and what would reproduce it",
     "limit,offset", "", false, false, answer_kind},
    {"explain", "Where a number comes from",
     "The computation of one company's number for one period, down to filings, statements and daily rates", "",
     "company,period", false, false, answer_explain},
    {"convert", "Conversion",
     "An amount in another currency, at the average rate of a period or at the rate that is "
     "named",
     "limit,offset", "amount,to", false, false, answer_kind},
    {"changes", "What changed", "Which answers became others since a day: new, restated, revised, and by which source",
     "limit,offset", "since", false, false, answer_kind},
    {"list", "What there is",
     "Companies, groups, measures, sources, periods of a company, rates, imports; and who states next (due)",
     "limit,offset", "what", false, false, answer_kind},
};

}  // namespace capex::bindings
