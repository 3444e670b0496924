#include "store/near.hpp"

#include "catch.hpp"

using namespace capex::store;

TEST_CASE("folding lowers ASCII letters and leaves the rest") {
  CHECK(folded("Alibaba 9988.HK") == "alibaba 9988.hk");
  CHECK(folded("\xC3\x84RZTE") == "\xC3\x84rzte");  // Ä stays
}

TEST_CASE("the edit distance counts letters to insert, delete, change or swap") {
  CHECK(edit_distance("alibaba", "alibaba") == 0);
  CHECK(edit_distance("alibab", "alibaba") == 1);
  CHECK(edit_distance("albiaba", "alibaba") == 1);
  CHECK(edit_distance("tencant", "tencent") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("near names are suggested, nearest first") {
  NearestNames nearest("alibab");
  nearest.offer("baidu", "baidu");
  nearest.offer("alibaba", "alibaba");
  nearest.offer("Alibaba Group", "alibaba");
  nearest.offer("alibabas", "other");
  CHECK(nearest.suggestion() == ": did you mean alibaba or other?");
}

TEST_CASE("a word that begins a name suggests it") {
  NearestNames nearest("micro");
  nearest.offer("Microsoft", "msft");
  CHECK(nearest.suggestion() == ": did you mean msft?");
}

TEST_CASE("nothing near is no suggestion") {
  NearestNames nearest("zzz");
  nearest.offer("alibaba", "alibaba");
  CHECK(nearest.suggestion().empty());
}
