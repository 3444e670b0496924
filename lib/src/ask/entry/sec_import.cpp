#include "ask/entry/sec_import.hpp"

#include <fmt/core.h>

#include <cstdlib>
#include <utility>

#include "ask/entry/facts_read.hpp"
#include "ask/entry/filer_rows.hpp"
#include "ask/entry/filer_update.hpp"
#include "ask/entry/loading.hpp"
#include "ask/entry/sec_documents.hpp"
#include "ask/entry/sec_words.hpp"
#include "io/input/in_order.hpp"
#include "text/shell_word.hpp"

namespace capex::core {

namespace {

std::string shown(const CompanyFactsHead& head) {
  return head.name.empty() ? fmt::format("CIK {}", head.cik) : fmt::format("{} (CIK {})", head.name, head.cik);
}

bool calendars_differ(const FiscalCalendar& a, const FiscalCalendar& b) {
  constexpr int week = 7;
  const Period year = fiscal_year(a, 2020);
  const Date middle = year.begin() + boost::gregorian::days(year.days() / 2);
  return std::abs((fiscal_year(b, fiscal_year_of(b, middle)).end() - year.end()).days()) > week;
}

/// So many documents of an archive are committed together, where parts are: a second or so of work.
constexpr int documents_in_part = 500;

bool adds_companies(const SecOptions& how) {
  return how.all || !how.directory.empty() || !how.tickers.empty();
}

class SecImport {
 public:
  SecImport(Loading& loading, ConceptMap concepts, std::optional<Company> company, BeforeReading before,
            const SecOptions& how)
      : loading_(&loading),
        concepts_(std::move(concepts)),
        reader_(concepts_),
        company_(std::move(company)),
        before_(std::move(before)),
        filers_(loading.load(), before_.directory),
        decimals_(how.decimals),
        all_(adds_companies(how)) {}

  /// The documents of one path.
  void read(const std::vector<InputPlace>& places) {
    Problems damaged;
    const std::vector<const InputPlace*> changed = pass_over_unchanged(places);
    const unsigned threads = changed.size() > 1 ? threads_ahead() : 0;
    InOrder<Document> documents(changed.size(), threads, [&]() -> Maker<Document> {
      const auto reader = std::make_shared<DocumentReader>(concepts_, before_);
      return [reader, &changed](std::size_t number) { return reader->read(*changed[number]); };
    });
    while (std::optional<Document> document = documents.next()) {
      if (!document->damage.empty()) {
        damaged.push_back(Problem{Place{document->place->name}, document->damage});
      } else if (document->unchanged) {
        pass_over(std::move(document->hash));
      } else {
        load(*document);
        if (read_.documents % documents_in_part == 0) loading_->commit_part();
      }
    }
    found_nothing_ = found_nothing_ && !read_.any() && damaged.empty();
    loading_->add({}, std::move(damaged));
  }

  /// After all documents: what the directory says of companies that the file had before.
  void update(const std::map<std::string, Company>& companies, const std::map<DocumentMark, std::string>& known) {
    if (!before_.directory.empty()) update_filers(*loading_, before_.directory, companies, known, filers_, read_);
  }

  const FactsRead& facts() const { return read_; }
  /// No document, whole or damaged.
  bool found_nothing() const { return found_nothing_; }
  std::string hash() const { return hash_of_all(hashes_); }

 private:
  void pass_over(std::string hash) {
    hashes_.push_back(std::move(hash));
    read_.pass_over_unchanged();
  }

  /// What has to be read: not the members of an archive whose directory tells that they are as before.
  std::vector<const InputPlace*> pass_over_unchanged(const std::vector<InputPlace>& places) {
    std::vector<const InputPlace*> changed;
    for (const InputPlace& place : places) {
      const std::string* const hash =
          place.packed ? before_.documents.find(before_.documents.mark(place.bytes, place.crc)) : nullptr;
      if (hash == nullptr) {
        changed.push_back(&place);
      } else {
        pass_over(*hash);
      }
    }
    return changed;
  }

  void load(Document& document) {
    const InputPlace& place = *document.place;
    loading_->progress(place.count == 1 ? fmt::format("reading {}", place.name)
                                        : fmt::format("reading {} ({} of {})", place.name, place.number, place.count));
    hashes_.push_back(document.hash);
    ++read_.documents;
    Batch batch;
    Problems problems;
    if (document.fault.empty()) {
      add(document, batch, problems);
    } else {
      problems.push_back(Problem{{}, document.fault});  // which names its place
    }
    if (!loading_->add(batch, std::move(problems)) || !before_.documents.remembers()) return;
    loading_->load().add_document(document.mark, document.hash);
    if (!batch.companies.empty() && document.filed) {
      loading_->load().add_document(document.filed->mark, document.filed->hash);
    }
  }

