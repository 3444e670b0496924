#include "io/sec/read_company_facts.hpp"

#include <fmt/core.h>

#include <iterator>

#include "io/sec/company_facts_json.hpp"
#include "io/sec/company_facts_rows.hpp"
#include "io/sec/filer.hpp"
#include "io/sec/infer_calendar.hpp"
#include "money/stated.hpp"

namespace capex::core {

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

struct CompanyFactsDocument::State {
  std::string name;
  bool whole = false;
  FiledFacts facts;
};

CompanyFactsDocument::CompanyFactsDocument(std::unique_ptr<State> state) : state_(std::move(state)) {}
CompanyFactsDocument::CompanyFactsDocument(CompanyFactsDocument&&) noexcept = default;
CompanyFactsDocument& CompanyFactsDocument::operator=(CompanyFactsDocument&&) noexcept = default;
CompanyFactsDocument::~CompanyFactsDocument() = default;

bool CompanyFactsDocument::has_facts() const {
  return !state_->whole || state_->facts.counts.facts > 0 || !state_->facts.problems.empty();
}

namespace {

CompanyFactsCounts add_document(FiledFacts& facts, bool whole, const std::string& name, const ConceptMap& concepts,
                                const CompanyFactsOptions& options, Batch& batch, Problems& problems) {
  if (whole) add_company_facts(facts, concepts, name, options, batch);
  problems.insert(problems.end(), std::make_move_iterator(facts.problems.begin()),
                  std::make_move_iterator(facts.problems.end()));
  return facts.counts;
}

void check(const CompanyFactsOptions& options, const std::string& name) {
  if (options.company.empty()) throw Error(ErrorCode::usage, "company facts need a company", {name, 0, 0});
  if (options.decimals && (*options.decimals < -Stated::max_decimals || *options.decimals > Stated::max_decimals)) {
    throw Error(ErrorCode::usage, fmt::format("decimals are from {} to {}, not {}", -Stated::max_decimals,
                                              Stated::max_decimals, *options.decimals));
  }
}

Company company_of(const CompanyFactsHead& head, const FiledFacts& facts) {
  Company company;
  company.key = company_key(head);
  company.name = head.name.empty() ? company.key : head.name;
  company.cik = head.cik;
  if (const Currency main = facts.main_currency(); main.is_money()) company.reporting_currency = main;
  company.calendar = infer_fiscal_calendar(fiscal_year_ends(facts));
  return company;
}

}  // namespace

CompanyFactsCounts CompanyFactsReader::read(std::string_view json, const std::string& name,
                                            const CompanyFactsOptions& options, Batch& batch, Problems& problems) {
  check(options, name);
  const bool whole = state_->json.read(json, name, state_->concepts, state_->facts);
  return add_document(state_->facts, whole, name, state_->concepts, options, batch, problems);
}

CompanyFactsDocument CompanyFactsReader::parse(std::string_view json, const std::string& name) {
  auto document = std::make_unique<CompanyFactsDocument::State>();
  document->name = name;
  document->whole = state_->json.read(json, name, state_->concepts, document->facts);
  return CompanyFactsDocument(std::move(document));
}

CompanyFactsCounts CompanyFactsReader::add(CompanyFactsDocument& document, const CompanyFactsOptions& options,
                                           Batch& batch, Problems& problems) const {
  CompanyFactsDocument::State& parsed = *document.state_;
  check(options, parsed.name);
  return add_document(parsed.facts, parsed.whole, parsed.name, state_->concepts, options, batch, problems);
}

Company CompanyFactsReader::described(const CompanyFactsHead& head, const CompanyFactsDocument& document) {
  return company_of(head, document.state_->facts);
}

std::optional<FiscalCalendar> CompanyFactsReader::calendar_of(const CompanyFactsDocument& document) {
  const std::vector<Date> ends = fiscal_year_ends(document.state_->facts);
  return ends.empty() ? std::nullopt : std::optional(infer_fiscal_calendar(ends));
}

Company CompanyFactsReader::described(const CompanyFactsHead& head) const {
  return company_of(head, state_->facts);
}

CompanyFactsCounts read_company_facts(std::string_view json, const std::string& name,
                                      const CompanyFactsOptions& options, Batch& batch, Problems& problems) {
  return CompanyFactsReader().read(json, name, options, batch, problems);
}

}  // namespace capex::core
