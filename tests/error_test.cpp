#include "capex/error.hpp"

#include "catch.hpp"

namespace error_test {

using namespace capex;
using namespace capex::core;

TEST_CASE("an error says where it was found, as far as that is known, and keeps the place") {
  const Error whole(ErrorCode::parse, "no amount", Place{"figures.csv", 12, 5});
  CHECK(std::string(whole.what()) == "figures.csv:12:5: no amount");
  CHECK(whole.code() == ErrorCode::parse);
  CHECK(whole.place() == Place{"figures.csv", 12, 5});

  CHECK(std::string(Error(ErrorCode::parse, "no amount", Place{"figures.csv", 12, 0}).what()) ==
        "figures.csv:12: no amount");
  CHECK(std::string(Error(ErrorCode::parse, "no amount", Place{"figures.csv", 0, 0}).what()) ==
        "figures.csv: no amount");
  CHECK(std::string(Error(ErrorCode::parse, "no amount", Place{"", 12, 5}).what()) == "line 12:5: no amount");
  CHECK(std::string(Error(ErrorCode::parse, "no amount").what()) == "no amount");
}

TEST_CASE("a problem reads as an error does") {
  CHECK(to_string(Problem{{"figures.csv", 12, 5}, "no amount"}) == "figures.csv:12:5: no amount");
  CHECK(to_string(Problem{{}, "no amount"}) == "no amount");
}

TEST_CASE("the words of error codes are those of messages and of JSON") {
  CHECK(to_string(ErrorCode::parse) == "parse");
  CHECK(to_string(ErrorCode::not_found) == "not_found");
  CHECK(to_string(ErrorCode::conflict) == "conflict");
  CHECK(to_string(ErrorCode::currency_mismatch) == "currency_mismatch");
  CHECK(to_string(ErrorCode::overflow) == "overflow");
  CHECK(to_string(ErrorCode::schema_version) == "schema_version");
  CHECK(to_string(ErrorCode::not_a_store) == "not_a_store");
  CHECK(to_string(ErrorCode::damaged) == "damaged");
  CHECK(to_string(ErrorCode::busy) == "busy");
  CHECK(to_string(ErrorCode::storage) == "storage");
  CHECK(to_string(ErrorCode::usage) == "usage");
}

}  // namespace error_test
