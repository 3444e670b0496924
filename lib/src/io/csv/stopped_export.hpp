// Whether a folder holds an export that was stopped while its files got their names.
#pragma once

#include <filesystem>

namespace capex::core {

/// An export gives companies.csv its name first and rates.csv last, and each was whole before the first got it: in
/// between, the folder's files are of two exports.
inline bool is_of_two_exports(const std::filesystem::path& folder) {
  std::error_code ignored;  // what cannot be looked at cannot be read either
  return std::filesystem::exists(folder / "rates.csv.partial", ignored) &&
         !std::filesystem::exists(folder / "companies.csv.partial", ignored);
}

}  // namespace capex::core
