// import sec: finds whose facts each document holds, and hands what the library reads of it to one load. Documents are
// unpacked and parsed on other threads, in no order; whose they are is asked of the file and what they say is loaded on
// this one, in their order, so that the outcome is that of one thread.
#include <fmt/core.h>

#include <charconv>
#include <cstdlib>

#include "commands.hpp"
#include "database.hpp"
#include "facts_read.hpp"
#include "importing.hpp"
#include "io/csv/read_csv.hpp"
#include "io/input/in_order.hpp"
#include "io/input/open_input.hpp"
#include "io/sec/read_company_facts.hpp"
#include "sec_documents.hpp"

namespace capex::core::tool {

namespace {

struct SecOptions {
  std::vector<std::string> paths;
  std::optional<std::string> company, mapping, decimals;
  bool all = false;
  LoadOptions load;
};

int parse_decimals(const std::string& text) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [at, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc() || at != end) {
    throw UsageError(fmt::format("--decimals '{}': a whole number, such as -6 for millions", text));
  }
  return number;
}

/// The company that --company names.
std::optional<Company> named_company(const Store& store, const std::optional<std::string>& name) {
  if (!name) return std::nullopt;
  Company company = store.snapshot().company(*name);
  if (company.kind == CompanyKind::group) {
    throw UsageError(fmt::format("{} is a group: company facts are those of an issuer", company.key));
  }
  return company;
}

/// What --mapping names, else the shipped mapping.
ConceptMap concepts_of(const Store& store, const std::optional<std::string>& path, Problems& problems) {
  if (!path) return ConceptMap::shipped();
  ConceptMap concepts = ConceptMap::parse(read_csv_text(*path), *path, problems);
  const Snapshot snapshot = store.snapshot();
  for (const ConceptMapping& mapping : concepts.mappings()) {
    const Measure measure = snapshot.measure(mapping.measure);
    if (measure.kind == (mapping.at_a_day ? MeasureKind::stock : MeasureKind::flow)) continue;
    throw Error(
        ErrorCode::conflict,
        fmt::format("{} cannot feed {}, which is a {}: facts {}", mapping.name, measure.key, to_string(measure.kind),
                    mapping.at_a_day ? "of the statement balance-sheet are stocks" : "over a period are flows"),
        {*path, 0, 0});
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
            const SecOptions& options, Progress& progress)
      : loading_(&loading),
        concepts_(std::move(concepts)),
        reader_(concepts_),
        company_(std::move(company)),
        wanted_(std::move(wanted)),
        all_(options.all),
        progress_(&progress) {
    if (options.decimals) decimals_ = parse_decimals(*options.decimals);
  }

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
  std::string hash() const { return hash_.text(); }

 private:
  void load(Document& document) {
    const InputPlace& place = *document.place;
    (*progress_)(place.count == 1 ? fmt::format("reading {}", place.name)
                                  : fmt::format("reading {} ({} of {})", place.name, place.number, place.count));
    hash_.add_hash(document.hash);
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
  Progress* progress_;
  FactsRead read_;
  bool found_nothing_ = true;
  InputHash hash_;
};

Exit run_import_sec(CommandLine& line) {
  SecOptions options;
  line.arguments("FILE", options.paths, "company facts as JSON, .gz or .zip, or a folder of them; - is standard input");
  line.option("--company", options.company, "COMPANY", "whose facts they are; else the document's CIK finds it");
  line.flag("--all", options.all, "add the companies that the file does not know");
  line.option("--mapping", options.mapping, "FILE",
              "which concept feeds which measure, in place of schema/sec-concepts.csv");
  line.option("--decimals", options.decimals, "N", "the precision of every figure (-6: millions); else it is inferred");
  import_flags(line, options.load);
  line.parse();
  if (options.all && options.company) throw UsageError("--all finds each document's company; leave out --company");

  Progress progress(line.quiet());
  Store store = open_database(line, Access::read_write);
  Problems problems;
  ConceptMap concepts = concepts_of(store, options.mapping, problems);
  std::optional<Company> company = named_company(store, options.company);
  std::vector<std::vector<InputPlace>> places;
  for (const std::string& path : options.paths) places.push_back(list_inputs(path));
  // The companies of the file are asked for once, unless there is just one document.
  WantedFacts wanted{options.all || company || (places.size() == 1 && places.front().size() == 1), {}};
  if (!wanted.all) {
    for (Company& known : store.snapshot().companies()) wanted.ciks.insert(std::move(known.cik));
  }
  Loading loading = loading_into(store, line, import_of(line, options.paths), options.load, progress);
  loading.add({}, std::move(problems));

  SecImport import(loading, std::move(concepts), std::move(company), std::move(wanted), options, progress);
  for (const std::vector<InputPlace>& of_path : places) import.read(of_path);
  progress.clear();
  for (const std::string& said : import.facts().lines()) Notes{line.quiet()}(said);
  if (import.found_nothing()) throw Error(ErrorCode::not_found, "there are no .json documents in it");
  if (import.facts().all_passed_over()) {
    throw Error(ErrorCode::not_found,
                "nothing was loaded: add one of them with 'capex add company KEY --cik NUMBER', or all with --all");
  }
  loading.load().set_hash(import.hash());
  return finish(loading, line, progress);
}

}  // namespace

const Command import_sec_command = {
    "import sec",
    "load what companies filed, from the SEC's company facts (JSON, .gz, .zip)",
    "FILE... [options]",
    "capex import sec CIK0000789019.json --company microsoft\n"
    "capex import sec CIK0000789019.json.gz CIK0001326801.json\n"
    "capex import sec companyfacts.zip --all --skip-bad\n"
    "curl -s https://data.sec.gov/api/xbrl/companyfacts/CIK0000789019.json | capex import sec -",
    "Each filing becomes a source, each fact of a mapped concept a figure of it; what a filing also states in another\n"
    "currency is a claim. A document's company is the one with its CIK, or --company. In a folder or a .zip, "
    "documents\n"
    "of companies that the file does not know are passed over, unless --all adds them; so are documents without "
    "facts.\n"
    "\n"
    "A document of more than 100 MB, unpacked, is refused: the largest that the SEC serves have 30.\n"
    "Nothing is loaded unless every fact is good; each bad one is named with file and line. What is there already is\n"
    "never replaced, and loading the same file again changes nothing.",
    run_import_sec,
};

}  // namespace capex::core::tool
