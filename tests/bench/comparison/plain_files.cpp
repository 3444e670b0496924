#include <fmt/os.h>

#include "../sqlite.hpp"
#include "party.hpp"

namespace capex::core::bench {
namespace {

// Amounts of this world are whole units.
const char* const read_figures = R"sql(
SELECT s.company_id, 2 * substr(p.label, 1, 4) + (substr(p.label, 6) = '2'), f.known_on, c.code, f.low / c.minor_per_unit
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
JOIN currency AS c ON c.currency_id = s.currency_id
JOIN period AS p ON p.period_id = f.period_id
ORDER BY f.series_id, f.period_id, f.known_on
)sql";
const char* const read_rates = "SELECT quote, day, rate FROM daily_rates WHERE provider = 'ecb' AND base = 'EUR'";

const char* const read_companies = "SELECT company_id, key FROM company ORDER BY company_id";

void write(sqlite3* connection, const char* sql, const char* header, const std::filesystem::path& file) {
  auto out = fmt::output_file(file.string());
  out.print("{}\n", header);
  for_each_row(connection, sql, [&](sqlite3_stmt* row) {
    for (int column = 0; column < sqlite3_column_count(row); ++column) {
      const void* text = sqlite3_column_text(row, column);
      out.print("{}{}", column == 0 ? "" : ",", static_cast<const char*>(text));
    }
    out.print("\n");
  });
}

}  // namespace

PlainFiles write_plain_files(const std::filesystem::path& store, const std::filesystem::path& folder) {
  const PlainFiles files{folder / "figures.csv", folder / "rates.csv", folder / "companies.csv"};
  const Connection connection = open(store);
  write(connection.get(), read_figures, "company,half,known_on,currency,amount", files.figures);
  write(connection.get(), read_rates, "currency,day,rate", files.rates);
  write(connection.get(), read_companies, "company,key", files.companies);
  return files;
}

}  // namespace capex::core::bench
