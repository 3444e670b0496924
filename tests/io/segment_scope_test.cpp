#include "io/sec/segment_scope.hpp"

#include <string>

#include "catch.hpp"

namespace segment_scope_test {

using namespace capex::core;

TEST_CASE("a scope is spelled by its members, each word apart") {
  CHECK(segment_scope("BusinessSegments=AmazonWebServices;") == "amazon-web-services");
  CHECK(segment_scope("BusinessSegments=AmazonWebServices") == "amazon-web-services");
  CHECK(segment_scope("BusinessSegments=AWSCloud;") == "aws-cloud");
  CHECK(segment_scope("BusinessSegments=EMEA;") == "emea");
  CHECK(segment_scope("BusinessSegments=Segment1And2;") == "segment1-and2");
  CHECK(segment_scope("Geographical=US;") == "geographical:us");
  CHECK(segment_scope("ProductOrService=IPhone;") == "product-or-service:i-phone");
  CHECK(segment_scope("InvestmentIdentifier=Senior Secured, due 2029;") ==
        "investment-identifier:senior-secured-due-2029");
}

TEST_CASE("all members make the scope, whatever their order") {
  CHECK(segment_scope("BusinessSegments=Cloud;ConsolidationItems=OperatingSegments;") ==
        "cloud+consolidation-items:operating-segments");
  CHECK(segment_scope("ConsolidationItems=OperatingSegments;BusinessSegments=Cloud;") ==
        "cloud+consolidation-items:operating-segments");
  // A segment of the name is not the whole.
  CHECK(segment_scope("BusinessSegments=Total;") == "business-segments:total");
}

TEST_CASE("segments that were cut are not guessed") {
  CHECK_FALSE(segment_scope("BusinessSegments"));
  CHECK_FALSE(segment_scope("BusinessSegments=Cloud;Geograph"));
  CHECK_FALSE(segment_scope("BusinessSegments=;"));
  CHECK_FALSE(segment_scope("BusinessSegments=...;"));
  CHECK_FALSE(segment_scope("BusinessSegments=\xFF;"));
  CHECK_FALSE(segment_scope("BusinessSegments=" + std::string(1007, 'a')));
}

}  // namespace segment_scope_test
