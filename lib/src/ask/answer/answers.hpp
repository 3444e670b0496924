// What show and growth share: the companies' records, one line a company and period, and the ways to put them out.
#pragma once

#include <string>
#include <vector>

#include "ask/answer/answer_line.hpp"
#include "ask/answer/telling.hpp"
#include "ask/answer/wanted.hpp"
#include "ask/question/request.hpp"

namespace capex::core {

struct Answers {
  std::vector<AnswerLine> lines;
  Names names;
  Question question;
  RateTable rates;
  Wanted wanted;
  std::vector<std::string> gaps{};  // why what has no number has none, a sentence each
};

/// Asks for every company. What else there is to say goes to the notes.
Answers ask(const Snapshot& snapshot, const std::vector<std::string>& companies, const Request& request,
            const Wanted& wanted, const Tell& note);

/// Adds a growth that was answered elsewhere as one more line.
void add_growth(Answers& answers, const Snapshot& snapshot, const CompanyRecord& record, GrowthAnswer answer);

/// What every series of one company answers by itself: all measures, bases and scopes, but for those that were asked
/// for. `answers` has the question, what is wanted and the rates; its lines become those of the company.
void ask_every_series(const Snapshot& snapshot, const CompanyRecord& record, const Request& request, Answers& answers);

/// What an observation refers to by ids: of the line's company, the line's amount or its base.
ObservationNames names_of(const Company& company, const Label& label, const Observation& observation,
                          const Names& names);

/// The columns and the rows of the strict formats.
std::vector<std::string> answer_columns(const Answers& answers);
std::vector<Row> answer_rows(const Answers& answers);

}  // namespace capex::core
