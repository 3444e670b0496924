// One row, as a person would say it, becomes a row of the tidy CSV files and is read as they are, so that what can be
// said in a file can be entered by hand, in the same words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "capex/rows.hpp"
#include "model/batch.hpp"

namespace capex::core {

/// A row of one tidy file; columns that are not set have their default.
class TidyRow {
 public:
  void set(const std::string& column, const std::optional<std::string>& value);
  std::string csv() const;

 private:
  Rows rows_{{}, {Row{}}};
};

/// The rows as they are read from files. Error{usage} for the first that cannot be.
Batch batch_of(const std::vector<TidyRow>& rows);

}  // namespace capex::core
