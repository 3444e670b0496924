// What show and growth share: the companies' records, one line a company and period, and the ways to put them out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "answer_table.hpp"
#include "asking.hpp"
#include "messages.hpp"
#include "output.hpp"

namespace capex::tool {

struct Answers {
  std::vector<AnswerLine> lines;
  Names names;
  Question question;
  RateTable rates;
  bool over = false;  // growth was asked for
};

/// Asks for every company; `over` makes it growth. What has no value, and why, goes to the notes.
Answers ask(const Snapshot& snapshot, const std::vector<std::string>& companies, const Asking& asking,
            std::optional<Step> over, const Notes& note);

/// What every series of one company answers by itself: all measures, bases and scopes, but for those that were asked
/// for. `answers` has the question and the rates; its lines become those of the company.
void ask_every_series(const Snapshot& snapshot, const CompanyRecord& record, const Asking& asking,
                      std::optional<Step> over, Answers& answers);

/// The columns and the rows of the strict formats.
const std::vector<std::string>& answer_columns(const Answers& answers);
std::vector<Row> answer_rows(const Answers& answers);

/// In the format that was asked for.
void put_out(const Answers& answers, const Output& output);

}  // namespace capex::tool
