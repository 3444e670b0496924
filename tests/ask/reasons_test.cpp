#include "ask/answer/reasons.hpp"

#include "catch.hpp"

namespace capex::core::reasons_test {

namespace {

RateTable one_rate(Date as_of = latest) {
  std::vector<PairRates> pairs;
  pairs.emplace_back(currency("USD"), currency("CNY"),
                     std::vector<DailyRate>{{parse_date("2024-06-28"), Decimal::parse("7.2673")}});
  return RateTable("desk", std::move(pairs), as_of);
}

std::string why(const char* policy, const char* label, Date as_of = latest) {
  Question question;
  question.in = currency("USD");
  question.rate = parse_rate_policy(policy);
  question.as_of = as_of;
  return rate_reason(one_rate(as_of), currency("CNY"), currency("USD"), question, resolve(parse_label(label)));
}

}  // namespace

TEST_CASE("a missing rate says which pair, which days, what there is, and how else to ask") {
  CHECK(why("closing", "2024H2") ==
        "there is no CNY per USD rate for 2024-07-01..2024-12-31 that is at most 7 days old (desk's CNY per USD rates "
        "run "
        "from 2024-06-28 to 2024-06-28): ask with --rate on:DATE, --rate closing or --rate fixed:R, or --max-rate-age");
  CHECK(why("on:2024-01-01", "2024H1") ==
        "there is no CNY per USD rate on 2024-01-01 (desk's CNY per USD rates run from 2024-06-28 to 2024-06-28): ask "
        "with "
        "--rate on:DATE, --rate closing or --rate fixed:R");
  CHECK(why("average", "2024H2", parse_date("2024-08-31")) ==
        "2024-07-01..2024-12-31 is not over on 2024-08-31, so it has no average yet: ask with --rate on:DATE, --rate "
        "closing "
        "or --rate fixed:R");
}

TEST_CASE("a pair without rates says so in market order") {
  Question question;
  question.in = currency("JPY");
  CHECK(rate_reason(one_rate(), currency("USD"), currency("JPY"), question, resolve(parse_label("2024H1"))) ==
        "there are no JPY per USD rates of desk: load some with 'capex import ecb', or --rate fixed:R");
}

TEST_CASE("a missing rate names the provider that has it") {
  Question question;
  question.in = currency("USD");
  const auto elsewhere = [](Currency, Currency, const Period&) {
    return std::string("fred has TWD per USD: --rates fred");
  };
  CHECK(rate_reason(one_rate(), currency("TWD"), currency("USD"), question, resolve(parse_label("2024H1")),
                    elsewhere) == "there are no TWD per USD rates of desk; fred has TWD per USD: --rates fred");
}

TEST_CASE("a plan that the rates end before has no average yet, and an older rate would not do") {
  Question question;
  question.in = currency("USD");
  CHECK(rate_reason(one_rate(), currency("CNY"), currency("USD"), question, resolve(parse_label("2024H2")), {},
                    Basis::guidance) ==
        "2024-07-01..2024-12-31 is not over by desk's last CNY per USD rate, of 2024-06-28, so it has no average yet: "
        "ask with --rate on:DATE, --rate closing or --rate fixed:R");
}

TEST_CASE("a missing plan leads to what came beside it, not in its place") {
  Names names;
  Observation missing(resolve(parse_label("2026")), MeasureId{1});
  missing.basis = Basis::guidance;
  const std::vector<Topic> actual = {{MeasureId{1}, Basis::actual, "total"}};
  CHECK(elsewhere_words(actual, missing, names) == "actual has it: --basis actual");
  names.bases = {Basis::guidance};  // the command takes several
  CHECK(elsewhere_words(actual, missing, names) == "actual has it: --basis guidance,actual");
  names.bases = {Basis::guidance, Basis::actual};
  CHECK(elsewhere_words(actual, missing, names).empty());
}

TEST_CASE("statuses are explained in words, but for plain statements") {
  CHECK(status_words(Status::stated).empty());
  CHECK(status_words(Status::implied).empty());
  CHECK(status_words(Status::zero_base) == "zero_base: nothing grows from 0");
  CHECK(status_words(Status::stale_rate) == "stale_rate: the latest exchange rate is too old");
}

}  // namespace capex::core::reasons_test
