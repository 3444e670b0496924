// What an entry says of itself: how its figures and claims were understood, with all that they leave to defaults.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "model/batch.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// Each figure of the batch: "Alibaba Group (alibaba) capex, 2024H1 (2024-01-01 to 2024-06-30): 23,000,000,000 CNY
/// [22,500,000,000, 23,500,000,000], by ft-2024-08 (Financial Times, 2024-08-26)". Then each claim, with what it is
/// about: "... capex, 2024H1 (...): growth +200% [+150%, +250%] on 2023H1 (...), by ...".
std::vector<std::string> understood(const Batch& batch, const Snapshot& snapshot);

/// The same of several batches: of a few rows each; of more how many of each company, measure and basis, from when to
/// when. Nothing of bulk loads.
class Echo {
 public:
  /// The snapshot knows what the batch names.
  void add(const Batch& batch, const Snapshot& snapshot);
  std::vector<std::string> lines() const;

 private:
  struct Run {
    std::size_t figures = 0;
    Date begin, end;
    std::string first_label, last_label;
  };
  std::vector<std::string> few_;
  std::size_t rows_ = 0;
  std::map<std::tuple<std::string, std::string>, Run> runs_;  // by company and what of it
};

}  // namespace capex::core
