#include "catch.hpp"
#include "store/sample.hpp"

namespace content_test {

using namespace capex;
using namespace capex::core;
using sample::Rows;

TEST_CASE("the content is told in the order of natural keys") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex());
  const std::string content = sample::content(store);
  const auto at = [&content](const std::string& text) {
    const auto found = content.find(text);
    CHECK(found != std::string::npos);
    return found;
  };
  CHECK(at("company alibaba 'Alibaba Group' issuer") < at("company baidu"));
  CHECK(at("company tencent") < at("member bat alibaba - -"));
  CHECK(at("member bat tencent - -") < at("measure ai-chips flow"));
  CHECK(at("source ft-2024-08 'Publisher of ft-2024-08' press 2024-08-26") <
        at("figure alibaba capex actual total 2024H1 [2300000000000, 2300000000000] decimals -9 CNY from ft-2024-08 "
           "'Rmb23bn'\n"));
  CHECK(at("from ft-2024-08 'Rmb23bn'") < at("figure alibaba capex actual total 2024H1 [2300000000000, 2300000000000] "
                                             "decimals -9 CNY from sna-2024-08\n"));
  CHECK(at("figure tencent") <
        at("claim ft-2024-08/alibaba-growth growth alibaba capex actual total 2024H1 = [1230000000, 1230000000] "
           "decimals 2 XXX from ft-2024-08 '' ''; alibaba capex actual total 2023H1\n"));
  CHECK(at("claim ") < at("rate ecb 1 USD = 7.2680 CNY on 2024-06-27\n"));
}

TEST_CASE("content loaded into a new file is the same content") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex(), "a");
  sample::load(store, Rows().figure("alibaba", "2024-08-26", "50bn", "sna-2024-08", "USD", "cash", "more than 50bn"),
               "b");
  Store copy = Store::in_memory();
  Load load = copy.load(sample::from("export"));
  Problems problems;
  store.snapshot().content([&](const Batch& batch) { load.add(batch, problems); });
  CHECK(problems.empty());
  load.commit();
  CHECK(sample::content(copy) == sample::content(store));
}

TEST_CASE("the content is whole whatever day the snapshot is of") {
  Store store = Store::in_memory();
  sample::load(store, sample::chinese_capex());
  std::size_t figures = 0, sources = 0;
  store.snapshot(parse_date("2000-01-01")).content([&](const Batch& batch) {
    figures += batch.figures.size();
    sources += batch.sources.size();
  });
  CHECK(figures == 5);
  CHECK(sources == 2);
}

}  // namespace content_test
