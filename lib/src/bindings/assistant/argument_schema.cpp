#include "bindings/assistant/argument_schema.hpp"

#include <algorithm>
#include <iterator>

#include "bindings/assistant/json_parts.hpp"
#include "bindings/assistant/tools.hpp"

namespace capex::bindings {

namespace {

struct Argument {
  std::string_view name, type, words;
  std::string_view choices = {};
};

// "names": a list of texts.
constexpr Argument arguments[] = {
    {"companies", "names",
     "Companies or groups by key, name, alias or ticker, such as microsoft, MSFT, bat; 'all' for all"},
    {"company", "string", "A company or a group by key, name, alias or ticker"},
    {"period", "string",
     "Such as 2024H1, 2024Q3, 2024, FY2025, 9M2024, 2023H1..2024H2, 2024.., latest, 'last 8 quarters', TTM"},
    {"by", "string", "Cuts the period", "year,half,quarter,month,fiscal-year,fiscal-half,fiscal-quarter"},
    {"measure", "string",
     "Such as capex-cash, capex-with-leases, revenue (list what=measures); 'any': each company by its own; else the "
     "one "
     "that answers most"},
    {"basis", "string", "actual (the default), guidance or estimate; several with commas"},
    {"scope", "string", "A part of the company, such as domestic; else the whole"},
    {"in", "string", "The currency to convert to, such as USD; else the one that is stated"},
    {"rate", "string", "average (of the period, the default), closing, on:2024-08-26, fixed:7.14, issuer"},
    {"rates", "string", "Whose rates, such as ecb or fred"},
    {"max-rate-age", "integer", "How many days old a rate may be on a day that has none; 7 unless said"},
    {"as-of", "string", "Only what was known on the day, such as 2025-01-31"},
    {"vintage", "string", "latest (the default), or first: as before any restatement", "latest,first"},
    {"align", "string", "exact (the default), or nearest: the nearest days that the figures reach", "exact,nearest"},
    {"members", "boolean", "Of each group its members instead of what is stated for the group"},
    {"per", "string", "As the ratio to another measure, such as revenue"},
    {"net-of", "string", "Less another flow of the same days, such as disposal-proceeds"},
    {"revisions", "boolean", "How each amount changed as more became known"},
    {"remaining", "boolean", "What guidance leaves for the rest of the period"},
    {"over", "string", "How far back the base of a growth lies; a year unless said", "year,half,quarter"},
    {"cagr", "boolean", "One compound growth a year, from the first of the periods to the last"},
    {"split", "boolean", "How much of the growth is the company's own, and how much the currency's"},
    {"constant-currency", "boolean", "Both periods at the rate of the earlier one"},
    {"growth", "boolean", "Also how it grew"},
    {"allow-missing", "boolean", "A sum of the members that have a value, with status partial"},
    {"condition", "string", "Such as: growth > 100% and amount > 1bn USD"},
    {"sort", "string", "What ranks them", "growth,amount,company"},
    {"top", "integer", "Only the first so many"},
    {"sources", "names", "Only what these sources say, by key"},
    {"verdict", "string", "Only claims of this verdict", "consistent,inconsistent,undecidable"},
    {"all", "boolean", "Also the claims that are consistent"},
    {"total", "boolean", "Of a group: the sum of its members instead of what is stated for it"},
    {"brief", "boolean", "Without the daily rates that an average is made of"},
    {"amount", "string", "As people write it: 50bn, RMB 4,200m, >12bn, 60-65bn"},
    {"from", "string", "The currency of the amount, where it does not name it"},
    {"to", "string", "The currency to convert to"},
    {"on", "string", "At the rate of the day, instead of a period's"},
    {"compare", "boolean", "At every kind of rate"},
    {"since", "string", "The day before the changes, such as 2025-01-01"},
    {"until", "string", "The day after them; else all that is known"},
    {"why", "names", "Only changes of these kinds: new, restated, revised ..."},
    {"what", "string", "What to list", "companies,names,groups,measures,scopes,sources,periods,rates,imports,due"},
    {"limit", "integer", "How many rows to answer, 200 unless said, 1000 at most"},
    {"offset", "integer", "How many rows to leave out before the first, to go on where an answer was cut"},
    // Of entries.
    {"key", "string", "The name it is to have in the file, in small letters, such as alibaba or ft-2024-08"},
    {"name", "string", "As people write it"},
    {"reporting-currency", "string", "ISO 4217, such as CNY"},
    {"fiscal-year-end", "string", "Such as 03-31, or 'last Saturday of September'; else 12-31"},
    {"country", "string", "ISO 3166-1 alpha-2"},
    {"ticker", "string", "On its exchange"},
    {"aliases", "names", "Other names"},
    {"group-members", "names", "Makes it a group of these companies"},
    {"publisher", "string", "Who published it"},
    {"kind", "string", "Of a source: filing, release, vendor or press; of a claim: growth, equivalent, total or share"},
    {"known-on", "string", "The day it became public, else the day it was found"},
    {"title", "string", "Of the document"},
    {"url", "string", "Where it is"},
    {"note", "string", "What else is to be said"},
    {"currency", "string", "Unless the amount names it"},
    {"source", "string", "The document that states it, by key: add it first"},
    {"decimals", "string", "The precision, where the way of writing misleads: -9 is billions"},
    {"words", "string", "The source's own"},
    {"stated", "string", "What is claimed: +123%, doubled, 7bn"},
    {"parts", "string", "What the claim is made of: period=2023H1, or company=alibaba; company=tencent"},
    {"provider", "string", "Whose rate it is, such as ecb"},
    {"base", "string", "1 of this currency"},
    {"quote", "string", "is so many of this one"},
    {"day", "string", "The day of the rate"},
    {"value", "string", "The rate itself, such as 7.2673"},
    {"import", "integer", "The number of the import: list what=imports"},
    {"dry-run", "boolean", "Only says what it would do, which is the default: false does it"},
};

std::string type_of(const Argument& argument) {
  if (argument.type != "names") return json_text(argument.type);
  return json_list_of_texts({"array", "string"});
}

}  // namespace

std::string argument_schema(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(arguments), std::end(arguments), [&](const Argument& each) { return each.name == name; });
  if (found == std::end(arguments)) return {};
  JsonObject schema;
  schema.add("type", type_of(*found));
  if (found->type == "names") schema.add("items", R"({"type":"string"})");
  if (found->type == "integer") schema.add("minimum", "0");
  if (!found->choices.empty()) schema.add("enum", json_list_of_texts(names_in(found->choices)));
  schema.add("description", json_text(found->words));
  return schema.text();
}

std::string argument_name(std::string_view name) {
  std::string argument(name);
  std::replace(argument.begin(), argument.end(), '-', '_');
  return argument;
}

}  // namespace capex::bindings
