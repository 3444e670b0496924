#include <vector>

#include "capex/status.hpp"
#include "catch.hpp"
#include "model/claim.hpp"
#include "model/company.hpp"
#include "model/measure.hpp"
#include "model/source.hpp"

namespace words_test {

using namespace capex;
using namespace capex::core;

TEST_CASE("the words of companies, measures, sources and claims are those of the design") {
  CHECK(to_string(CompanyKind::issuer) == "issuer");
  CHECK(to_string(CompanyKind::group) == "group");
  CHECK(to_string(MeasureKind::flow) == "flow");
  CHECK(to_string(MeasureKind::stock) == "stock");
  CHECK(to_string(MeasureKind::price) == "price");
  CHECK(to_string(MeasureKind::count) == "count");
  CHECK(to_string(Basis::actual) == "actual");
  CHECK(to_string(Basis::guidance) == "guidance");
  CHECK(to_string(Basis::estimate) == "estimate");
  CHECK(to_string(SourceKind::filing) == "filing");
  CHECK(to_string(SourceKind::release) == "release");
  CHECK(to_string(SourceKind::vendor) == "vendor");
  CHECK(to_string(SourceKind::press) == "press");
  CHECK(to_string(ClaimKind::growth) == "growth");
  CHECK(to_string(ClaimKind::equivalent) == "equivalent");
  CHECK(to_string(ClaimKind::total) == "total");
  CHECK(to_string(ClaimKind::share) == "share");
}

TEST_CASE("a word is read in any case, and no other is") {
  CHECK(parse_company_kind("Group") == CompanyKind::group);
  CHECK(parse_measure_kind("STOCK") == MeasureKind::stock);
  CHECK(parse_basis("guidance") == Basis::guidance);
  CHECK(parse_source_kind("Press") == SourceKind::press);
  CHECK(parse_claim_kind("share") == ClaimKind::share);
  CHECK_FALSE(parse_company_kind("").has_value());
  CHECK_FALSE(parse_measure_kind("flows").has_value());
  CHECK_FALSE(parse_basis("actua").has_value());
  CHECK_FALSE(parse_source_kind("press ").has_value());
  CHECK_FALSE(parse_claim_kind("shares").has_value());
}

TEST_CASE("a source ranks with those of its kind and below") {
  CHECK(ranks_with(SourceRank::report, SourceRank::release));
  CHECK(ranks_with(SourceRank::press, SourceRank::press));
  CHECK_FALSE(ranks_with(SourceRank::press, SourceRank::vendor));
  CHECK(is_issuers(SourceRank::release));
  CHECK_FALSE(is_issuers(SourceRank::vendor));
}

TEST_CASE("a filing ranks by the class of its form: what carries statements above what does not") {
  for (const char* form :
       {"10-K", "10-K/A", "10-KT", "10-K405", "10-KSB", "10-Q", "10-QT/A", "20-F", "40-F/A", "8-K", "6-K", ""}) {
    CHECK(rank_of(SourceKind::filing, form) == SourceRank::report);
  }
  for (const char* form : {"DEF 14A", "S-1", "S-1/A", "424B4", "F-1", "10-12G", "20FR12B", "NT 10-K", "ARS"}) {
    CHECK(rank_of(SourceKind::filing, form) == SourceRank::filing);
  }
  CHECK(rank_of(SourceKind::press) == SourceRank::press);
}

TEST_CASE("a status has a point, one bound, or no value") {
  struct Case {
    Status status;
    const char* word;
    bool point;
    bool value;
  };
  for (const Case& c : std::vector<Case>{{Status::stated, "stated", true, true},
                                         {Status::derived, "derived", true, true},
                                         {Status::partial, "partial", true, true},
                                         {Status::implied, "implied", true, true},
                                         {Status::range, "range", false, true},
                                         {Status::limit, "limit", false, true},
                                         {Status::missing, "missing", false, false},
                                         {Status::missing_base, "missing_base", false, false},
                                         {Status::zero_base, "zero_base", false, false},
                                         {Status::negative_base, "negative_base", false, false},
                                         {Status::no_rate, "no_rate", false, false},
                                         {Status::stale_rate, "stale_rate", false, false},
                                         {Status::incomplete, "incomplete", false, false},
                                         {Status::not_money, "not_money", false, false},
                                         {Status::overflow, "overflow", false, false}}) {
    CHECK(to_string(c.status) == c.word);
    CHECK(has_point(c.status) == c.point);
    CHECK(has_value(c.status) == c.value);
  }
}

TEST_CASE("flags are a set that lists itself in one order") {
  Flags flags;
  CHECK(flags.empty());
  CHECK(list(flags).empty());
  flags |= Flag::about;
  flags |= Flag::mixed_definitions;
  flags |= Flag::about;
  CHECK(flags.has(Flag::about));
  CHECK_FALSE(flags.has(Flag::skewed));
  CHECK(list(flags) == std::vector<Flag>{Flag::mixed_definitions, Flag::about});
  CHECK((Flags(Flag::about) | Flag::mixed_definitions) == flags);
}

TEST_CASE("flags print as the words of the design") {
  CHECK(to_string(Flag::mixed_definitions) == "mixed_definitions");
  CHECK(to_string(Flag::mixed_basis) == "mixed_basis");
  CHECK(to_string(Flag::skewed) == "skewed");
  CHECK(to_string(Flag::held_back) == "held_back");
  CHECK(to_string(Flag::sources_disagree) == "sources_disagree");
  CHECK(to_string(Flag::about) == "about");
  CHECK(to_string(Flag::long_period) == "long_period");
}

}  // namespace words_test
