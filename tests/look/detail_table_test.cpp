#include "look/table/detail_table.hpp"

#include "analysis/answer/growth.hpp"
#include "ask/door/values.hpp"
#include "catch.hpp"
#include "money/amount_text.hpp"

namespace detail_table_test {

using namespace capex::core;
using capex::Flag;
using capex::Status;
using capex::look::AnswerTable;
using capex::look::render;

namespace {

constexpr MeasureId capex_id{1}, cash_id{2}, chips_id{3};
constexpr SourceId ft{1};

Names names() {
  Names all;
  all.measures[capex_id] = {capex_id, "capex", MeasureKind::flow, "", ""};
  all.measures[cash_id] = {cash_id, "capex-cash", MeasureKind::flow, "", ""};
  all.measures[chips_id] = {chips_id, "chips-ordered", MeasureKind::count, "", "chips"};
  Source source;
  source.id = ft;
  source.key = "ft-2024-08";
  source.publisher = "Financial Times";
  source.known_on = parse_date("2024-08-26");
  all.sources[ft] = source;
  all.provider = "ecb";
  return all;
}

Observation missing(const char* label, MeasureId measure = capex_id) {
  Observation none(resolve(parse_label(label)), measure);
  none.series = SeriesId{1};
  none.company = CompanyId{1};
  none.currency = currency("CNY");
  return none;
}

Observation stated(const char* label, const char* text, const char* code = "CNY", MeasureId measure = capex_id) {
  const StatedAmount amount = parse_amount(text, currency(code));
  Observation observation = missing(label, measure);
  observation.status = amount.number.is_limit() ? Status::limit : Status::stated;
  observation.currency = amount.currency;
  observation.amount = amount.number.point();
  observation.bounds = amount.number.bounds();
  observation.operands.push_back(Operand{1, Figure{observation.period, amount.number, parse_date("2024-08-26"), ft}});
  return observation;
}

AnswerLine line(const char* company, const char* label, const Observation& observation) {
  Company named;
  named.key = company;
  return {named, parse_label(label), std::nullopt, observation, observation, {}, {}, {}};
}

// As the door tells the lines, drawn.
AnswerTable answer_table(const std::vector<AnswerLine>& lines, const Names& names) {
  Answers answers;
  answers.lines = lines;
  answers.names = names;
  const bool grown = !lines.empty() && lines.front().growth;
  if (grown) answers.wanted.kind = Wanted::Kind::growth;
  const capex::Rows rows{answer_columns(answers), answer_rows(answers)};
  if (grown) {
    const auto told = growths_of(answers);
    const capex::Answers<capex::Growth> growths(told.values, rows, {});
    return capex::look::detail_table(capex::look::lines_of(growths), told.sources);
  }
  const auto told = observations_of(answers);
  const capex::Answers<capex::Observation> observations(told.values, rows, {});
  return capex::look::detail_table(capex::look::lines_of(observations), told.sources);
}

const std::string sources = "Sources:\n  ft-2024-08: Financial Times, 2024-08-26\n";

}  // namespace

TEST_CASE("amounts of one currency share a column that names it") {
  CHECK(render(answer_table(
            {line("alibaba", "2024H1", stated("2024H1", "23bn")), line("baidu", "2024H1", stated("2024H1", "4.2bn"))},
            names())) ==
        "company  period  CNY bn  bounds          status\n"
        "alibaba  2024H1    23    [22.50, 23.50]  stated\n"
        "baidu    2024H1     4.2  [4.15, 4.25]    stated\n"
        "\n" +
            sources);
}

TEST_CASE("amounts of several currencies name theirs in a column of units") {
  CHECK(render(answer_table({line("alibaba", "2024H1", stated("2024H1", "23bn")),
                             line("alphabet", "2024H1", stated("2024H1", "25198m", "USD"))},
                            names())) ==
        "company   period      bn  unit  bounds          status\n"
        "alibaba   2024H1  23      CNY   [22.50, 23.50]  stated\n"
        "alphabet  2024H1  25.198  USD                   stated\n"
        "\n" +
            sources);
}

TEST_CASE("a count names what is counted") {
  CHECK(render(answer_table({line("meta", "2024", stated("2024", "224,000", "XXX", chips_id))}, names())) ==
        "company  period    chips  status\n"
        "meta     2024    224,000  stated\n"
        "\n" +
            sources);
}

TEST_CASE("a converted amount stands beside the stated one, with its rate in a footnote") {
  AnswerLine both = line("bat", "2024H1", stated("2024H1", "50bn"));
  AppliedRate rate;
  rate.kind = RateKind::fixed;
  rate.rate = {currency("USD"), currency("CNY"), Decimal::parse("7.2150")};
  both.amount.convert({Status::stated, {}, 692'996'746'147, Bounds(686'066'778'685, 699'926'713'609)}, currency("USD"),
                      rate);
  CHECK(render(answer_table({both}, names())) ==
        "company  period  CNY bn  bounds          USD bn  bounds        status  notes\n"
        "bat      2024H1      50  [49.50, 50.50]    6.93  [6.86, 7.00]  stated  a\n"
        "\n"
        "a  7.2150 CNY per USD, fixed\n" +
            sources);
}

TEST_CASE("what has no value has an empty cell and a status that a footnote explains") {
  CHECK(render(answer_table({line("bat", "2024H1", stated("2024H1", "50bn")), line("bat", "2023H2", missing("2023H2"))},
                            names())) ==
        "company  period  CNY bn  bounds          status   notes\n"
        "bat      2024H1      50  [49.50, 50.50]  stated\n"
        "bat      2023H2                          missing  a\n"
        "\n"
        "a  missing: no source states 2023-07-01..2023-12-31\n" +
            sources);
}

TEST_CASE("a limit keeps the column that names its currency") {
  CHECK(render(answer_table({line("bytedance", "2025", stated("2025", ">12bn", "USD"))}, names())) ==
        "company    period  USD bn  bounds  status  notes\n"
        "bytedance  2025            >12     limit   a\n"
        "\n"
        "a  limit: the source gives one bound, no amount\n" +
            sources);
}

TEST_CASE("companies that fall back to the same measure share a footnote") {
  AnswerLine amazon = line("amazon", "2024H1", stated("2024H1", "32bn", "USD", cash_id));
  AnswerLine alphabet = line("alphabet", "2024H1", stated("2024H1", "25bn", "USD", cash_id));
  amazon.fallback = alphabet.fallback = true;
  const AnswerTable both = answer_table({amazon, alphabet}, names());
  CHECK(both.footnotes[0] == "a  alphabet, amazon: capex-cash, as they have no capex");
  CHECK(both.table.rows[0].back() == "a");
  CHECK(both.table.rows[1].back() == "a");
  CHECK(answer_table({amazon}, names()).footnotes[0] == "a  amazon: capex-cash, as it has no capex");
}

TEST_CASE("sources that disagree are named with what they say") {
  AnswerLine disputed = line("bat", "2024H1", stated("2024H1", "50bn"));
  disputed.amount.flags = Flag::sources_disagree;
  disputed.figures = {disputed.amount.operands[0].figure, stated("2024H1", "40bn").operands[0].figure};
  CHECK(answer_table({disputed}, names()).footnotes[0] ==
        "a  sources disagree on 2024H1: ft-2024-08 50bn CNY, ft-2024-08 40bn CNY");
}

TEST_CASE("sources that disagree on a base are named with what they say") {
  AnswerLine grown = line("bat", "2024H1", stated("2024H1", "50bn"));
  grown.base_label = parse_label("2023H1");
  grown.base = stated("2023H1", "23bn");
  grown.base->flags = Flag::sources_disagree;
  grown.base_figures = {grown.base->operands[0].figure, stated("2023H1", "40bn").operands[0].figure};
  grown.growth = grow(grown.amount, *grown.base);
  CHECK(answer_table({grown}, names()).footnotes[0] ==
        "a  sources disagree on 2023H1: ft-2024-08 23bn CNY, ft-2024-08 40bn CNY");
}

TEST_CASE("a growth that no source states is not called stated") {
  AnswerLine grown = line("bat", "2024H1", stated("2024H1", "50bn"));
  grown.base_label = parse_label("2023H1");
  grown.base = stated("2023H1", "23bn");
  grown.growth = grow(grown.amount, *grown.base);
  CHECK(render(answer_table({grown}, names())) ==
        "company  period  CNY bn  bounds          base    CNY bn  bounds          growth  bounds\n"
        "bat      2024H1      50  [49.50, 50.50]  2023H1      23  [22.50, 23.50]   +117%  [110.6, 124.4]\n"
        "\n" +
            sources);
}

TEST_CASE("a growth that is a claim reads as the claim does, and names it") {
  const Subject subject{{CompanyId{1}, capex_id, Basis::actual, "total"}, resolve(parse_label("2024H1"))};
  const Claim claim{ClaimId{7},
                    "ft-2024-08/alibaba-growth",
                    ClaimKind::growth,
                    subject,
                    parse_growth("+123%"),
                    Currency::none(),
                    ft,
                    SourceRank::press,
                    parse_date("2024-08-26"),
                    {},
                    "",
                    ""};
  Names all = names();
  all.claims.emplace(claim.id, claim);

  AnswerLine grown = line("alibaba", "2024H1", stated("2024H1", "23bn"));
  grown.base_label = parse_label("2023H1");
  grown.base = missing("2023H1");
  grown.base->status = Status::implied;
  grown.base->claim = claim.id;
  grown.base->amount = 1'031'390'134'529;
  grown.base->bounds = Bounds(1'006'711'409'395, 1'056'179'775'281);
  grown.growth = claimed_growth(claim);
  CHECK(render(answer_table({grown}, all)) ==
        "company  period  CNY bn  bounds          base    CNY bn  bounds          growth  bounds          status   "
        "notes\n"
        "alibaba  2024H1      23  [22.50, 23.50]  2023H1    10.3  [10.07, 10.56]   +123%  [122.5, 123.5]  implied  a\n"
        "\n"
        "a  base implied by ft-2024-08: +123%\n" +
            sources);
}

TEST_CASE("a growth without a base says so once") {
  AnswerLine grown = line("bat", "2024H1", stated("2024H1", "50bn"));
  grown.base_label = parse_label("2023H1");
  grown.base = missing("2023H1");
  grown.growth = grow(grown.amount, *grown.base);
  CHECK(render(answer_table({grown}, names())) ==
        "company  period  CNY bn  bounds          base    status        notes\n"
        "bat      2024H1      50  [49.50, 50.50]  2023H1  missing_base  a\n"
        "\n"
        "a  missing_base: the period to grow from is missing\n" +
            sources);
}

TEST_CASE("no answer is no table") {
  CHECK(render(answer_table({}, names())).empty());
}

}  // namespace detail_table_test
