#include <algorithm>
#include <string_view>
#include <utility>

#include "capex/book.hpp"
#include "look/book/comments.hpp"
#include "look/in_order.hpp"
#include "look/table/line.hpp"

namespace capex {

namespace {

using look::Documents;
using look::Line;
using look::Lines;

std::string words_at(const Rows& rows, std::size_t row, std::string_view column) {
  const auto found = std::find(rows.columns.begin(), rows.columns.end(), column);
  if (found == rows.columns.end()) return "";
  return text_of(rows.rows[row][static_cast<std::size_t>(found - rows.columns.begin())]);
}

template <class Explain>
void explain_numbers(Sheet& sheet, std::size_t row, const Explain& explain) {
  for (std::size_t c = 0; c < sheet.rows.columns.size(); ++c) {
    if (!std::holds_alternative<Number>(sheet.rows.rows[row][c])) continue;
    Sheet::Remark remark = explain(sheet.rows.columns[c]);
    remark.row = row;
    remark.column = c;
    if (!remark.comment.empty()) sheet.remarks.push_back(std::move(remark));
  }
}

template <class One>
std::vector<Sheet> with_notes(Sheet first, const Answers<One>& answers) {
  std::vector<Sheet> all{std::move(first)};
  Sheet notes{"notes", {{"note"}, {}}};
  for (const auto* said : {&answers.notes(), &answers.gaps()}) {
    for (const std::string& one : *said) notes.rows.rows.push_back({one});
  }
  if (!notes.rows.rows.empty()) all.push_back(std::move(notes));
  if (answers.sources().empty()) return all;
  Sheet sources{"sources", {{"source", "publisher", "kind", "form", "title", "known_on", "url"}, {}}};
  for (const Source& one : answers.sources()) {
    sources.rows.rows.push_back(
        {one.key, one.publisher, one.kind, one.form, one.title, to_string(one.known_on), one.url});
  }
  all.push_back(std::move(sources));
  return all;
}

template <class One>
std::vector<Sheet> sheets_of(const char* name, const Answers<One>& answers) {
  Sheet sheet{name, answers.rows()};
  const Lines lines = look::lines_of(answers);
  const Documents documents(answers.sources());
  for (std::size_t row = 0; row < lines.size(); ++row) {
    explain_numbers(sheet, row,
                    [&](const std::string& column) { return look::remark_on(lines[row], column, {}, documents); });
  }
  return with_notes(std::move(sheet), answers);
}

std::string_view word_for(look::Part part) {
  switch (part) {
    case look::Part::none:
    case look::Part::member:
      break;
    case look::Part::sum:
      return "sum";
    case look::Part::stated:
      return "stated";
    case look::Part::difference:
      return "difference";
  }
  return "member";
}

// What is not stated for a group has a row, and no line.
bool is_row_of(const Line& line, const Rows& rows, std::size_t row) {
  return words_at(rows, row, "row") == word_for(line.part) && words_at(rows, row, "group") == *line.group &&
         words_at(rows, row, "period") == line.period();
}

}  // namespace

std::vector<Sheet> sheets(const Answers<Observation>& answers) {
  return sheets_of("amounts", answers);
}

std::vector<Sheet> sheets(const Answers<Revision>& answers) {
  return sheets_of("revisions", answers);
}

std::vector<Sheet> sheets(const Answers<Remaining>& answers) {
  return sheets_of("remaining", answers);
}

std::vector<Sheet> sheets(const Answers<Growth>& answers) {
  return sheets_of("growth", answers);
}

std::vector<Sheet> sheets(const Answers<Total>& answers) {
  Sheet sheet{"total", answers.rows()};
  const Lines lines = look::lines_of(answers);
  const Documents documents(answers.sources());
  std::vector<std::string> of_members;
  std::size_t at = 0;
  for (std::size_t row = 0; row < sheet.rows.rows.size() && at < lines.size(); ++row) {
    const Line& line = lines[at];
    if (!is_row_of(line, sheet.rows, row)) continue;
    if (line.part == look::Part::member) {
      if (at > 0 && lines[at - 1].part != look::Part::member) of_members.clear();
      look::add_once(of_members, line.amount->sources);
    }
    explain_numbers(sheet, row,
                    [&](const std::string& column) { return look::remark_on(line, column, of_members, documents); });
    ++at;
  }
  return with_notes(std::move(sheet), answers);
}

std::vector<Sheet> sheets(const Answers<Change>& changes) {
  Sheet sheet{"changes", changes.rows()};
  const Documents documents(changes.sources());
  for (std::size_t row = 0; row < changes.size(); ++row) {
    const Change& one = changes[row];
    explain_numbers(sheet, row, [&](const std::string& column) {
      constexpr std::string_view before = "was_";
      if (column.rfind(before, 0) == 0)
        return look::remark_on(Line{&one.was}, column.substr(before.size()), {}, documents);
      Sheet::Remark remark = look::remark_on(Line{&one}, column, {}, documents);
      const std::string& was = one.was.amount.text;
      remark.comment = one.why + (was.empty() ? "" : ", was " + was) + '\n' + remark.comment;
      return remark;
    });
  }
  return with_notes(std::move(sheet), changes);
}

std::vector<Sheet> sheets(const Answers<CheckedClaim>& checked) {
  Sheet sheet{"claims", checked.rows()};
  const Documents documents(checked.sources());
  for (std::size_t row = 0; row < checked.size(); ++row) {
    const CheckedClaim& one = checked[row];
    explain_numbers(sheet, row, [&](const std::string& column) {
      const auto is = [&](std::string_view with) { return column.rfind(with, 0) == 0; };
      std::vector<std::string> words{is("claimed") ? "claimed: " + one.claimed
                                     : is("own")   ? "from its own source: " + one.own_computed
                                                   : "from the best figures: " + one.computed};
      look::add_once(words, one.remarks);
      words.emplace_back("Source:");
      look::add_once(words, documents.lines({one.source}));
      Sheet::Remark remark;
      remark.comment = look::text_of_lines(words);
      return remark;
    });
  }
  return with_notes(std::move(sheet), checked);
}

std::vector<Sheet> sheets(const Answers<Converted>& converted) {
  Sheet sheet{"converted", converted.rows()};
  for (std::size_t row = 0; row < converted.size(); ++row) {
    const Converted& one = converted[row];
    explain_numbers(sheet, row, [&](const std::string&) {
      std::vector<std::string> words{one.asked.text + (one.amount.text.empty() ? "" : " = " + one.amount.text)};
      if (one.conversion) look::add_once(words, one.conversion->words);
      look::add_once(words, one.remarks);
      Sheet::Remark remark;
      remark.comment = look::text_of_lines(words);
      return remark;
    });
  }
  return with_notes(std::move(sheet), converted);
}

std::vector<Sheet> sheets(const Answers<Finding>& findings) {
  return with_notes(Sheet{"findings", findings.rows()}, findings);
}

}  // namespace capex
