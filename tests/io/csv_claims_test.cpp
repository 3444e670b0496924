#include "catch.hpp"
#include "reading.hpp"

namespace csv_claims_test {

using namespace capex;
using namespace capex::core;

namespace {

constexpr std::string_view header =
    "claim,kind,company,measure,basis,scope,period,stated,currency,decimals,source,parts,words,note\n";

Reading claims(const std::string& lines) {
  return reading(std::string(header) + lines + "\n");
}

ClaimRow claim(const std::string& line) {
  const Reading r = claims(line);
  REQUIRE(r.messages().empty());
  return r.batch.claims.at(0);
}

Stated ratio(std::int64_t billionths, int decimals, bool about = false) {
  return Stated(billionths, billionths, decimals, ratio_digits, about);
}

}  // namespace

TEST_CASE("a growth has its base period as its part") {
  const ClaimRow c = claim("ft/alibaba,growth,alibaba,capex,,,2024H1,+123%,,,ft,period=2023H1,up 123 per cent,a note");
  CHECK(c.key == "ft/alibaba");
  CHECK(c.kind == ClaimKind::growth);
  CHECK(c.subject.company == "alibaba");
  CHECK(c.subject.period == Label::half(2024, 1));
  CHECK(c.stated == ratio(1'230'000'000, 2));
  CHECK(c.currency == Currency::none());
  CHECK(c.source == "ft");
  REQUIRE(c.parts.size() == 1);
  CHECK(c.parts[0].company == "alibaba");
  CHECK(c.parts[0].measure == "capex");
  CHECK(c.parts[0].period == Label::half(2023, 1));
  CHECK(c.words == "up 123 per cent");
  CHECK(c.note == "a note");
  CHECK(c.place.line == 2);
}

TEST_CASE("ratios are read as people write them, or as a fraction with its decimals") {
  CHECK(claim("c,growth,a,capex,,,2024,doubled,,,s,period=2023,,").stated == ratio(1'000'000'000, 0));
  CHECK(claim("c,growth,a,capex,,,2024,1.23,,2,s,period=2023,,").stated == ratio(1'230'000'000, 2));
  CHECK(claim("c,growth,a,capex,,,2024,-0.04,,2,s,period=2023,,").stated == ratio(-40'000'000, 2));
  CHECK(claim("c,growth,a,capex,,,2024,+123%,,1,s,period=2023,,").stated == ratio(1'230'000'000, 1));
  CHECK(claim("c,share,a,capex,,china,2024,about 60%,,,s,scope=total,,").stated == ratio(600'000'000, 2, true));
  CHECK(claim("c,share,a,capex,,china,2024,~0.6,,2,s,scope=total,,").stated == ratio(600'000'000, 2, true));
}

TEST_CASE("an equivalent has an amount in another currency and no parts") {
  const ClaimRow c = claim("c,equivalent,bat,capex,,,2023H1,$3.22bn,,,s,,,");
  CHECK(c.stated == Stated(322'000'000'000, 322'000'000'000, -7, 2));
  CHECK(c.currency == currency("USD"));
  CHECK(c.parts.empty());
  CHECK(says(claims("c,equivalent,bat,capex,,,2023H1,3bn,USD,,s,period=2022H1,,").message(),
             "an equivalent has no parts"));
}

TEST_CASE("a total names its parts, each by what differs from its own subject") {
  const ClaimRow c = claim(
      "c,total,bytedance,ai-infrastructure,guidance,total,2025,>12bn,USD,,s,measure=ai-chips scope=domestic; "
      "scope=overseas,,");
  REQUIRE(c.parts.size() == 2);
  CHECK(c.parts[0].measure == "ai-chips");
  CHECK(c.parts[0].scope == "domestic");
  CHECK(c.parts[0].basis == Basis::guidance);
  CHECK(c.parts[1].measure == "ai-infrastructure");
  CHECK(c.parts[1].scope == "overseas");
  CHECK(c.parts[1].period == Label::year(2025));
}

TEST_CASE("parts say what they accept") {
  const auto message = [](const std::string& kind, const std::string& parts) {
    const std::string stated = kind == "total" ? "1bn,USD" : "10%,";
    return claims("c," + kind + ",a,capex,,,2024," + stated + ",,s," + parts + ",,").message();
  };
  CHECK(says(message("growth", ""), "0 parts: a growth has one, its base period, as in period=2023H1"));
  CHECK(says(message("growth", "period=2023; period=2022"), "2 parts: a growth has one"));
  CHECK(says(message("share", ""), "0 parts: a share has one, the whole, as in scope=total"));
  CHECK(says(message("total", ""), "a total names what is added up"));
  CHECK(says(message("total", "company=a;"), "an empty part"));
  CHECK(says(message("total", "alibaba"), "'alibaba': parts are separated by ;"));
  CHECK(says(message("total", "firm=a"), "'firm' is no attribute of a part"));
  CHECK(says(message("total", "company=a company=b"), "'company' is named twice in 'company=a company=b'"));
  CHECK(says(message("total", "company="), "this cell must not be empty"));
  CHECK(says(message("total", "basis=plan"), "'plan': expected actual, guidance or estimate"));
  CHECK(says(message("growth", "period=2023H3"), "2023H3: a year has halves 1 and 2"));
}

TEST_CASE("each cell of a claim says what it accepts") {
  CHECK(says(claims("c,guess,a,capex,,,2024,1%,,,s,period=2023,,").message(),
             "t.csv:2:3: 'guess': expected growth, equivalent, total or share"));
  CHECK(says(claims("c,growth,a,capex,,,2024,1%,USD,,s,period=2023,,").message(), "a growth has no currency"));
  CHECK(says(claims("c,growth,a,capex,,,2024,lots,,,s,period=2023,,").message(), "t.csv:2:25: "));
  CHECK(
      says(claims(",growth,a,capex,,,2024,1%,,,s,period=2023,,").message(), "t.csv:2:1: this cell must not be empty"));
  CHECK(claims("c,growth,,,,,,lots,,x,,,,").problems.size() == 6);
}

}  // namespace csv_claims_test
