#include "nearest.hpp"

#include "catch.hpp"

using capex::tool::did_you_mean;
using capex::tool::did_you_mean_one_of;
using capex::tool::nearest;

TEST_CASE("the nearest word is the one that the fewest changes of letters make") {
  CHECK(nearest("grwoth", {"show", "growth", "total"}) == "growth");  // two neighbours swapped
  CHECK(nearest("exprot", {"export", "explain"}) == "export");        // likewise
  CHECK(nearest("--perod", {"--rate", "--period"}) == "--period");    // one letter left out
  CHECK(nearest("impport", {"import", "init"}) == "import");          // one too many
  CHECK(nearest("shaw", {"show", "sql"}) == "show");                  // one replaced
}

TEST_CASE("a word that would have to change by more than a third has no nearest") {
  CHECK(nearest("frobnicate", {"show", "growth"}).empty());
  CHECK(nearest("abc", {"sql"}).empty());
  CHECK(nearest("show", {}).empty());
}

TEST_CASE("of words equally near the first is suggested") {
  CHECK(nearest("shw", {"show", "shew"}) == "show");
}

TEST_CASE("a suggestion is a question, and nothing where there is none") {
  CHECK(did_you_mean("shaw", {"show"}) == ": did you mean show?");
  CHECK(did_you_mean("zzz", {"show"}).empty());
}

TEST_CASE("where nothing is near, what there is is listed") {
  CHECK(did_you_mean_one_of("cvs", {"csv", "json"}) == ": did you mean csv?");
  CHECK(did_you_mean_one_of("frobnicate", {"csv", "json"}) == ": it is one of csv, json");
}
