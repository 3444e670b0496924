#include "io/csv/csv_dialect.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "io/csv/csv_names.hpp"
#include "text/letters.hpp"

namespace capex::core {
namespace {

struct Separator {
  char mark;
  std::string_view name;
};
constexpr Separator field_separators[] = {{';', "';'"}, {'\t', "tabs"}, {'|', "'|'"}};

}  // namespace

std::string separator_message(char mark) {
  for (const Separator& separator : field_separators) {
    if (separator.mark != mark) continue;
    return fmt::format(
        "the cells are separated by {}: separate them by ',', write decimals with '.' (a 4,2 of such a "
        "file is 4.2, and a 4.200 may be 4,200), and put cells with a comma in quotes",
        separator.name);
  }
  return {};
}

std::string dialect_message(const CsvReader& header, bool (*is_column)(std::string_view name)) {
  const std::string_view first = header.text(0);
  if (lower_case(first.substr(0, 4)) == "sep=") {
    return fmt::format("'{}' is a note to a spreadsheet: take this line off, and separate cells by ','",
                       header.size() > 1 ? "sep=," : first);
  }
  for (const Separator& separator : field_separators) {
    // The first column may be none that is known; one of them is.
    if (first.find(separator.mark) == std::string_view::npos) continue;
    for (std::size_t begin = 0; begin <= first.size();) {
      const std::size_t end = std::min(first.find(separator.mark, begin), first.size());
      if (is_column(column_name(first.substr(begin, end - begin)))) return separator_message(separator.mark);
      begin = end + 1;
    }
  }
  return {};
}

}  // namespace capex::core
