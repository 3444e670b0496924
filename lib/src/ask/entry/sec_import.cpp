#include "ask/entry/sec_import.hpp"

#include <fmt/core.h>

#include <cstdlib>
#include <utility>

#include "ask/entry/facts_read.hpp"
#include "ask/entry/loading.hpp"
#include "ask/entry/sec_documents.hpp"
#include "io/csv/read_csv.hpp"
#include "io/input/in_order.hpp"

namespace capex::core {

namespace {

std::optional<Company> named_company(const Store& store, const std::string& name) {
  if (name.empty()) return std::nullopt;
  Company company = store.snapshot().company(name);
  if (company.kind == CompanyKind::group) {
    throw Error(ErrorCode::usage, fmt::format("{} is a group: company facts are those of an issuer", company.key));
  }
  return company;
}

ConceptMap concepts_of(const Store& store, const std::string& path, Problems& problems) {
  if (path.empty()) return ConceptMap::shipped();
  ConceptMap concepts = ConceptMap::parse(read_csv_text(path), path, problems);
  const Snapshot snapshot = store.snapshot();
  for (const ConceptMapping& mapping : concepts.mappings()) {
    const Measure measure = snapshot.measure(mapping.measure);
    if (measure.kind == (mapping.at_a_day ? MeasureKind::stock : MeasureKind::flow)) continue;
    throw Error(
        ErrorCode::conflict,
        fmt::format("{} cannot feed {}, which is a {}: facts {}", mapping.name, measure.key, to_string(measure.kind),
                    mapping.at_a_day ? "of the statement balance-sheet are stocks" : "over a period are flows"),
        {path, 0, 0});
  }
  return concepts;
}

std::string shown(const CompanyFactsHead& head) {
  return head.name.empty() ? fmt::format("CIK {}", head.cik) : fmt::format("{} (CIK {})", head.name, head.cik);
}

/// A word as a shell takes it.
std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + '\'';
}

/// Whether the same fiscal name is of other days by one calendar than by the other; a week's difference is the filer's.
bool differ(const FiscalCalendar& a, const FiscalCalendar& b) {
  constexpr int week = 7;
  const Period year = fiscal_year(a, 2020);
  const Date middle = year.begin() + boost::gregorian::days(year.days() / 2);
  return std::abs((fiscal_year(b, fiscal_year_of(b, middle)).end() - year.end()).days()) > week;
}

class SecImport {
 public:
  SecImport(Loading& loading, ConceptMap concepts, std::optional<Company> company, WantedFacts wanted,
            const SecOptions& how)
      : loading_(&loading),
        concepts_(std::move(concepts)),
        reader_(concepts_),
        company_(std::move(company)),
        wanted_(std::move(wanted)),
        decimals_(how.decimals),
        all_(how.all) {}

  /// The documents of one path.
  void read(const std::vector<InputPlace>& places) {
    Problems damaged;
    const unsigned threads = places.size() > 1 ? threads_ahead() : 0;
    InOrder<Document> documents(places.size(), threads, [&]() -> Maker<Document> {
      const auto reader = std::make_shared<DocumentReader>(concepts_, wanted_);
      return [reader, &places](std::size_t number) { return reader->read(places[number]); };
    });
    while (std::optional<Document> document = documents.next()) {
      if (!document->damage.empty()) {
        damaged.push_back(Problem{Place{document->place->name}, document->damage});
      } else {
        load(*document);
      }
    }
    found_nothing_ = found_nothing_ && read_.documents == 0 && damaged.empty();
    loading_->add({}, std::move(damaged));
  }

  const FactsRead& facts() const { return read_; }
  /// No document, whole or damaged.
  bool found_nothing() const { return found_nothing_; }
  std::string hash() const { return hash_of_all(hashes_); }

 private:
  void load(Document& document) {
    const InputPlace& place = *document.place;
    loading_->progress(place.count == 1 ? fmt::format("reading {}", place.name)
                                        : fmt::format("reading {} ({} of {})", place.name, place.number, place.count));
    hashes_.push_back(std::move(document.hash));
    ++read_.documents;
    Batch batch;
    Problems problems;
    if (document.fault.empty()) {
      add(document, batch, problems);
    } else {
      problems.push_back(Problem{{}, document.fault});  // which names its place
    }
    loading_->add(batch, std::move(problems));
  }