  void add(Document& document, Batch& batch, Problems& problems) {
    const CompanyFactsHead& head = document.head;
    if (document.facts && !document.facts->has_facts()) return read_.pass_over_empty();
    std::optional<Company> company = company_of(head, *document.place, problems);
    const bool is_new = !company && problems.empty() && all_;
    if (is_new) {
      if (document.filed && !document.filed->fault.empty()) problems.push_back(Problem{{}, document.filed->fault});
      company = new_company(document);
    }
    if (!company || !document.facts) return;
    const CompanyFactsOptions options{company->key, company->reporting_currency, decimals_, company->name};
    read_.counts += reader_.add(*document.facts, options, batch, problems);
    // Nothing is kept of those who state nothing: the SEC has documents of people too.
    if (is_new && !batch.figures.empty()) {
      batch.companies.push_back({*company, {0, 1}});
      if (document.filed) sort_in(*company, document.filed->head, batch);
    }
    if (!is_new && !batch.figures.empty()) compare_calendars(*company, *document.facts);
  }

  /// As its facts, and where there is one the directory, describe it.
  Company new_company(const Document& document) const {
    if (!document.facts) return {};
    Company company = CompanyFactsReader::described(document.head, *document.facts);
    if (before_.directory.empty()) return company;
    const FilerHead head = document.filed ? document.filed->head : FilerHead{};
    if (const auto month = month_of_year_end(head.year_end);
        month && !CompanyFactsReader::calendar_of(*document.facts)) {
      company.calendar.month = *month;
    }
    return filers_.named(std::move(company), head);
  }

  void sort_in(const Company& company, const FilerHead& head, Batch& batch) {
    filers_.add_groups(company, head, batch);
    if (std::string said = other_year_end(company, head); !said.empty()) read_.remark(std::move(said));
  }

  /// A calendar that the company does not keep gives its fiscal names to the wrong days.
  void compare_calendars(const Company& company, const CompanyFactsDocument& facts) {
    const auto filed = CompanyFactsReader::calendar_of(facts);
    if (!filed || !calendars_differ(*filed, company.calendar)) return;
    read_.remark(
        fmt::format("{}: its fiscal years end on {} by these facts, on {} by the file: capex set company {} "
                    "--fiscal-year-end {}",
                    company.key, fiscal_year_end_text(*filed), fiscal_year_end_text(company.calendar), company.key,
                    filed->year_end == YearEnd::month_end ? fiscal_year_end_text(*filed)
                                                          : shell_word(fiscal_year_end_text(*filed))));
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
                    head.cik, shell_word(head.name), head.cik, company_key(head)));
  }

  Loading* loading_;
  ConceptMap concepts_;
  CompanyFactsReader reader_;
  std::optional<Company> company_;
  BeforeReading before_;
  FilerRows filers_;
  std::optional<int> decimals_;
  bool all_;
  FactsRead read_;
  bool found_nothing_ = true;
  std::vector<std::string> hashes_;
};

}  // namespace

Loaded import_facts(Store& store, const std::vector<std::string>& paths, const SecOptions& how,
                    const ImportOptions& options, const ImportOf& what) {
  if (adds_companies(how) && !how.company.empty()) {
    throw Error(ErrorCode::usage, fmt::format("{} finds each document's company; leave out --company",
                                              how.all                 ? "--all"
                                              : how.directory.empty() ? "--tickers"
                                                                      : "--directory"));
  }
  Problems problems;
  ConceptMap concepts = concepts_of(store, how.mapping, problems);
  std::optional<Company> company = named_company(store, how.company);
  std::vector<std::vector<InputPlace>> places;
  for (const std::string& path : paths) places.push_back(list_inputs(path));
  BeforeReading before;
  before.directory = FilerDirectory(how.directory, how.tickers);
  // The companies of the file are asked for once, unless there is just one document.
  const bool one_document = places.size() == 1 && places.front().size() == 1;
  before.wanted.all = adds_companies(how) || company || one_document;
  std::map<std::string, Company> companies;  // by CIK
  if (!before.wanted.all || !before.directory.empty()) {
    for (Company& known : store.snapshot().companies()) {
      if (known.cik.empty()) continue;
      before.wanted.ciks.insert(known.cik);
      if (!before.directory.empty()) companies.emplace(known.cik, std::move(known));
    }
  }
  std::map<DocumentMark, std::string> known_heads;
  if (adds_companies(how)) {
    const std::int64_t reading = reading_of(concepts, how.decimals);
    before.documents = KnownDocuments(reading, store.snapshot().documents(reading));
    known_heads = store.snapshot().documents(FilerDirectory::reading);
  }
  Loading loading(store, options, what);
  loading.add({}, std::move(problems));

  SecImport import(loading, std::move(concepts), std::move(company), std::move(before), how);
  for (const std::vector<InputPlace>& of_path : places) import.read(of_path);
  import.update(companies, known_heads);
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
