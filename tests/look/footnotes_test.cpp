#include "look/table/footnotes.hpp"

#include <string>

#include "catch.hpp"

namespace footnotes_test {

using capex::look::Footnotes;

TEST_CASE("notes are lettered in order of first use, and the same text is one note") {
  Footnotes notes;
  CHECK(notes.empty());
  CHECK(notes.letter("a rate") == "a");
  CHECK(notes.letter("a claim") == "b");
  CHECK(notes.letter("a rate") == "a");
  CHECK(notes.lines() == std::vector<std::string>{"a  a rate", "b  a claim"});
}

TEST_CASE("after z come aa and ab, and the texts stay aligned") {
  Footnotes notes;
  for (int i = 0; i < 26; ++i) notes.letter("note " + std::to_string(i));
  CHECK(notes.letter("one more") == "aa");
  CHECK(notes.letter("and another") == "ab");
  CHECK(notes.lines()[25] == "z   note 25");
  CHECK(notes.lines()[26] == "aa  one more");
}

}  // namespace footnotes_test
