#include "text/shell_word.hpp"

#include "catch.hpp"

namespace shell_word_test {

using namespace capex;
using namespace capex::core;

TEST_CASE("a path within a command is one word of it, quoted where a shell would make more of it") {
  CHECK(shell_path("capex.db") == "capex.db");
  CHECK(shell_path("../data/2024-08/a_b+c.db") == "../data/2024-08/a_b+c.db");
  CHECK(shell_path("my file.db") == "'my file.db'");
  CHECK(shell_path("x.db; touch pwned") == "'x.db; touch pwned'");
  CHECK(shell_path("it's $(here).db") == "'it'\\''s $(here).db'");
  CHECK(shell_path("~/x.db") == "'~/x.db'");
  CHECK(shell_path("*.db") == "'*.db'");
  CHECK(shell_path("\xE9\x98\xBF.db") == "'\xE9\x98\xBF.db'");
  CHECK(shell_path("") == "''");
}

TEST_CASE("a path that begins as an option does is none") {
  CHECK(shell_path("-x.db") == "./-x.db");
  CHECK(shell_path("--force it") == "'./--force it'");
}

TEST_CASE("any other word is quoted alike, and keeps a sign that it begins with") {
  CHECK(shell_word("2023H1..2024H1") == "2023H1..2024H1");
  CHECK(shell_word("Q3 FY2024") == "'Q3 FY2024'");
  CHECK(shell_word("-4") == "-4");
}

}  // namespace shell_word_test
