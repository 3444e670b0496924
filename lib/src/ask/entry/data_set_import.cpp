#include "ask/entry/data_set_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "ask/answer/telling.hpp"
#include "ask/entry/sec_words.hpp"
#include "io/input/content_hash.hpp"
#include "io/sec/data_set_rows.hpp"

namespace capex::core {

namespace {

constexpr std::string_view filings_name = "sub.txt";
constexpr std::string_view numbers_name = "num.txt";

/// Tables by the folder or archive that they are in.
using Tables = std::map<std::string, std::vector<InputPlace>>;

Tables tables_at(const std::string& path) {
  Tables tables;
  if (path == "-") return tables;
  for (InputPlace& place : list_inputs(path, {.suffix = ".txt"})) {
    const std::size_t slash = place.name.rfind('/');
    const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
    const std::string_view name = std::string_view(place.name).substr(begin);
    if (name == filings_name || name == numbers_name) tables[place.name.substr(0, begin)].push_back(std::move(place));
  }
  return tables;
}

/// "2 of these, 1 of those": what there is any of.
std::string counts_text(const DataSetCounts& counts) {
  const std::pair<std::int64_t, const char*> parts[] = {
      {counts.other_filers, "of other companies"},
      {counts.unmapped, "of concepts that feed no measure"},
      {counts.whole, "of the whole company by concepts of company facts"},
      {counts.coregistrants, "of co-registrants"},
      {counts.empty, "without a value"},
      {counts.other_units, "in units that are no currency"},
      {counts.other_spans, "at a day or over quarters where their concept is not"},
      {counts.cut, "of segments that cannot be read"},
      {counts.outranked, "of concepts that another one outranks"},
      {counts.repeated, "stated twice by one filing"},
      {counts.contradicting, "of a scope that states two values"},
      {counts.translations, "in another currency than the reporting one"},
      {counts.eliminations, "below zero, as eliminations between segments are"},
      {counts.unknown_days, "whose days no filing in the file tells"},
      {counts.several_days, "whose days two periods in the file tell otherwise"}};
  std::string text;
  for (const auto& [count, what] : parts) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, what);
  }
  return text;
}

std::string rows_text(const DataSetCounts& counts, std::size_t filings) {
  std::string text = fmt::format("{}, {} of known companies: {}", counted(counts.rows, "row", "rows"),
                                 counted(static_cast<std::int64_t>(filings), "filing", "filings"),
                                 counted(counts.figures, "figure", "figures"));
  if (const std::string passed_over = counts_text(counts); !passed_over.empty()) {
    text += "; passed over " + passed_over;
  }
  if (counts.bad > 0) text += fmt::format("; {} bad", counts.bad);
  return text;
}

/// "num.txt:3, 17, 40, ..."
std::string lines_text(const std::string& name, const std::vector<std::int32_t>& lines) {
  constexpr std::size_t shown = 3;
  const auto first = std::span(lines).first(std::min(shown, lines.size()));
  return fmt::format("{}:{}{}", name, fmt::join(first, ", "), lines.size() > shown ? ", ..." : "");
}

/// The periods of a filer's figures, each once.
struct FilerPeriods {
  std::vector<Period> all;
  std::map<SourceId, std::vector<Period>> of_filing;
};

void make_unique(std::vector<Period>& periods) {
  std::sort(periods.begin(), periods.end());
  periods.erase(std::unique(periods.begin(), periods.end()), periods.end());
}

/// Only filings say which days exactly: what others call a quarter is one of the calendar.
FilerPeriods periods_of(const Snapshot& snapshot, CompanyId company) {
  FilerPeriods periods;
  SeriesFilter filter;
  filter.company = company;
  filter.basis = Basis::actual;
  snapshot.walk(filter, [&](const Series& series) {
    for (const Figure& figure : series.figures) {
      if (figure.rank > SourceRank::filing) continue;
      periods.all.push_back(figure.period);
      periods.of_filing[figure.source].push_back(figure.period);
    }
  });
  make_unique(periods.all);
  for (auto& [source, of_source] : periods.of_filing) make_unique(of_source);
  return periods;
}

class DataSetImport {
 public:
  DataSetImport(Loading& loading, const ConceptMap& concepts, const std::map<std::string, Company>& companies,
                std::optional<int> decimals)
      : loading_(&loading), concepts_(&concepts), companies_(&companies), decimals_(decimals) {
    for (const auto& [cik, company] : companies) wanted_.insert(cik);
  }

  void read(const DataSetPlace& place) {
    ContentHash hash;
    DataSet data;
    DataSetReader reader(*concepts_, wanted_, data);
    read_tables(place, reader, data, hash);
    hashes_.push_back(hash.text());
    filings_ += data.filings.size();
    if (data.filings.empty())
      return loading_->note(place.filings.name + ": no filing of a company that the file knows");
    load(data, place.numbers.name);
    loading_->note(place.numbers.name + ": " + rows_text(data.counts, data.filings.size()));
    tell(place.numbers.name);
  }

  std::size_t filings() const { return filings_; }
  std::string hash() const { return hash_of_all(hashes_); }

 private:
  void read_tables(const DataSetPlace& place, DataSetReader& reader, const DataSet& data, ContentHash& hash) {
    Problems problems;
    loading_->progress("reading " + place.filings.name);
    reader.read_filings(supply_of(place.filings, hash), place.filings.name, problems);
    loading_->add({}, std::exchange(problems, {}));
    if (!data.filings.empty()) reader.begin_numbers(supply_of(place.numbers, hash), place.numbers.name);
    for (bool more = !data.filings.empty(); more;) {
      loading_->progress(fmt::format("reading {} ({} rows)", place.numbers.name, data.counts.rows));
      more = reader.read_numbers(problems);
      loading_->add({}, std::exchange(problems, {}));
    }
  }

