#include "capex/page.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "capex/chart.hpp"
#include "embedded/page_css.hpp"
#include "embedded/page_js.hpp"
#include "embedded/page_js_sha256.hpp"
#include "look/chart/caption.hpp"
#include "look/chart/words.hpp"
#include "look/escaped.hpp"
#include "look/in_order.hpp"
#include "look/page/grid.hpp"
#include "look/page/markup.hpp"
#include "look/page/number_table.hpp"
#include "look/page/sections.hpp"
#include "look/table/wide_table.hpp"

namespace capex {

namespace look {
namespace {

/// The picture, or why there is none.
template <class One>
std::string figure_of(const Answers<One>& answers, const std::string& as_of, const std::string& id) {
  try {
    Chart chart = chart_of(answers, as_of);
    chart.caption.clear();  // the page says it beneath the table
    return element("figure", in_scroller(svg(chart, id), chart.title));
  } catch (const QuestionError& error) {
    return text_element("p", "No picture: " + error.problem() + '.', " class=\"quiet\"");
  }
}

std::string subject_of(const Report& report) {
  std::vector<std::string> names;
  for (const Observation& one : report.amounts) add_once(names, name_of(one));
  if (names.empty()) return "Nothing was answered";
  const std::vector<std::string> periods = periods_of(lines_of(report.amounts));
  return "Amounts of " + listed(names, 4, "companies") + ", " + periods.front() +
         (periods.size() == 1 ? "" : " to " + periods.back());
}

std::string heading_of(const Report& report) {
  if (!report.title.empty()) return report.title;
  try {
    const Answers<Observation>& amounts = report.amounts;
    return amounts.empty() ? subject_of(report) : chart_of(amounts, report.as_of).title;
  } catch (const QuestionError&) {  // no axis for all
    return subject_of(report);
  }
}

/// "+/x" in base 64 of bytes that are written in hexadecimal.
std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  unsigned bits = 0, count = 0;
  for (const char c : hex) {
    bits = bits << 4 | static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    text += letters[bits >> count & 63];
  }
  if (count > 0) text += letters[bits << (6 - count) & 63];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

/// Nothing is fetched, and no script runs but ours. Styles stand in the file itself, the charts' own among them, whose
/// text is ours too; they cannot bring anything either.
std::string policy() {
  return fmt::format(
      "default-src 'none'; script-src 'sha256-{}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
      base64_of_hex(embedded::page_js_sha256));
}

std::string head_of(const std::string& title) {
  return element("head", fmt::format("<meta charset=\"utf-8\">\n"
                                     "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
                                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                                     "<meta name=\"referrer\" content=\"no-referrer\">\n"
                                     "{}<style>\n{}</style>\n",
                                     policy(), text_element("title", title), embedded::page_css));
}

std::string growth_caption(const Report& report) {
  if (report.growths[0].compound) return "Growth a year, compounded";
  const std::string& over = report.question.over;
  return "Growth over a " + (over.empty() ? "year" : over) + ", by period";
}

/// The sections of a page, each with its heading and its place among the links above them.
class Sections {
 public:
  Sections(const Report& report, const std::vector<Source>& sources)
      : as_of_(report.as_of), documents_(sources, Documents::Cited::by_number) {
    if (report.amounts.empty()) {
      add("amounts", "Amounts", list_of(report.amounts.notes()) + list_of(report.amounts.gaps()));
    } else {
      add_numbers("amounts", "Amounts", report.amounts, Shown::amounts, "Amounts by period");
    }
    if (!report.growths.empty()) {
      add_numbers("growths", "Growth", report.growths, Shown::growths, growth_caption(report));
    }
    for (std::size_t i = 0; i < report.totals.size(); ++i) {
      const Answers<Total>& total = report.totals[i];
      if (total.empty()) continue;
      const std::string heading = name_of(total[0].sum) + " and its members";
      add_numbers(fmt::format("total-{}", i + 1), heading, total, Shown::amounts, heading + ", amounts by period");
    }
    if (!report.claims.empty()) add("claims", "What sources claim", claims_of(report, sources));
    if (!sources.empty()) add("sources", "Sources", sources_of(sources));
  }

  std::string links() const { return element("nav", element("ul", links_), " aria-label=\"Sections\""); }
  const std::string& text() const { return text_; }

 private:
  void add(const std::string& id, const std::string& heading, const std::string& inside) {
    if (inside.empty()) return;
    links_ += element("li", fmt::format("<a href=\"#{}\">{}</a>", id, escaped(heading)));
    text_ += element("section", text_element("h2", heading, fmt::format(" id=\"{}\"", id)) + inside,
                     fmt::format(" aria-labelledby=\"{}\"", id));
  }

  /// A table with its notes, of which each is said once a page, and its picture.
  template <class One>
  void add_numbers(const std::string& id, const std::string& heading, const Answers<One>& answers, Shown shown,
                   const std::string& caption) {
    std::vector<std::string> notes;
    for (const std::string& note : answers.notes()) {
      const std::size_t before = said_.size();
      if (place_in(said_, note) == before) notes.push_back(note);
    }
    add(id, heading,
        number_table(named(lines_of(answers)), shown, caption, documents_, ids_) + list_of(notes, " class=\"notes\"") +
            figure_of(answers, as_of_, id + "-chart"));
  }

  std::string as_of_;
  Documents documents_;
  ExplanationIds ids_;
  std::vector<std::string> said_;
  std::string links_, text_;
};

}  // namespace
}  // namespace look

std::string page(const Report& report) {
  const std::vector<Source> sources = look::documents_of(report);
  const std::string title = look::heading_of(report);
  const look::Sections sections(report, sources);
  const std::string hint =
      report.amounts.empty()
          ? ""
          : look::text_element("p", "Point at a number, or reach it by the Tab key, to see where it comes from.",
                               " class=\"quiet hint\"");
  const std::string header = look::element(
      "header", look::text_element("h1", title) + look::asked_of(report, sources) + hint + sections.links());
  const std::string body =
      header + look::element("main", sections.text()) + "<script>" + std::string(embedded::page_js) + "</script>\n";
  return "<!doctype html>\n" +
         look::element("html", '\n' + look::head_of(title) + look::element("body", '\n' + body), " lang=\"en\"");
}

}  // namespace capex