  void add(Document& document, Batch& batch, Problems& problems) {
    const CompanyFactsHead& head = document.head;
    if (document.facts && !document.facts->has_facts()) return read_.pass_over_empty();
    std::optional<Company> company = company_of(head, *document.place, problems);
    const bool is_new = !company && problems.empty() && all_;
    if (is_new) {
      company.emplace();
      company->key = company_key(head);
      company->name = head.name;
    }
    if (!company || !document.facts) return;
    const CompanyFactsOptions options{company->key, company->reporting_currency, decimals_, company->name};
    read_.counts += reader_.add(*document.facts, options, batch, problems);
    // Nothing is kept of those who state nothing: the SEC has documents of people too.
    if (is_new && !batch.figures.empty()) {
      batch.companies.push_back({CompanyFactsReader::described(head, *document.facts), {0, 1}});
    }
    if (!is_new && !batch.figures.empty()) compare_calendars(*company, *document.facts);
  }

  /// A calendar that the company does not keep gives its fiscal names to the wrong days.
  void compare_calendars(const Company& company, const CompanyFactsDocument& facts) {
    const auto filed = CompanyFactsReader::calendar_of(facts);
    if (!filed || !differ(*filed, company.calendar)) return;
    read_.remark(fmt::format(
        "{}: its fiscal years end on {} by these facts, on {} by the file: capex set company {} "
        "--fiscal-year-end {}",
        company.key, fiscal_year_end_text(*filed), fiscal_year_end_text(company.calendar), company.key,
        filed->year_end == YearEnd::month_end ? fiscal_year_end_text(*filed) : quoted(fiscal_year_end_text(*filed))));
  }

  /// Whose facts they are; nothing where the file does not know it, with a problem unless that is passed over.
  std::optional<Company> company_of(const CompanyFactsHead& head, const InputPlace& place, Problems& problems) {
    const auto refuse = [&](std::string message) {
      problems.push_back(Problem{Place{place.name}, std::move(message)});
      return std::nullopt;
    };
    if (company_) {
      if (head.cik.empty() || company_->cik.empty() || head.cik == company_->cik) return company_;
      return refuse(fmt::format("these are the facts of {}; {} has CIK {}", shown(head), company_->key, company_->cik));
    }
    if (head.cik.empty()) return refuse("the document names no CIK: say whose facts they are with --company KEY");
    // Another company's name may be a number too.
    if (auto known = loading_->load().find_company(head.cik); known && known->cik == head.cik) return known;
    if (all_) return std::nullopt;
    if (place.count > 1) {
      read_.pass_over(shown(head));
      return std::nullopt;
    }
    return refuse(
        fmt::format("the file knows no company with CIK {}. Add it: capex add company KEY --name {} --cik {}; or say "
                    "whose facts they are with --company KEY; or let --all add it as {}",
                    head.cik, quoted(head.name), head.cik, company_key(head)));
  }

  Loading* loading_;
  ConceptMap concepts_;
  CompanyFactsReader reader_;
  std::optional<Company> company_;
  WantedFacts wanted_;
  std::optional<int> decimals_;
  bool all_;
  FactsRead read_;
  bool found_nothing_ = true;
  std::vector<std::string> hashes_;
};

}  // namespace

Loaded import_facts(Store& store, const std::vector<std::string>& paths, const SecOptions& how,
                    const ImportOptions& options, const ImportOf& what) {
  if (how.all && !how.company.empty()) {
    throw Error(ErrorCode::usage, "--all finds each document's company; leave out --company");
  }
  Problems problems;
  ConceptMap concepts = concepts_of(store, how.mapping, problems);
  std::optional<Company> company = named_company(store, how.company);
  std::vector<std::vector<InputPlace>> places;
  for (const std::string& path : paths) places.push_back(list_inputs(path));
  // The companies of the file are asked for once, unless there is just one document.
  WantedFacts wanted{how.all || company || (places.size() == 1 && places.front().size() == 1), {}};
  if (!wanted.all) {
    for (Company& known : store.snapshot().companies()) wanted.ciks.insert(std::move(known.cik));
  }
  Loading loading(store, options, what);
  loading.add({}, std::move(problems));

  SecImport import(loading, std::move(concepts), std::move(company), std::move(wanted), how);
  for (const std::vector<InputPlace>& of_path : places) import.read(of_path);
  for (std::string& said : import.facts().lines()) loading.note(std::move(said));
  if (import.found_nothing()) throw Error(ErrorCode::not_found, "there are no .json documents in it");
  if (import.facts().all_passed_over()) {
    throw Error(ErrorCode::not_found,
                "nothing was loaded: add one of them with 'capex add company KEY --cik NUMBER', or all with --all");
  }
  loading.load().set_hash(import.hash());
  return loading.finish();
}

}  // namespace capex::core
