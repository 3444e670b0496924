// What became of the company facts that were read, in words.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "io/sec/read_company_facts.hpp"

namespace capex::core {

struct FactsRead {
  std::int64_t documents = 0;
  CompanyFactsCounts counts;

  /// A document of a company that the file does not know.
  void pass_over(const std::string& company);
  /// A document that has no facts at all, as the SEC has of people.
  void pass_over_empty() { ++empty_; }
  /// A document that an earlier import has read as it is.
  void pass_over_unchanged() { ++unchanged_; }
  /// What is to be said beside.
  void remark(std::string remark);

  /// "1 document, 312 facts: 96 figures, 4 equivalents; passed over 120 of concepts that feed no measure, 92 instants",
  /// then the documents that were passed over; each where there are any.
  std::vector<std::string> lines() const;
  /// Whether there were documents.
  bool any() const { return documents + unchanged_ > 0; }
  /// Whether there were some to be read, and the file knows the company of none.
  bool all_passed_over() const { return documents > 0 && unknown_ == documents; }

 private:
  std::int64_t unknown_ = 0;
  std::int64_t empty_ = 0;
  std::int64_t unchanged_ = 0;
  std::vector<std::string> some_unknown_;
  std::int64_t more_remarks_ = 0;
  std::vector<std::string> remarks_;
};

}  // namespace capex::core
