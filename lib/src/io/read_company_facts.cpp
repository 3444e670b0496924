#include "capex/io/read_company_facts.hpp"

#include <fmt/format.h>

#include <iterator>

#include "capex/io/infer_calendar.hpp"
#include "capex/money/stated.hpp"
#include "io/company_facts_json.hpp"
#include "io/company_facts_rows.hpp"
#include "io/filer.hpp"

namespace capex {

CompanyFactsCounts& CompanyFactsCounts::operator+=(const CompanyFactsCounts& other) {
  facts += other.facts;
  figures += other.figures;
  equivalents += other.equivalents;
  repeated += other.repeated;
  outranked += other.outranked;
  unmapped += other.unmapped;
  instants += other.instants;
  other_units += other.other_units;
  long_periods += other.long_periods;
  bad += other.bad;
  return *this;
}

struct CompanyFactsReader::State {
  ConceptMap concepts;
  CompanyFactsJson json;
  FiledFacts facts;
};

CompanyFactsReader::CompanyFactsReader(ConceptMap concepts) : state_(std::make_unique<State>()) {
  state_->concepts = std::move(concepts);
}
CompanyFactsReader::CompanyFactsReader(CompanyFactsReader&&) noexcept = default;
CompanyFactsReader& CompanyFactsReader::operator=(CompanyFactsReader&&) noexcept = default;
CompanyFactsReader::~CompanyFactsReader() = default;

CompanyFactsCounts CompanyFactsReader::read(std::string_view json, const std::string& name,
                                            const CompanyFactsOptions& options, Batch& batch, Problems& problems) {
  if (options.company.empty()) throw Error(ErrorCode::usage, "company facts need a company", {name, 0, 0});
  if (options.decimals && (*options.decimals < -Stated::max_decimals || *options.decimals > Stated::max_decimals)) {
    throw Error(ErrorCode::usage, fmt::format("decimals are from {} to {}, not {}", -Stated::max_decimals,
                                              Stated::max_decimals, *options.decimals));
  }
  FiledFacts& facts = state_->facts;
  const bool whole = state_->json.read(json, name, state_->concepts, facts);
  if (whole) add_company_facts(facts, state_->concepts, name, options, batch);
  problems.insert(problems.end(), std::make_move_iterator(facts.problems.begin()),
                  std::make_move_iterator(facts.problems.end()));
  return facts.counts;
}

Company CompanyFactsReader::described(const CompanyFactsHead& head) const {
  Company company;
  company.key = company_key(head);
  company.name = head.name.empty() ? company.key : head.name;
  company.cik = head.cik;
  if (const Currency main = state_->facts.main_currency(); main.is_money()) company.reporting_currency = main;
  company.calendar = infer_fiscal_calendar(fiscal_year_ends(state_->facts));
  return company;
}

CompanyFactsCounts read_company_facts(std::string_view json, const std::string& name,
                                      const CompanyFactsOptions& options, Batch& batch, Problems& problems) {
  return CompanyFactsReader().read(json, name, options, batch, problems);
}

}  // namespace capex
