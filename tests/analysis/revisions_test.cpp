#include "analysis/answer/answer.hpp"
#include "catch.hpp"
#include "sample.hpp"

namespace revisions_test {

using namespace capex;
using namespace capex::core;
using namespace sample;

namespace {

CompanyRecord filer(std::vector<Figure> figures) {
  CompanyRecord record;
  record.company.id = CompanyId{1};
  record.company.reporting_currency = currency("USD");
  record.series = {series(std::move(figures), currency("USD"))};
  return record;
}

Question question() {
  Question asked;
  asked.measures = {MeasureId{1}};
  return asked;
}

/// "2024-02-02 7665, 2024-10-31 7665 held_back"
std::string told(const std::vector<Revision>& revisions) {
  std::string text;
  for (const Revision& revision : revisions) {
    text += (text.empty() ? "" : ", ") + to_string(revision.since) + " " +
            (revision.observation.amount ? std::to_string(*revision.observation.amount / 100'000'000)
                                         : std::string(to_string(revision.observation.status)));
    if (revision.observation.flags.has(Flag::held_back)) text += " held_back";
  }
  return text;
}

}  // namespace

TEST_CASE("revisions tell when an answer changed, whether stated or tiled") {
  const CompanyRecord meta = filer({millions("9M2023", "19601", "2023-10-26"), millions("2023", "27266", "2024-02-02"),
                                    millions("9M2023", "19453", "2024-10-31"), millions("2023", "27045", "2025-01-30"),
                                    millions("2023", "27045", "2026-01-29")});
  CHECK(told(revisions(meta, question(), parse_label("9M2023"), RateTable())) == "2023-10-26 19601, 2024-10-31 19453");
  CHECK(told(revisions(meta, question(), parse_label("2023Q4"), RateTable())) ==
        "2024-02-02 7665, 2024-10-31 7665 held_back, 2025-01-30 7592");
}

TEST_CASE("revisions end on the day that is asked for, and begin with the first value") {
  const CompanyRecord meta =
      filer({millions("2023H1", "13058", "2023-07-27"), millions("2023H1", "12957", "2024-08-01")});
  Question then = question();
  then.as_of = day("2024-07-31");
  CHECK(told(revisions(meta, then, parse_label("2023H1"), RateTable())) == "2023-07-27 13058");
  CHECK(revisions(meta, question(), parse_label("2020"), RateTable()).empty());
  CHECK(revisions(filer({}), question(), parse_label("2020"), RateTable()).empty());
}

}  // namespace revisions_test
