// A workbook read back: libxlsxwriter does not look whether its temporary files took what it wrote, and a full disk
// would cut a sheet off without a word.
#pragma once

#include <cstddef>
#include <string>

namespace capex::look {

struct ReadBack {
  std::size_t cells = 0;  // of all sheets
  std::size_t comments = 0;
};

/// Error{storage} where a part of it does not end as it began, or it is no workbook.
ReadBack read_back(const std::string& path);

}  // namespace capex::look
