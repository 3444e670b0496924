// Looking up companies and members of groups.
#include <fmt/core.h>

#include <algorithm>

#include "model/rules.hpp"
#include "store/load/near_in_file.hpp"
#include "store/read/company_range.hpp"
#include "store/read/snapshot_state.hpp"
#include "store/read/stored.hpp"
#include "text/letters.hpp"
#include "text/shell_word.hpp"
#include "time/label_text.hpp"

namespace capex::core {
namespace {

const char* const read_members = R"sql(
SELECT c.company_id, c.key, g.since, g.until
FROM group_member AS g JOIN company AS c ON c.company_id = g.company_id
WHERE g.group_id = ?1 ORDER BY c.key, g.since
)sql";

const char* const read_groups_of = "SELECT group_id FROM group_member WHERE company_id = ?1";

const char* const read_currency = "SELECT 1 FROM series JOIN currency USING (currency_id) WHERE code = ?1 LIMIT 1";

const char* const read_company_of_series = "SELECT company_id FROM series WHERE series_id = ?1";

bool by_key(const Company& a, const Company& b) {
  return a.key < b.key;
}

bool is_called(const Company& company, std::string_view name) {
  const std::string wanted = lower_case(name);
  const auto is_wanted = [&](std::string_view one) { return lower_case(one) == wanted; };
  return company.key == wanted || is_wanted(company.ticker) || is_wanted(company.name) ||
         company.cik == ten_digit_cik(name) || std::any_of(company.aliases.begin(), company.aliases.end(), is_wanted);
}

bool is_period(std::string_view word) {
  try {
    return find_label(word.substr(0, word.find(".."))).has_value();
  } catch (const Error&) {  // of a period that does not exist
    return false;
  }
}

/// What was meant by a word that names no company: a period or a currency of the file in its place, or a company that
/// is written nearly so.
std::string meant_by(sqlite::Connection& connection, std::string_view word) {
  if (is_period(word)) return fmt::format(": a period is said by --period {}", shell_word(word));
  if (std::string near = store::near_company(connection, word); !near.empty()) return near;
  std::string code(word);
  for (char& c : code) c = upper(c);
  return connection.query(read_currency, code).next() ? fmt::format(": a currency is said by --in {}", code) : "";
}

}  // namespace

std::optional<Company> Snapshot::find_company(std::string_view name) const {
  const auto id = store::company_called(state_->connection(), name);
  if (!id) return std::nullopt;
  Company found = store::stored_company(state_->connection(), *id);
  if (!is_called(found, name)) store::refuse_index(state_->connection(), "company", name);
  return found;
}

Company Snapshot::company(std::string_view name) const {
  if (auto found = find_company(name)) return std::move(*found);
  throw Error(ErrorCode::not_found, fmt::format("no company '{}'{}", name, meant_by(state_->connection(), name)));
}

Company Snapshot::company(CompanyId id) const {
  return store::stored_company(state_->connection(), id);
}

std::vector<Company> Snapshot::companies(const SeriesFilter& part) const {
  const store::CompanyRange range(part);
  return store::stored_companies(state_->connection(), range.first, range.last);
}

std::vector<CompanyHead> Snapshot::company_heads(const SeriesFilter& part) const {
  const store::CompanyRange range(part);
  return store::stored_company_heads(state_->connection(), range.first, range.last);
}

std::vector<Company> Snapshot::companies() const {
  std::vector<Company> all =
      store::stored_companies(state_->connection(), store::every_row.least, store::every_row.most);
  std::sort(all.begin(), all.end(), by_key);
  return all;
}

std::vector<Company> Snapshot::groups_of(const std::set<CompanyId>& companies) const {
  std::set<CompanyId> ids;
  for (const CompanyId id : companies) {
    sqlite::Query rows = state_->connection().query(read_groups_of, id);
    while (rows.next()) ids.insert(store::id_of<CompanyId>(rows, 0));
  }
  std::vector<Company> groups;
  for (const CompanyId id : ids) groups.push_back(company(id));
  std::sort(groups.begin(), groups.end(), by_key);
  return groups;
}

std::vector<Member> Snapshot::members(CompanyId group) const {
  std::vector<Member> found;
  sqlite::Query rows = state_->connection().query(read_members, group);
  while (rows.next()) {
    found.push_back(Member{store::id_of<CompanyId>(rows, 0), rows->text(1), store::maybe_date_of(rows, 2),
                           store::maybe_date_of(rows, 3)});
  }
  return found;
}

std::set<CompanyId> Snapshot::companies_of(const std::vector<SeriesId>& series) const {
  std::set<CompanyId> companies;
  for (const SeriesId id : series) {
    sqlite::Query row = state_->connection().query(read_company_of_series, id);
    if (row.next()) companies.insert(store::id_of<CompanyId>(row, 0));
  }
  return companies;
}

}  // namespace capex::core
