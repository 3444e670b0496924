// What is asked, by keys and in words: the same words as the options of the command line, and read by the same rules.
//
// Whatever is left empty is the usual: every stated period, the measure that answers most, actual figures of the whole
// company, in the currency that the company states, the newest figures. A word that cannot be read, and words that do
// not go together, are a QuestionError that names the member.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capex/error.hpp"

namespace capex {

struct Question {
  /// Companies or groups by key, name, alias or ticker: "microsoft", "MSFT", "us-big-four"; "all" for every issuer that
  /// has an answer.
  std::vector<std::string> companies = {};
  /// Of show, growth and changes: for each group its members on the as-of day instead of what is stated for the group.
  bool members = false;
  /// "2024H1", "2023H1..2024H2", "FY2025", "9M2024", "2024-02", "TTM@2024-06-30", "2024..", "latest", "last 8
  /// quarters", "TTM", two ISO days.
  std::string periods = {};
  /// Cuts the periods: year, half, quarter, month, fiscal-year, fiscal-half, fiscal-quarter.
  std::string by = {};
  /// Exactly this measure, or "any": each company by its own.
  std::string measure = {};
  /// actual, guidance or estimate; several with commas, such as "guidance,actual".
  std::string basis = {};
  /// total, or a part such as "domestic".
  std::string scope = {};
  /// The currency to convert to: "USD", "$", "yuan".
  std::string in = {};
  /// average, closing, on:2024-08-26, fixed:7.14 (in market order), issuer.
  std::string rate = {};
  /// Whose rates: "ecb", "fred"; else the file's own choice.
  std::string rates = {};
  /// How many days old a rate may be on a day that has none; 7 unless said.
  std::optional<int> max_rate_age = {};
  /// latest, or first: as before any restatement.
  std::string vintage = {};
  /// exact, or nearest: the nearest days that the figures reach, at most 35 off.
  std::string align = {};

  /// Of show and growth: less another flow of the same company and days, "disposal-proceeds", and the ratio to one,
  /// "revenue".
  std::string net_of = {};
  std::string per = {};

  /// How far back the base of a growth lies: year, half, quarter.
  std::string over = {};
  /// Of growth: one compound growth a year, from the first of the periods to the last.
  bool cagr = false;
  /// Of a growth in another currency: what of it is the company's own and what the currency's.
  bool split = false;
  /// Of a growth in another currency: both periods at the rate of the earlier one.
  bool constant_currency = false;
};

/// A question that cannot be asked: usage, with what it is about, as the command line calls it. Of words
/// that do not go together the problem is a whole sentence.
class QuestionError : public Error {
 public:
  QuestionError(const std::string& member, const std::string& problem)
      : Error(ErrorCode::usage, member + ": " + problem), member_(member), problem_(problem) {}
  static QuestionError sentence(const std::string& member, const std::string& problem) {
    return QuestionError(problem, member, problem);
  }

  const std::string& member() const { return member_; }    // "period", "in", "max-rate-age"
  const std::string& problem() const { return problem_; }  // what is wrong with it
  bool is_sentence() const { return what() == problem_; }

 private:
  QuestionError(const std::string& text, const std::string& member, const std::string& problem)
      : Error(ErrorCode::usage, text), member_(member), problem_(problem) {}

  std::string member_, problem_;
};

}  // namespace capex
