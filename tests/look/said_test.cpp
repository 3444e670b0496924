#include "look/said.hpp"

#include "catch.hpp"

namespace said_test {

using namespace capex;
using namespace capex::look;

namespace {

using Words = std::vector<std::string>;

Observation at(const char* kind, const char* shown, const char* pair, const char* provider, const char* words) {
  Observation one;
  one.conversion = Conversion{};
  one.conversion->kind = kind;
  one.conversion->shown = shown;
  one.conversion->pair = pair;
  one.conversion->provider = provider;
  one.conversion->words = words;
  return one;
}

Source source(const char* publisher, const char* kind, const char* day, const char* form = "") {
  Source made;
  made.key = publisher;
  made.publisher = publisher;
  made.kind = kind;
  made.form = form;
  made.known_on = parse_day(day);
  return made;
}

}  // namespace

TEST_CASE("two rates are told in their own words, each once; nothing was converted, nothing is told") {
  Rates rates;
  rates.take(Observation{});
  CHECK(rates.lines().empty());
  for (int i = 0; i < 2; ++i) {
    rates.take(at("average", "7.2150", "CNY per USD", "ecb", "7.2150 CNY per USD, average of 126"));
    rates.take(at("average", "6.9304", "CNY per USD", "ecb", "6.9304 CNY per USD, average of 127"));
  }
  CHECK(rates.are_named());
  CHECK(rates.lines() == Words{"7.2150 CNY per USD, average of 126", "6.9304 CNY per USD, average of 127"});
}

TEST_CASE("of more rates how they were chosen, and how far apart those of a pair lie, by value") {
  Rates rates;
  rates.take(at("average", "9.9", "CNY per USD", "ecb", "a"));
  rates.take(at("average", "10.1", "CNY per USD", "ecb", "b"));
  rates.take(at("average", "156.20", "JPY per USD", "ecb", "c"));
  rates.take(at("closing", "1.08", "USD per EUR", "fred", "d"));
  rates.take(at("issuer", "7.15", "CNY per USD", "", "e"));
  CHECK_FALSE(rates.are_named());
  CHECK(rates.lines() == Words{"the average rate of each period, 9.9 to 10.1 CNY per USD, 156.20 JPY per USD (ecb)",
                               "the closing rate of each period, 1.08 USD per EUR (fred)",
                               "the equivalents that the sources print, 7.15 CNY per USD"});
}

TEST_CASE("definitions name who follows which; of one its words are enough") {
  Definitions one;
  CHECK(one.text(3).empty());
  one.take("capex-cash", "meta");
  one.take("capex-cash", "amazon");
  CHECK(one.text(3) == "capex-cash");
  one.take("capex", "alibaba");
  CHECK(one.text(3) == "capex-cash: meta, amazon; capex: alibaba");
  CHECK(one.text(1) == "capex-cash: 2 companies; capex: alibaba");
}

TEST_CASE("what is usual of a series goes without saying") {
  Observation plan;
  plan.measure = "capex";
  plan.basis = "guidance";
  plan.scope = "domestic";
  CHECK(measure_words(plan, true) == "capex (guidance, domestic)");
  CHECK(measure_words(plan, false) == "capex (domestic)");
  plan.basis = "actual";
  plan.scope = "total";
  CHECK(measure_words(plan, true) == "capex");
}

TEST_CASE("one source is named, several are counted by kind, and publishers past three too") {
  CHECK(source_words({}).empty());
  CHECK(source_words({source("Alphabet", "filing", "2024-07-24", "10-Q")}) == "Alphabet, 10-Q, 2024-07-24");
  std::vector<Source> sources = {source("Alphabet", "filing", "2024-07-24"), source("Meta", "filing", "2024-08-01"),
                                 source("Baidu", "release", "2024-05-16"), source("FT", "press", "2024-08-26")};
  CHECK(source_words(sources) == "2 filings, 1 release, FT, 2024-05-16..2024-08-26");
  for (const char* publisher : {"WSJ", "Caixin", "Nikkei"}) sources.push_back(source(publisher, "press", "2024-08-26"));
  CHECK(source_words(sources) == "2 filings, 1 release, FT, WSJ, 2 publishers more, 2024-05-16..2024-08-26");
}

}  // namespace said_test
