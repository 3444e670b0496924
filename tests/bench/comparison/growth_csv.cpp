#include <charconv>
#include <fstream>
#include <stdexcept>
#include <unordered_map>

#include "../files.hpp"
#include "../process.hpp"
#include "../sqlite.hpp"
#include "party.hpp"

namespace capex::core::bench {
namespace {

std::unordered_map<std::string, std::int32_t> company_ids(const std::filesystem::path& store) {
  std::unordered_map<std::string, std::int32_t> ids;
  const Connection connection = open(store);
  for_each_row(connection.get(), "SELECT key, company_id FROM company", [&](sqlite3_stmt* row) {
    const void* key = sqlite3_column_text(row, 0);
    ids[static_cast<const char*>(key)] = sqlite3_column_int(row, 1);
  });
  return ids;
}

/// None of its cells is quoted.
std::vector<std::string_view> cells(std::string_view line) {
  std::vector<std::string_view> found;
  for (;;) {
    const std::size_t comma = line.find(',');
    found.push_back(line.substr(0, comma));
    if (comma == std::string_view::npos) return found;
    line.remove_prefix(comma + 1);
  }
}

template <class Number>
Number number(std::string_view text) {
  Number value{};
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc() || end != text.data() + text.size()) {
    throw std::runtime_error("not a number: " + std::string(text));
  }
  return value;
}

/// "2024H1"
std::int32_t half(std::string_view label) {
  return 2 * number<std::int32_t>(label.substr(0, 4)) + (label.substr(4) == "H2" ? 1 : 0);
}

}  // namespace

std::vector<GrowthRow> read_growth_csv(const std::filesystem::path& file, const std::filesystem::path& store) {
  const auto ids = company_ids(store);
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  const std::string header = line;
  const std::vector<std::string_view> names = cells(header);
  const auto place = [&](std::string_view name) {
    for (std::size_t at = 0; at < names.size(); ++at) {
      if (names[at] == name) return at;
    }
    throw std::runtime_error(file.string() + " has no column " + std::string(name));
  };
  const std::size_t company = place("company"), period = place("period"), growth = place("growth");
  std::vector<GrowthRow> rows;
  while (std::getline(in, line)) {
    const std::vector<std::string_view> row = cells(line);
    if (row.at(growth).empty()) continue;
    rows.push_back({ids.at(std::string(row[company])), half(row[period]), 1 + number<double>(row[growth])});
  }
  return rows;
}

namespace {

/// A command whose answer is a CSV file.
Party command(const std::string& name, const std::filesystem::path& store, const std::vector<std::string>& asking,
              Asked asked) {
  const std::filesystem::path file = store.parent_path() / (name + ".csv");
  std::vector<std::string> words{CAPEX_PROGRAM, "--db", store};
  words.insert(words.end(), asking.begin(), asking.end());
  words.insert(words.end(), {"--in", "USD", "--as-of", to_string(as_of()), "-o", file});
  return {name, [=] { return run(words); },
          [=] {
            run(words);
            return read_growth_csv(file, store);
          },
          asked, half_of_last_place};
}

}  // namespace

Party capexdb_csv_party(const std::filesystem::path& store) {
  return command("pass-csv", store, {"export", "growth"}, Asked::everything);
}

Party capexdb_screen_party(const std::filesystem::path& store) {
  return command("screen", store, {"screen", "growth > 20% and amount > 1bn USD", "--period", "2024H1", "--top", "20"},
                 Asked::screen);
}

}  // namespace capex::core::bench
