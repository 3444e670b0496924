#include "text/near_names.hpp"

#include "catch.hpp"

namespace near_names_test {

using capex::core::did_you_mean;
using capex::core::did_you_mean_one_of;
using capex::core::edit_distance;
using capex::core::NearNames;

TEST_CASE("an edit inserts, deletes or replaces a letter, or swaps two neighbours") {
  CHECK(edit_distance("alibaba", "alibaba") == 0);
  CHECK(edit_distance("alibab", "alibaba") == 1);
  CHECK(edit_distance("alibabba", "alibaba") == 1);
  CHECK(edit_distance("tencant", "tencent") == 1);
  CHECK(edit_distance("albiaba", "alibaba") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("abc", "ABC") == 3);
}

TEST_CASE("the slips of a typist lead to the word that was meant") {
  const std::vector<std::string> commands = {"convert", "export", "growth", "import", "init", "show", "sql"};
  CHECK(did_you_mean("grwoth", commands) == ": did you mean growth?");   // two neighbours swapped
  CHECK(did_you_mean("growht", commands) == ": did you mean growth?");   // likewise
  CHECK(did_you_mean("impport", commands) == ": did you mean import?");  // one too many
  CHECK(did_you_mean("covnet", commands) == ": did you mean convert?");  // two slips
  CHECK(did_you_mean("shaw", commands) == ": did you mean show?");
  CHECK(did_you_mean("SHOW", commands) == ": did you mean show?");
}

TEST_CASE("a short word bears fewer slips") {
  CHECK(did_you_mean("shxx", {"show"}).empty());
  CHECK(did_you_mean("cvs", {"csv"}) == ": did you mean csv?");
  CHECK(did_you_mean("-x", {"-o", "-q"}).empty());
}

TEST_CASE("a word that begins names suggests them") {
  CHECK(did_you_mean("exp", {"explain", "export", "show"}) == ": did you mean explain or export?");
  CHECK(did_you_mean("e", {"explain", "export"}).empty());
}

TEST_CASE("the nearest come first, then the alphabet decides, and three are enough") {
  NearNames near("capital");
  for (const char* name : {"capitals-2", "capitol", "capitals", "capita", "caital"}) near.offer(name);
  CHECK(near.nearest() == std::vector<std::string>{"caital", "capita", "capitals"});
  CHECK(near.suggestion() == ": did you mean caital, capita or capitals?");
}

TEST_CASE("several names of one thing suggest its key once") {
  NearNames near("alibab");
  near.offer("baidu", "baidu");
  near.offer("Alibabas", "other");
  near.offer("Alibaba Group", "alibaba");
  near.offer("alibaba", "alibaba");
  CHECK(near.suggestion() == ": did you mean alibaba or other?");
}

TEST_CASE("where nothing is near, what there is is listed") {
  CHECK(did_you_mean_one_of("cvs", {"csv", "json"}) == ": did you mean csv?");
  CHECK(did_you_mean_one_of("frobnicate", {"csv", "json"}) == ": it is one of csv, json");
}

TEST_CASE("nothing near is no suggestion") {
  CHECK(did_you_mean("frobnicate", {"show", "growth"}).empty());
  CHECK(did_you_mean("show", {}).empty());
  CHECK(NearNames("zzz").nearest().empty());
}

}  // namespace near_names_test
