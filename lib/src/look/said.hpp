// What is said of answers beneath a table and beneath a chart alike, each thing once and in the same words: by which
// definitions, at which rates, on how many sources. Who says it adds what frames it.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "capex/answer.hpp"
#include "look/in_order.hpp"

namespace capex::look {

/// Which companies follow which definition.
class Definitions {
 public:
  /// `what` as measure_words() says it.
  void take(const std::string& what, const std::string& who) { add_once(by_[what], who); }
  std::size_t size() const { return by_.all().size(); }
  /// "capex-cash: alphabet, amazon; capex-with-leases: meta", past `most` "17 companies"; of one definition its words
  /// alone, and of none nothing.
  std::string text(std::size_t most) const;

 private:
  InOrder<std::string, std::vector<std::string>> by_;
};

/// "capex (guidance, domestic)": what is usual goes without saying, and so does the basis where it is said elsewhere.
std::string measure_words(const Observation& one, bool with_basis);

/// The rates of conversions.
class Rates {
 public:
  void take(const Observation& one);
  /// One or two in their own words; of more, how they were chosen, from which to which: "the average rate of each
  /// period, 6.9304 to 7.2150 CNY per USD (ecb)".
  std::vector<std::string> lines() const;
  /// Whether each is named.
  bool are_named() const;

 private:
  // By kind and provider, by pair, as people read them.
  InOrder<std::pair<std::string, std::string>, InOrder<std::string, std::vector<std::string>>> by_;
  std::vector<std::string> words_;
};

/// "41 filings, 21 releases, Financial Times, 2022-04-28..2025-03-19"; of one "Alphabet, 10-Q, 2024-07-24".
std::string source_words(const std::vector<Source>& sources);

/// "Alphabet, 10-Q, 2024-07-24", "Financial Times, 2024-08-26"
std::string name_of(const Source& source);

/// What a list of sources says behind the name: ": Tech groups spend (ft-2024-08)".
std::string title_of(const Source& source);

/// "a, b, c"
std::string joined(const std::vector<std::string>& all, const char* between = ", ");

}  // namespace capex::look
