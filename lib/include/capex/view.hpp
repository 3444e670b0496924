// One consistent state of a file, as of a day, and the questions that it answers.
//
// A view holds a read transaction: what others commit meanwhile it does not see, and they wait for it to end. Keep one
// for as long as answers must agree with each other, no longer. It may outlive its Database, belongs to one thread,
// and is cheap to copy.
//
// A question that cannot be read is a QuestionError; a company, measure or source that the file does not know is
// Error{not_found} with a near name. What has no value is an answer like others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capex/answer.hpp"
#include "capex/question.hpp"
#include "capex/rows.hpp"

namespace capex {

class View;

namespace core {
class Snapshot;
class Store;
const Snapshot& behind(const View& view);  // for the library itself
}  // namespace core

struct ScreenQuestion {
  /// "growth > 100% and amount > 1bn USD"; empty for all that have what the order is by.
  std::string condition = {};
  Question question = {};  // of one period; without companies all are asked, and of groups their members
  std::string order = {};  // growth, amount, company; else what the condition is about, growth without one
  std::size_t top = 0;     // how many; 0 for all
};

/// Which claims to recompute; whatever is left empty restricts nothing.
struct ClaimQuestion {
  std::vector<std::string> companies = {};  // those about one of them, or that add it up
  std::vector<std::string> sources = {};
  std::string periods = {};
  std::string verdict = {};              // consistent, inconsistent, undecidable
  bool but_consistent = false;           // leaves out what is consistent by both reckonings
  std::string rates = {};                // whose rates; else the file's own choice
  std::optional<int> max_rate_age = {};  // as in a Question
};

struct ExplainOptions {
  bool total = false;          // of a group: the sum of its members instead of what is stated for it
  bool allow_missing = false;  // of that sum: of the members that have a value
  bool brief = false;          // without the daily rates that an average is made of
};

/// One period of a pass over the whole file. What it points to lives until the visitor returns.
struct PassRow {
  std::string_view company, measure, basis, scope;
  Day first_day, last_day;
  std::string_view currency;  // empty for a count
  int digits = 0;             // of the currency's minor unit, which point, low, high and base are whole numbers of
  Status status = Status::missing;  // of the amount, as are point, low and high
  std::optional<std::int64_t> point, low, high;
  std::optional<std::int64_t> base;    // the point of the period a year before
  std::optional<std::int64_t> growth;  // in millionths: 1'230'000 is +123%
  Status growth_status = Status::missing_base;
  std::string_view period, base_period;  // what the company calls them: "2024H1"
  std::optional<std::int64_t> base_low, base_high;
  Status base_status = Status::missing;
  std::optional<std::int64_t> growth_low, growth_high;  // in millionths, rounded outwards
  Flags flags;                                          // of the growth
};

class View {
 public:
  /// Amounts by period: one a company, basis and period, in that order.
  Answers<Observation> show(const Question& question) const;
  /// The same as more became known, with the day since which each was so; the notes tell of what was corrected.
  Answers<Revision> revisions(const Question& question) const;
  /// What guidance for the question's periods leaves once part of them is reported: up to three lines each.
  Answers<Remaining> remaining(const Question& question) const;
  /// Amounts and how they grew, over a year unless the question says so.
  Answers<Growth> growth(const Question& question) const;
  /// Of every group that the question names its members and their sum, with growths where `over` is said. Several
  /// issuers are added up as one group, "alibaba + tencent"; Error{usage} for one alone, and for issuers beside groups.
  /// `allow_missing` sums what there is, with status partial.
  Answers<Total> total(const Question& question, bool allow_missing = false) const;
  /// The issuers that meet a condition, or all that have a growth or an amount, ranked; the notes tell of whom it
  /// cannot be told, and why.
  Answers<Growth> screen(const ScreenQuestion& question) const;
  /// Every claim, recomputed. The notes tell which rates are missing, and count all claims that were asked about.
  Answers<CheckedClaim> check(const ClaimQuestion& question = {}) const;
  /// Where the answer of one company for one period comes from; of a growth where `over` is said.
  Explanation explain(const Question& question, const ExplainOptions& options = {}) const;

  /// An amount as people write it ("50bn", "RMB 4,200m") in another currency: at the average of the question's one
  /// period, or at the rate that it says. `from` may be empty where the amount names it. Where there is no rate the
  /// last of the notes says why. Of the question count periods, rate, rates and max_rate_age.
  Answers<Converted> convert(const std::string& amount, const std::string& from, const std::string& to,
                             const Question& question) const;
  /// The same at the average of the question's period, at its closing rate, and at those that are named, on:DATE and
  /// fixed:R, in this order; the question says none. Error{usage} for `issuer`, which is a company's.
  Answers<Converted> compare_rates(const std::string& amount, const std::string& from, const std::string& to,
                                   const Question& question, const std::vector<std::string>& rates = {}) const;

  /// Every period of every company and how it grew in a year, in one pass at the speed of the file. Of the question
  /// count by, measure, basis, scope, in, rates and max_rate_age. A base that only a claim implies is missing.
  void pass(const Question& question, const std::function<void(const PassRow&)>& visit) const;
  /// The same as CSV, a piece at a time, on as many threads as there are.
  void pass_as_csv(const Question& question, const std::function<void(std::string_view text)>& write) const;

  /// The same as rows.
  void pass_as_rows(const Question& question, const RowVisitor& visit) const;

  /// What every series of the question's companies, or of all, answers by itself, company by company: every measure,
  /// basis and scope that the question does not name; in the columns of show, or of growth over a year.
  void observations(const Question& question, bool growth, const RowVisitor& visit) const;

  /// What became another answer between the day and the view's: of every series of the question's companies, or of all,
  /// for its stated periods unless the question names or cuts them, in the currency that is stated. What was corrected
  /// or undone is so as of every day, and no change. The note counts them. Of `why` (see Change) only those are
  /// answered.
  Answers<Change> changes(const std::string& since, const Question& question = {},
                          const std::vector<std::string>& why = {}) const;

  /// What there is: companies, with the newest period and the measures of each; groups, measures, scopes, sources,
  /// rates or imports; "names", the companies at once, without what their figures tell; "periods": of a company its
  /// coverage, else a row a series, of one measure where it is named; "due": which period each company, or the one,
  /// states next, and how long ago it ended, by the view's day or, of all that is known, by the newest day of any
  /// figure. The columns are those of `capex list`. Error{usage} for other words, Error{not_found} for a company or
  /// measure that the file does not know.
  Rows list(const std::string& what, const std::string& company = {}, const std::string& measure = {}) const;
  /// What is stated of a company: each period of each series, gaps and restatements too; the same as list("periods").
  Rows coverage(const std::string& company) const;

 private:
  friend class Database;
  friend const core::Snapshot& core::behind(const View& view);
  explicit View(core::Snapshot snapshot);
  std::shared_ptr<const core::Snapshot> snapshot_;
};

}  // namespace capex
