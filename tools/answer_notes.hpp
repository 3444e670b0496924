// The notes to the lines of an answer: what a number cannot say by itself, and the sources that it rests on.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "answer_table.hpp"
#include "footnotes.hpp"

namespace capex::core::look {

class AnswerNotes {
 public:
  /// The lines and names outlive the notes.
  AnswerNotes(const std::vector<AnswerLine>& lines, const Names& names);

  /// The letters of everything that is to be said about the line, and its sources remembered.
  std::string of(const AnswerLine& line);
  /// "a  text", a line each, then the sources.
  std::vector<std::string> lines() const;

 private:
  void say(const std::string& text);
  std::string fallback(const AnswerLine& line) const;
  std::string instead(const AnswerLine& line) const;
  std::string otherwise(const AnswerLine& line) const;
  void about(const Observation& observation, const FiscalCalendar& calendar);
  void net_of(const Observation& observation);
  void divisor(const Intensity& intensity);
  void implied(const Observation& observation, const char* what);
  void of_sum(const AnswerLine& line);
  void follow(const AnswerLine& line);
  std::string followed(const AnswerLine& line) const;
  void disagreement(const Observation& stated, const std::vector<Figure>& figures, const FiscalCalendar& calendar);
  void base_of_plan(const AnswerLine& line);
  void two_vintages(const AnswerLine& line);
  std::string said(const Figure& figure, Currency currency);

  const Names* names_;
  tool::Footnotes footnotes_;
  std::map<std::pair<SeriesId, Period>, std::map<Date, Figure>> vintages_;  // that the lines read
  std::map<std::pair<MeasureId, bool>, std::set<std::string>> fallbacks_;   // by whether they have the first, too
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::set<std::string>>>
      followed_;           // by the members of a group in a period: companies by their definition
  std::set<Basis> bases_;  // of the members of a total
  std::set<SourceId> used_;
  std::string letters_;
};

}  // namespace capex::core::look
