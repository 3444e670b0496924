// Answers of every kind as lines of a table, each pointing into the answers, which outlive it.
#pragma once

#include <string>
#include <vector>

#include "capex/answer.hpp"

namespace capex::look {

/// What a line of a total is.
enum class Part { none, member, sum, stated, difference };

struct Line {
  const Observation* amount = nullptr;
  const Growth* growth = nullptr;  // where it is one that was asked for
  const Member* member = nullptr;  // of a total
  Part part = Part::none;
  const std::string* group = nullptr;  // of a total
  const Day* since = nullptr;          // of a revision
  std::string label = {};              // what it is called instead of by its key

  /// Its label, else "alibaba", "sum of bat", "bat", "difference".
  std::string subject() const;
  const std::string& period() const { return amount->period; }
  /// A sum was not stated in any currency: its parts were.
  const Amount* stated() const;
  /// Nothing where there is no growth.
  const Amount* base() const { return growth == nullptr ? nullptr : &growth->base.amount; }
};

using Lines = std::vector<Line>;

Lines lines_of(const Answers<Observation>& answers);
Lines lines_of(const Answers<Revision>& answers);
Lines lines_of(const Answers<Remaining>& answers);
Lines lines_of(const Answers<Growth>& answers);
Lines lines_of(const Answers<Total>& answers);

}  // namespace capex::look
