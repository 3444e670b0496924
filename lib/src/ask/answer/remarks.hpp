// The remarks to the lines of an answer: what a number cannot say by itself, and the sources that it rests on.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ask/answer/answer_line.hpp"

namespace capex::core {

class Remarks {
 public:
  /// The lines and names outlive the remarks.
  Remarks(const std::vector<AnswerLine>& lines, const Names& names);

  /// A sentence each, of everything that is to be said about the line, each once; its sources are remembered.
  std::vector<std::string> of(const AnswerLine& line);
  /// Of all lines so far, by key.
  std::vector<Source> sources() const;

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
  std::map<std::pair<SeriesId, Period>, std::map<Date, Figure>> vintages_;  // that the lines read
  std::map<std::pair<MeasureId, bool>, std::set<std::string>> fallbacks_;   // by whether they have the first, too
  std::map<std::pair<std::string, std::string>, std::map<std::string, std::set<std::string>>>
      followed_;           // by the members of a group in a period: companies by their definition
  std::set<Basis> bases_;  // of the members of a total
  std::set<SourceId> used_;
  std::vector<std::string> said_;  // of the line at hand
};

}  // namespace capex::core
