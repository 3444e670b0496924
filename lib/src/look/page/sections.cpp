#include "look/page/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "look/chart/caption.hpp"
#include "look/chart/words.hpp"
#include "look/escaped.hpp"
#include "look/in_order.hpp"
#include "look/page/markup.hpp"
#include "look/table/footer.hpp"

namespace capex::look {

namespace {

bool holds(const CheckedClaim& claim) {
  return claim.verdict == "consistent" && claim.own_verdict != "inconsistent";
}

std::string day_of(const std::string& as_of, const std::vector<Source>& sources) {
  if (!as_of.empty()) return as_of + ", by what was known on that day";
  if (sources.empty()) return "";
  const auto newest = std::max_element(sources.begin(), sources.end(),
                                       [](const Source& a, const Source& b) { return a.known_on < b.known_on; });
  return to_string(newest->known_on) + ", the day of the newest source";
}

std::string periods_asked(const Question& question) {
  return (question.periods.empty() ? "all that are stated" : question.periods) +
         (question.by.empty() ? "" : ", by " + question.by);
}

std::string currency_asked(const Question& question) {
  if (question.in.empty()) return "";
  return question.in + (question.rate.empty() ? "" : ", rate " + question.rate) +
         (question.rates.empty() ? "" : ", rates of " + question.rates);
}

// "3.32bn USD [3.25, 3.39]", beneath it the verdict.
std::string reckoned(const std::string& computed, const std::string& verdict) {
  return element("td", escaped(computed) + (verdict.empty() ? "" : text_element("small", verdict)));
}

/// "Benzinga, 2024-08-26", a link to its place in the list.
std::string cited(const std::string& key, const std::vector<Source>& sources) {
  const auto found = std::find_if(sources.begin(), sources.end(), [&](const Source& one) { return one.key == key; });
  if (found == sources.end()) return escaped(key);
  return fmt::format("<a href=\"#s{}\">{}</a>", found - sources.begin() + 1, escaped(name_of(*found)));
}

std::string claim_row(const CheckedClaim& one, const std::map<std::string, std::string>& names,
                      const std::vector<Source>& sources) {
  const auto name = names.find(one.company);
  const std::string who = name == names.end() ? one.company : name->second;
  const std::string what = one.kind + " of " + who + (one.period.empty() ? "" : ", " + one.period);
  return element("tr", element("th", escaped(what) + element("small", cited(one.source, sources)), " scope=\"row\"") +
                           text_element("td", one.claimed) + reckoned(one.computed, one.verdict) +
                           reckoned(one.own_computed, one.own_verdict) + element("td", list_of(one.remarks)));
}

void take_all(std::map<std::string, const Source*>& by_key, const std::vector<Source>& sources) {
  for (const Source& source : sources) by_key.emplace(source.key, &source);
}

}  // namespace

std::string asked_of(const Report& report, const std::vector<Source>& sources) {
  const Question& question = report.question;
  std::string all;
  const auto say = [&all](std::string_view what, const std::string& said) {
    if (!said.empty()) all += text_element("dt", what) + text_element("dd", said);
  };
  std::vector<std::string> companies;
  for (const Observation& one : report.amounts) add_once(companies, name_of(one));
  for (const Growth& one : report.growths) add_once(companies, name_of(one));
  if (companies.empty()) companies = question.companies;
  say("Companies", listed(companies, companies.size(), ""));
  say("Periods", periods_asked(question));
  say("Measure", question.measure);
  say("Basis", question.basis);
  say("Scope", question.scope);
  say("Less", question.net_of);
  say("In", currency_asked(question));
  say("Vintage", question.vintage);
  say("Alignment", question.align);
  say("Growth over", question.over);
  say("As of", day_of(report.as_of, sources));
  return element("dl", all, " class=\"asked\"");
}

std::string claims_of(const Report& report, const std::vector<Source>& sources) {
  std::map<std::string, std::string> names;
  for (const Observation& one : report.amounts) names.emplace(one.company, name_of(one));
  std::size_t holding = 0;
  std::string contradicted, untold;
  for (const CheckedClaim& one : report.claims) {
    if (holds(one)) {
      ++holding;
      continue;
    }
    const bool wrong = one.verdict == "inconsistent" || one.own_verdict == "inconsistent";
    (wrong ? contradicted : untold) += claim_row(one, names, sources);
  }
  const std::string counted =
      fmt::format("Of {} that sources make about these companies {} with the figures.",
                  report.claims.size() == 1 ? "1 claim" : fmt::format("{} claims", report.claims.size()),
                  holding == 1 ? "1 agrees" : fmt::format("{} agree", holding));
  const std::string rows = contradicted + untold;
  if (rows.empty()) return text_element("p", counted);
  std::string head;
  for (const char* column : {"Claim", "Claimed", "By the best figures", "By its own source", "Notes"}) {
    head += text_element("th", column, " scope=\"col\"");
  }
  return text_element("p", counted) +
         in_scroller(element("table",
                             caption_of("Claims that do not agree, or that the figures cannot decide") +
                                 element("thead", element("tr", head)) + element("tbody", rows),
                             " class=\"claims\""));
}

std::string sources_of(const std::vector<Source>& sources) {
  std::string items;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const Source& source = sources[i];
    const std::string name = escaped(name_of(source));
    const std::string said =
        is_web_address(source.url)
            ? fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>", escaped(source.url), name)
            : name;
    const std::string address = is_web_address(source.url) || source.url.empty() ? "" : ", " + source.url;
    items += element("li", said + escaped(title_of(source) + address), fmt::format(" id=\"s{}\"", i + 1));
  }
  return text_element("p", source_words(sources) + ".") + element("ol", items, " class=\"sources\"");
}

std::vector<Source> documents_of(const Report& report) {
  std::map<std::string, const Source*> by_key;
  take_all(by_key, report.amounts.sources());
  take_all(by_key, report.growths.sources());
  for (const Answers<Total>& total : report.totals) take_all(by_key, total.sources());
  for (const CheckedClaim& claim : report.claims) {
    if (holds(claim)) continue;
    for (const Source& source : report.claims.sources()) {
      if (source.key == claim.source) by_key.emplace(source.key, &source);
    }
  }
  std::vector<Source> all;
  for (const auto& [key, source] : by_key) all.push_back(*source);
  std::stable_sort(all.begin(), all.end(), [](const Source& a, const Source& b) {
    return std::tie(a.publisher, a.known_on) < std::tie(b.publisher, b.known_on);
  });
  return all;
}

}  // namespace capex::look
