#include "catch.hpp"
#include "store/sample.hpp"

namespace defined_measures_test {

using namespace capex;
using namespace capex::core;
using sample::Rows;

namespace {

std::string terms_of(const Store& store, const char* key) {
  return to_string(store.snapshot().measure(key).terms);
}

ImportId first_import(const Store& store) {
  return store.snapshot().imports().front().id;
}

Rows after_rent() {
  return Rows()
      .measure("cash-after-rent", MeasureKind::flow, "", "operating-cash-flow - rent")
      .measure("rent", MeasureKind::flow);
}

std::string problem_of(const Rows& rows) {
  Store store = Store::in_memory();
  return sample::problems_of(store, rows);
}

}  // namespace

TEST_CASE("every file knows free cash flow and capital expenditure with leases and net of proceeds") {
  const Store store = Store::in_memory();
  CHECK(terms_of(store, "free-cash-flow") == "operating-cash-flow - capex-cash");
  CHECK(terms_of(store, "free-cash-flow-after-leases") == "operating-cash-flow - capex-cash - finance-lease-principal");
  CHECK(terms_of(store, "capex-net") == "capex-cash - disposal-proceeds");
  CHECK(terms_of(store, "capex-with-lease-principal") == "capex-cash + finance-lease-principal");
  CHECK(terms_of(store, "capex-with-lease-additions") == "capex-cash + finance-lease-additions");
  CHECK(terms_of(store, "capex-cash").empty());
}

TEST_CASE("a measure of one's own may be made of others, in any order of rows") {
  Store store = Store::in_memory();
  sample::load(store, after_rent(), "own");
  CHECK(terms_of(store, "cash-after-rent") == "operating-cash-flow - rent");
  const MeasureTerm last = store.snapshot().measure("cash-after-rent").terms.back();
  CHECK(last.id == store.snapshot().measure("rent").id);
}

TEST_CASE("what is no sum of flows is refused with the reason") {
  CHECK(problem_of(Rows().measure("a", MeasureKind::flow, "", "capex-cash + nothing")).find("no measure 'nothing'") !=
        std::string::npos);
  CHECK(problem_of(Rows().measure("a", MeasureKind::flow, "", "cash + capex-cash")).find("only flows add up") !=
        std::string::npos);
  CHECK(problem_of(Rows().measure("a", MeasureKind::flow, "", "free-cash-flow + capex-cash"))
            .find("itself a sum of others") != std::string::npos);
  CHECK(problem_of(Rows().measure("a", MeasureKind::stock, "", "revenue")).find("no sum of flows") !=
        std::string::npos);
}

TEST_CASE("undoing takes a made measure back, and keeps what another's is made of") {
  Store store = Store::in_memory();
  const std::string empty = sample::content(store);
  sample::load(store, after_rent(), "own");
  store.undo(first_import(store));
  CHECK(sample::content(store) == empty);

  sample::load(store, Rows().measure("rent", MeasureKind::flow), "parts");
  sample::load(store, Rows().measure("after-rent", MeasureKind::flow, "", "revenue - rent"), "sum");
  store.undo(first_import(store));
  CHECK(terms_of(store, "after-rent") == "revenue - rent");
}

TEST_CASE("a made measure that another import's figure needs stays with its parts until that goes too") {
  Store store = Store::in_memory();
  const std::string empty = sample::content(store);
  sample::load(store, after_rent().company("alibaba").source("s", "2024-08-26"), "own");
  sample::load(store, Rows().figure("alibaba", "2024H1", "23bn", "s", "CNY", "cash-after-rent"), "figure");
  store.undo(first_import(store));
  CHECK(terms_of(store, "cash-after-rent") == "operating-cash-flow - rent");
  CHECK(store.snapshot().series({}).size() == 1);
  CHECK(store.verify().empty());
  store.undo(first_import(store));
  CHECK(sample::content(store) == empty);
}

}  // namespace defined_measures_test
