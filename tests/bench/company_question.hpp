// One company's growth in dollars, as a program asks that has the file open and asks of many: it keeps a snapshot and a
// converter.
#pragma once

#include <filesystem>
#include <vector>

#include "analysis/answer/answer.hpp"
#include "store/file/store.hpp"

namespace capex::core::bench {

class CompanyQuestion {
 public:
  explicit CompanyQuestion(const std::filesystem::path& file);

  /// 2024H1 on 2023H1, of another company each time, by name.
  std::vector<GrowthAnswer> ask();

 private:
  Store store_;
  Snapshot snapshot_;
  RateTable rates_;
  Converter to_dollars_;
  Question question_;
  std::vector<Label> labels_ = parse_labels("2024H1");
  int next_ = 0;
};

}  // namespace capex::core::bench
