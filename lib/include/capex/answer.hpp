// What is answered: numbers with their bounds, and with every name that is needed to read them.
//
// An answer is a value: it outlives the view that gave it. What has no value has a status that says why (status.hpp),
// and its amount is empty, never 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "capex/day.hpp"
#include "capex/rows.hpp"
#include "capex/status.hpp"

namespace capex {

/// Money, or a count. Exact, in minor units of the currency; the true value lies within the bounds, which are open
/// where they are empty.
struct Amount {
  std::string currency = {};               // "CNY"; empty for a count
  int digits = 0;                          // of the minor unit: 2 for CNY, so that 1 CNY is 100; 0 for JPY and counts
  std::optional<std::int64_t> point = {};  // empty too for a range and for a limit, which have only bounds
  std::optional<std::int64_t> low = {};
  std::optional<std::int64_t> high = {};
  std::string text = {};             // as people read it: "24.242bn USD", "91-93bn USD", "more than 12bn USD"; or empty
  std::string unit = {};             // the currency, or what is counted: "chips"
  std::optional<int> decimals = {};  // of an amount as its one source wrote it: -9 is "in billions"
};

/// A growth or a share: 1.23 is +123% for a growth, 123% for a share. In millionths, the point rounded half to even,
/// bounds outwards; what does not fit is empty.
struct Fraction {
  std::optional<std::int64_t> point = {};
  std::optional<std::int64_t> low = {};
  std::optional<std::int64_t> high = {};
  std::string text = {};    // "+175.0%"
  std::string bounds = {};  // "[172.8, 177.2]", in per cent; empty where it is exact to the digits shown
};

/// How an amount came into its currency, or what has no rate.
struct Conversion {
  Amount stated = {};         // what it was before
  std::string rate = {};      // "7.2150", in market order; empty where there is none
  std::string kind = {};      // average, closing, on, fixed, issuer
  std::string shown = {};     // the rate as people read it: "7.2150"
  std::string pair = {};      // "CNY per USD"
  std::string provider = {};  // whose rates they are: "ecb"; empty for what is fixed or printed by a source
  std::string words = {};  // "7.2150 CNY per USD, average of 126 daily ecb rates, 2024-01-01..2024-06-30, through EUR"
};

/// An amount as a part of another flow of the same company and days.
struct Intensity {
  std::string per = {};  // the measure's key
  Amount divisor = {};   // in the currency of the division
  Fraction ratio = {};   // 0.1 is 10%
  Status status = Status::missing;
};

/// A document that answers rest on.
struct Source {
  std::string key = {};
  std::string publisher = {};
  std::string kind = {};  // filing, release, vendor, press
  std::string form = {};  // of a filing: "10-Q"
  std::string title = {};
  std::string url = {};
  Day known_on = {};
};

/// A company's amount for a period.
struct Observation {
  std::string company = {};  // keys, as are the next three
  std::string measure = {};
  std::string basis = {};
  std::string scope = {};
  std::string name = {};    // of the company: "Alibaba Group"
  std::string period = {};  // as it was asked for: "2024H1", "FY2025"
  Day first_day = {}, last_day = {};
  Amount amount = {};
  Status status = Status::missing;
  Flags flags = {};
  std::optional<Conversion> conversion = {};  // nothing where it is in the currency that it was stated in
  std::optional<Day> known_on = {};           // when the last of what it was computed from became known
  std::vector<std::string> sources = {};      // keys of the documents that state it
  std::string derivation = {};                // the periods that were added and taken off: "2024 -9M2024"
  std::string claim = {};                     // the key of the claim that implies it, or gives its equivalent
  std::optional<Intensity> intensity = {};    // where the question says `per`
  std::string outcome = {};                   // of guidance beside the actual of its period: beat, within, miss
  /// Why there is no number, in few words, the same for all of which it is true; of a growth, why there is none.
  std::string reason = {};
  /// What the number cannot say by itself, a sentence each: how it was derived and converted, what is doubtful. Of a
  /// growth, also of its base.
  std::vector<std::string> remarks = {};
};

/// An amount as it was known from a day on, until the next.
struct Revision : Observation {
  Day since = {};
};

/// An answer that is another than it was.
struct Change : Observation {
  Observation was = {};
  /// new: there was none. refined: within the earlier bounds, as finely or finer. restated: the issuer says otherwise
  /// than before. revised: a plan or an estimate, of which the latest stands. replaced: outlets say otherwise, or the
  /// issuer says otherwise than they did. disagrees: the number stays, and sources dispute it now. gone: there is none.
  std::string why = {};
  std::vector<std::string> brought_by = {};  // keys of the sources since then that brought it
  std::optional<Day> brought_on = {};        // the last of their days
};

/// One of the lines that tell what guidance leaves: the guidance; what is reported of its period, which may be missing;
/// and what that leaves for the days after, absent where nothing is reported or nothing remains.
struct Remaining : Observation {
  enum class Part { guidance, reported, rest };
  Part part = Part::guidance;
};

/// An amount as it was typed, in another currency.
struct Converted : Observation {
  Amount asked = {};           // its text has no bounds: "50bn CNY"
  std::string at = {};         // "average", "on 2024-08-26", "fixed 7.14"
  Fraction from_average = {};  // of rates that are compared: how much more it is than at the average
};

/// A growth in another currency by its parts.
struct GrowthSplit {
  Fraction local = {};  // the growth in the currency that is stated
  Status local_status = Status::missing;
  Fraction points = {};  // what the currency adds to that: -0.109 is 10.9 points off, "-10.9"
  Status status = Status::missing;
};

/// An amount, what it grew from, and how.
struct Growth : Observation {
  Observation base = {};
  Fraction growth = {};
  Status growth_status = Status::missing;
  std::optional<GrowthSplit> split = {};  // where the question says so
  bool compound = false;                  // the growth is of one year, compounded
  Fraction intensity_change = {};         // from the base's to the amount's: 0.05 is 5 points, "+5.0"
  Status intensity_change_status = Status::missing;
};

/// A company's part in a total.
struct Member : Growth {
  Fraction share = {};         // of the sum; empty where amounts follow unlike definitions
  int rank = 0;                // 1 is the largest; 0 where there are no shares
  Fraction contribution = {};  // to the growth of the sum: 0.05 is 5 points, "+5.0"
};

/// The sum of a group's members. Growths are answered where they were asked for.
struct Total {
  std::string group = {};
  std::string period = {};
  std::vector<Member> members = {};   // the largest first, then those without an amount
  Member sum = {};                    // whose share is 1 where there are shares, and whose contribution is its growth
  std::optional<Member> stated = {};  // what sources state for the group itself
  std::optional<Member> difference = {};  // sum less stated
};

/// What a source says about figures, recomputed from the best figures and from its own.
struct CheckedClaim {
  std::string claim = {};  // keys, as are the next two
  std::string source = {};
  std::string company = {};
  std::string kind = {};  // growth, equivalent, total, share
  std::string period = {};
  std::string claimed = {};   // in words: "+123%", "7bn USD"
  std::string computed = {};  // from the best figures; empty where something is missing
  std::string verdict = {};   // consistent, inconsistent, undecidable
  std::string own_computed = {};
  std::string own_verdict = {};
  std::string reproduced_by = {};  // what else would give the claimed number, nearest first
  std::string note = {};           // what is missing
  // How it was measured and converted, what is missing, and what else would give the claimed number.
  std::vector<std::string> remarks = {};
};

/// Where one number comes from, down to figures, rates and sources: a tree, written out in three ways.
struct Explanation {
  Status status = Status::missing;
  std::string text = {};  // one step a line, each with its arithmetic
  std::string markdown = {};
  std::string json = {};                // the same tree, all numbers in full digits
  std::vector<std::string> notes = {};  // what is explained instead, what is odd, what to do where there is no number
};

/// Something that verify found.
struct Finding {
  std::string check = {};    // "integrity", "sum", "outlier", "claim" ...
  std::string message = {};  // what, and where
  std::string company = {};  // keys; empty where it is the file
  std::string measure = {};
  std::string period = {};
  std::string advice = {};
};

/// Answers in their order, with what is to be said beside them: what answers instead, what has no number and why.
template <class One>
class Answers {
 public:
  Answers() = default;
  Answers(std::vector<One> all, Rows rows, std::vector<std::string> notes, std::vector<std::string> gaps = {},
          std::vector<Source> sources = {})
      : all_(std::move(all)),
        rows_(std::move(rows)),
        notes_(std::move(notes)),
        gaps_(std::move(gaps)),
        sources_(std::move(sources)) {}

  auto begin() const { return all_.begin(); }
  auto end() const { return all_.end(); }
  std::size_t size() const { return all_.size(); }
  bool empty() const { return all_.empty(); }
  const One& operator[](std::size_t index) const { return all_[index]; }

  /// The same in the fixed columns of the command line's CSV and JSON: see write_rows.
  const Rows& rows() const { return rows_; }
  /// Sentences.
  const std::vector<std::string>& notes() const { return notes_; }
  /// Why what has no number has none, and what to do about it, at length; `reason` has it in few words.
  const std::vector<std::string>& gaps() const { return gaps_; }
  /// The documents that the answers rest on, each once, by key.
  const std::vector<Source>& sources() const { return sources_; }

 private:
  std::vector<One> all_;
  Rows rows_;
  std::vector<std::string> notes_;
  std::vector<std::string> gaps_;
  std::vector<Source> sources_;
};

/// The texts and words; of what has no value nothing.
std::ostream& operator<<(std::ostream& out, Status status);
std::ostream& operator<<(std::ostream& out, const Amount& amount);
std::ostream& operator<<(std::ostream& out, const Fraction& fraction);

}  // namespace capex