  static ByteSupply supply_of(const InputPlace& place, ContentHash& hash) {
    return [stream = std::make_shared<InputStream>(place), &hash](char* into, std::size_t size) {
      const std::size_t got = stream->read(into, size);
      hash.add({into, got});
      return got;
    };
  }

  /// Filer by filer.
  void load(DataSet& data, const std::string& name) {
    const auto filing_of = [&](const DataSetNumber& number) -> const DataSetFiling& {
      return data.filings[static_cast<std::size_t>(number.filing)];
    };
    std::sort(data.numbers.begin(), data.numbers.end(), [&](const DataSetNumber& a, const DataSetNumber& b) {
      return std::tie(filing_of(a).cik, a.filing, a.line) < std::tie(filing_of(b).cik, b.filing, b.line);
    });
    std::string cik;
    FilerPeriods periods;
    for (std::span<DataSetNumber> rest = data.numbers; !rest.empty();) {
      const auto end = std::find_if(rest.begin(), rest.end(),
                                    [&](const DataSetNumber& number) { return number.filing != rest.front().filing; });
      const auto numbers = rest.first(static_cast<std::size_t>(end - rest.begin()));
      rest = rest.subspan(numbers.size());
      const DataSetFiling& filing = filing_of(numbers.front());
      const Company& company = companies_->at(filing.cik);
      const Snapshot snapshot = loading_->load().preview();
      if (filing.cik != cik) {
        loading_->progress(fmt::format("loading {}", company.key));
        cik = filing.cik;
        periods = periods_of(snapshot, company.id);
      }
      KnownFiling known{company.key, company.name, company.reporting_currency, {}, periods.all, decimals_};
      if (const auto source = snapshot.find_source(filing.filing.key)) known.of_filing = periods.of_filing[source->id];
      Batch batch;
      Problems problems;
      add_data_set_filing(data, numbers, *concepts_, known, name, batch, problems, left_out_);
      loading_->add(batch, std::move(problems));
    }
  }

  /// Which rows have no days.
  void tell(const std::string& name) {
    const LeftOut left_out = std::exchange(left_out_, {});
    if (!left_out.unknown_days.empty()) {
      loading_->note("no figure of the filing or its filer rounds to the period of " +
                     lines_text(name, left_out.unknown_days) + "; import the company facts of these filings first");
    }
    if (!left_out.several_days.empty()) {
      loading_->note("figures of two periods round to the period of " + lines_text(name, left_out.several_days));
    }
  }

  Loading* loading_;
  const ConceptMap* concepts_;
  const std::map<std::string, Company>* companies_;  // by CIK
  std::optional<int> decimals_;
  std::set<std::string> wanted_;
  std::size_t filings_ = 0;
  LeftOut left_out_;
  std::vector<std::string> hashes_;
};

/// Those whose filings are wanted, by CIK.
std::map<std::string, Company> companies_of(const Store& store, const SecOptions& how) {
  std::map<std::string, Company> companies;
  if (std::optional<Company> named = named_company(store, how.company)) {
    if (named->cik.empty()) {
      throw Error(ErrorCode::usage, fmt::format("{0} has no CIK, by which its filings are found: capex set company {0} "
                                                "--cik NUMBER",
                                                named->key));
    }
    const std::string cik = named->cik;
    companies.emplace(cik, std::move(*named));
    return companies;
  }
  for (Company& known : store.snapshot().companies()) {
    const std::string cik = known.cik;
    if (!cik.empty()) companies.emplace(cik, std::move(known));
  }
  return companies;
}

}  // namespace

std::vector<DataSetPlace> find_data_sets(const std::vector<std::string>& paths) {
  std::vector<DataSetPlace> places;
  std::string other;  // a path that has none
  for (const std::string& path : paths) {
    Tables tables = tables_at(path);
    if (tables.empty()) other = path;
    for (auto& [folder, found] : tables) {
      if (found.size() != 2) {
        throw Error(ErrorCode::usage,
                    fmt::format("{} alone is no data set: give the .zip, or the folder, that has both {} and {}",
                                found.front().name, filings_name, numbers_name));
      }
      const bool filings_first = std::string_view(found.front().name).ends_with(filings_name);
      places.push_back({std::move(found[filings_first ? 0 : 1]), std::move(found[filings_first ? 1 : 0])});
    }
  }
  if (places.empty() || other.empty()) return places;
  throw Error(ErrorCode::usage,
              fmt::format("{} is no quarterly data set: import company facts first, by themselves", other));
}

Loaded import_data_sets(Store& store, const std::vector<DataSetPlace>& places, const SecOptions& how,
                        const ImportOptions& options, const ImportOf& what) {
  if (how.all || !how.directory.empty() || !how.tickers.empty()) {
    throw Error(ErrorCode::usage,
                "the quarterly data sets add no companies: import their company facts first, and leave out --all, "
                "--directory and --tickers here");
  }
  Problems problems;
  const ConceptMap concepts = concepts_of(store, how.mapping, problems);
  const std::map<std::string, Company> companies = companies_of(store, how);
  Loading loading(store, options, what);
  loading.add({}, std::move(problems));
  DataSetImport import(loading, concepts, companies, how.decimals);
  for (const DataSetPlace& place : places) import.read(place);
  if (import.filings() == 0) {
    throw Error(ErrorCode::not_found,
                "nothing was loaded: none of the filings is of a company that the file knows by its CIK; import its "
                "company facts first");
  }
  loading.load().set_hash(import.hash());
  return loading.finish();
}

}  // namespace capex::core
