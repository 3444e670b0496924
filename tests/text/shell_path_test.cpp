#include "text/shell_path.hpp"

#include "catch.hpp"

namespace shell_path_test {

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

}  // namespace shell_path_test
