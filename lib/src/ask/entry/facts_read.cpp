#include "ask/entry/facts_read.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "ask/answer/telling.hpp"

namespace capex::core {

namespace {

constexpr std::size_t shown_companies = 3;

/// "2 of that, 1 of this": what there is any of.
std::string parts(std::initializer_list<std::pair<std::int64_t, const char*>> counts) {
  std::string text;
  for (const auto& [count, what] : counts) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, what);
  }
  return text;
}

}  // namespace

void FactsRead::pass_over(const std::string& company) {
  ++unknown_;
  if (some_unknown_.size() > shown_companies) return;
  if (std::find(some_unknown_.begin(), some_unknown_.end(), company) == some_unknown_.end()) {
    some_unknown_.push_back(company);
  }
}

void FactsRead::remark(std::string remark) {
  constexpr std::size_t most = 20;
  if (remarks_.size() < most) {
    remarks_.push_back(std::move(remark));
  } else {
    ++more_remarks_;
  }
}

std::vector<std::string> FactsRead::lines() const {
  const CompanyFactsCounts& c = counts;
  std::string read = fmt::format("{}, {}: {}", counted(documents, "document", "documents"),
                                 counted(c.facts, "fact", "facts"), counted(c.figures, "figure", "figures"));
  if (c.equivalents > 0) read += ", " + counted(c.equivalents, "equivalent", "equivalents");
  const std::string passed_over = parts({{c.unmapped, "of concepts that feed no measure"},
                                         {c.instants, "at an instant"},
                                         {c.other_units, "in units that are no currency"},
                                         {c.long_periods, "over more than 380 days"},
                                         {c.outranked, "of concepts that another one outranks"},
                                         {c.repeated, "stated twice by one filing"}});
  if (!passed_over.empty()) read += "; passed over " + passed_over;
  if (c.bad > 0) read += fmt::format("; {} bad", c.bad);
  std::vector<std::string> lines;
  if (c.facts > 0) lines.push_back(read);
  if (unknown_ > 0) {
    std::string companies;
    for (std::size_t i = 0; i < some_unknown_.size(); ++i) {
      companies += (i > 0 ? ", " : "") + (i < shown_companies ? some_unknown_[i] : "...");
    }
    lines.push_back(fmt::format("passed over {} of companies that the file does not know, which --all would add: {}",
                                counted(unknown_, "document", "documents"), companies));
  }
  if (empty_ > 0)
    lines.push_back(fmt::format("passed over {} without facts", counted(empty_, "document", "documents")));
  if (unchanged_ > 0) {
    lines.push_back(fmt::format("passed over {} that {} read before and {} not changed",
                                counted(unchanged_, "document", "documents"), unchanged_ == 1 ? "was" : "were",
                                unchanged_ == 1 ? "has" : "have"));
  }
  lines.insert(lines.end(), remarks_.begin(), remarks_.end());
  if (more_remarks_ > 0)
    lines.push_back(fmt::format("and so of {} more", counted(more_remarks_, "company", "companies")));
  return lines;
}

}  // namespace capex::core
