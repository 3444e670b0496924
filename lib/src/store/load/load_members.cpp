// Which companies a group has, and since when.
#include <fmt/core.h>

#include <limits>

#include "model/rules.hpp"
#include "store/load/load_state.hpp"

namespace capex::core {
namespace {

const char* const find_members = R"sql(
SELECT member_id, since, until, import_id FROM group_member WHERE group_id = ?1 AND company_id = ?2
)sql";
const char* const add_member = R"sql(
INSERT INTO group_member (group_id, company_id, since, until, import_id) VALUES (?1, ?2, ?3, ?4, ?5)
)sql";

// [since, until) in day numbers, open ends as far out as they go.
struct Span {
  std::optional<std::int64_t> since, until;

  bool operator==(const Span&) const = default;
  std::int64_t begin() const { return since.value_or(std::numeric_limits<std::int64_t>::min()); }
  std::int64_t end() const { return until.value_or(std::numeric_limits<std::int64_t>::max()); }
};

std::optional<std::int64_t> maybe_day(const std::optional<Date>& date) {
  return date ? std::optional<std::int64_t>(day_number(*date)) : std::nullopt;
}

}  // namespace

void Load::State::add_members(const Batch& batch, Problems& problems) {
  for (const MemberRow& row : batch.members) {
    try {
      const Company& group = names.company(row.group);
      const Company& company = names.company(row.company);
      if (group.kind != CompanyKind::group) {
        throw Error(ErrorCode::conflict,
                    fmt::format("'{}' is an issuer; only a company of kind group has members", row.group));
      }
      if (company.kind != CompanyKind::issuer) {
        throw Error(ErrorCode::conflict,
                    fmt::format("'{}' is a group; the members of a group are issuers", row.company));
      }
      const Span span{maybe_day(row.since), maybe_day(row.until)};
      if (const Fault fault = span_fault(row.since, row.until)) {
        throw Error(ErrorCode::parse, fmt::format("member '{}': {}", row.company, *fault));
      }
      bool repeated = false;
      sqlite::Query stored = connection().query(find_members, group.id, company.id);
      while (stored.next()) {
        const Span known{stored->maybe_integer(1), stored->maybe_integer(2)};
        if (known == span) {
          repeat("member", stored->integer(0), stored->integer(3));
          repeated = true;
        } else if (known.begin() < span.end() && span.begin() < known.end()) {
          throw Error(
              ErrorCode::conflict,
              fmt::format("'{}' is a member of '{}' at that time already, with other days; undo import {} first",
                          row.company, row.group, stored->integer(3)));
        }
      }
      if (repeated) continue;
      connection().run(add_member, group.id, company.id, span.since, span.until, import_id);
      references.company(group.id);
      references.company(company.id);
      ++counts.members;
    } catch (const Error& error) {
      if (!store::concerns_row(error)) throw;
      leave_out(batch, row.place, error.what(), problems);
    }
  }
}

}  // namespace capex::core
