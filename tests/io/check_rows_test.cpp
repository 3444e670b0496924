#include "io/rows/check_rows.hpp"

#include "catch.hpp"
#include "money/amount_text.hpp"
#include "time/label.hpp"

namespace capex::core::check_rows_test {

namespace {

const Currency usd = currency("USD");

Period period(const char* label) {
  return resolve(parse_label(label));
}

Claim equivalent() {
  return {.id = ClaimId{1},
          .key = "ft/bat-in-usd",
          .kind = ClaimKind::equivalent,
          .subject = {CompanyId{1}, MeasureId{1}, Basis::actual, "total", period("2023H1")},
          .stated = parse_amount("3.22bn", usd).number,
          .currency = usd,
          .source = SourceId{1},
          .source_rank = SourceRank::press,
          .known_on = Date(2024, 8, 26),
          .parts = {},
          .words = {},
          .note = {}};
}

Observation operand(MeasureId measure, Status status) {
  Observation made(period("2023H1"), measure);
  made.company = CompanyId{1};
  made.status = status;
  return made;
}

CheckNames names() {
  CheckNames found;
  found.source = "ft";
  found.companies[CompanyId{1}].key = "bat";
  found.measures = {{MeasureId{1}, "capex"}, {MeasureId{2}, "capex-cash"}};
  found.claims = {{ClaimId{7}, "ft/other"}};
  return found;
}

CheckedClaim inconsistent() {
  CheckedClaim checked;
  checked.claimed = {Status::stated, {}, 322'000'000'000, Bounds(321'500'000'000, 322'500'000'000)};
  checked.best = {Verdict::inconsistent,
                  {Status::stated, {}, 331'873'326'933, Bounds(324'658'689'390, 339'087'964'475)},
                  {operand(MeasureId{1}, Status::stated)}};
  checked.best.operands.front().conversion =
      Conversion{{}, {RateKind::average, {usd, currency("CNY"), Decimal::parse("6.9304")}, {}, {}, 127, {}}};
  checked.own = {Verdict::undecidable, {Status::missing}, {operand(MeasureId{1}, Status::missing)}};
  Reproduction implied{
      {Alternative::Rate::implied, ClaimId{7}, Alternative::Figures::first_stated, false, {MeasureId{2}}},
      {Verdict::consistent,
       {Status::stated, {}, 322'000'000'000, Bounds(315'000'000'000, 329'000'000'000)},
       {operand(MeasureId{2}, Status::stated)}}};
  Reproduction day{{Alternative::Rate::publication_day, ClaimId{}, Alternative::Figures::best, true, {MeasureId{1}}},
                   {Verdict::consistent,
                    {Status::stated, {}, 322'905'976'456, Bounds(315'900'000'000, 329'900'000'000)},
                    {operand(MeasureId{1}, Status::stated)}}};
  checked.reproduced_by = {implied, day};
  return checked;
}

}  // namespace

TEST_CASE("a checked claim is a row of fixed columns, with what reproduces it and what is missing") {
  CHECK(write_rows({check_columns(), {check_row(equivalent(), inconsistent(), names())}}, Format::csv) ==
        "claim,source,company,kind,period,claimed,claimed_low,claimed_high,computed,computed_low,computed_high,verdict,"
        "own_computed,own_low,own_high,own_verdict,reproduced_by,note,measure,rate,rate_kind\n"
        "ft/bat-in-usd,ft,bat,equivalent,2023H1,3220000000,3215000000,3225000000,3318733269.33,3246586893.9,"
        "3390879644.75,inconsistent,,,,undecidable,"
        "rate:implied:ft/other + figures:first + measure:capex-cash:bat=3220000000; rate:on:2024-08-26 + "
        "sum-of-members=3229059764.56,"
        "own source: bat capex 2023H1 missing,capex,6.9304,average\n");
}

TEST_CASE("a claimed range has both of its ends and no middle") {
  Claim range = equivalent();
  range.stated = parse_amount("3.2-3.4bn", usd).number;
  CheckedClaim checked = inconsistent();
  checked.claimed = {Status::range, {}, 330'000'000'000, Bounds(320'000'000'000, 340'000'000'000)};
  const std::string row = write_rows({check_columns(), {check_row(range, checked, names())}}, Format::csv);
  CHECK(row.find("equivalent,2023H1,,3200000000,3400000000,3318733269.33") != std::string::npos);
}

TEST_CASE("where every operand is there the status says why nothing follows") {
  Reckoning on_zero{Verdict::undecidable, {Status::zero_base}, {operand(MeasureId{1}, Status::stated)}};
  CHECK(lacking_text(on_zero, names()) == "zero_base");
  on_zero.verdict = Verdict::consistent;
  CHECK(lacking_text(on_zero, names()).empty());
}

TEST_CASE("a growth and a share are fractions") {
  Claim growth = equivalent();
  growth.kind = ClaimKind::growth;
  CHECK(claim_number(growth, 1'230'000'000) == Cell(Number{"1.23"}));
  CHECK(claim_number(growth, -45'000'000) == Cell(Number{"-0.045"}));
  CHECK(claim_number(growth, std::nullopt) == Cell());
}

}  // namespace capex::core::check_rows_test
