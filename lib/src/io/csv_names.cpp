#include "io/csv_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "io/csv_table.hpp"

namespace capex {
namespace {

/// Letters to insert, drop or replace to make one of the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string column_name(std::string_view cell) {
  return lower_case(trimmed(cell));
}

std::string_view nearest(std::string_view name, const std::vector<std::string_view>& accepted) {
  std::string_view best;
  std::size_t best_distance = 3;
  for (const std::string_view candidate : accepted) {
    const std::size_t d = distance(name, candidate);
    if (d < best_distance && 3 * d <= candidate.size()) {
      best = candidate;
      best_distance = d;
    }
  }
  return best;
}

std::string unknown_column(std::string_view name, std::string_view kind,
                           const std::vector<std::string_view>& accepted) {
  if (name.empty()) return fmt::format("a column without a name (accepted: {})", fmt::join(accepted, ", "));
  const std::string_view near = nearest(name, accepted);
  const std::string hint = near.empty() ? std::string() : fmt::format(": did you mean {}?", near);
  return fmt::format("{} have no column '{}'{} (accepted: {})", kind, name, hint, fmt::join(accepted, ", "));
}

}  // namespace capex
