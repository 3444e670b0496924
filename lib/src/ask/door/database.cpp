#include "capex/database.hpp"

#include <algorithm>
#include <ctime>
#include <optional>
#include <utility>

#include "ask/door/query.hpp"
#include "ask/door/values.hpp"
#include "ask/entry/loading.hpp"
#include "ask/entry/tidy_row.hpp"
#include "ask/findings/findings.hpp"
#include "io/csv/csv_stream.hpp"
#include "io/csv/read_csv.hpp"
#include "io/input/open_input.hpp"
#include "io/rates/read_rates.hpp"
#include "io/sec/read_company_facts.hpp"
#include "store/file/store.hpp"

namespace capex {

namespace {

using core::Batch;

std::string time_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

/// One import: what is added to it, and what it then reports.
class Import {
 public:
  Import(core::Store& store, const ImportOptions& options, std::string command, std::string file, bool by_hand = false)
      : options_(options),
        loading_(store, info_of(options, std::move(command), std::move(file)), how(options, by_hand), listener()) {}

  void add(const Batch& batch, Problems problems) { loading_.add(batch, std::move(problems)); }
  core::Load& load() { return loading_.load(); }

  Loaded finish() {
    core::LoadReport report = loading_.finish();
    if (report.refused) {
      const std::size_t more = problems_.size() - 1;
      throw Error(
          ErrorCode::conflict,
          problems_.front() + (more == 0 ? "" : "; and " + std::to_string(more) + " more") + "; nothing was loaded");
    }
    const core::LoadCounts& counts = report.counts;
    Loaded loaded;
    loaded.figures = counts.figures;
    loaded.claims = counts.claims;
    loaded.rates = counts.rates;
    loaded.others = counts.added() - counts.figures - counts.claims - counts.rates;
    loaded.repeated = counts.repeated;
    loaded.problems = std::move(problems_);
    loaded.notes = std::move(report.notes);
    loaded.doubts = std::move(report.doubts);
    return loaded;
  }

 private:
  static core::ImportInfo info_of(const ImportOptions& options, std::string command, std::string file) {
    core::ImportInfo info;
    info.file = std::move(file);
    info.command = std::move(command);
    info.imported_at = options.at.empty() ? time_now() : options.at;
    return info;
  }
  static core::LoadOptions how(const ImportOptions& options, bool by_hand) {
    core::LoadOptions how;
    how.dry_run = options.dry_run;
    how.skip_bad = options.skip_bad;
    how.echo = true;
    how.by_hand = by_hand;
    how.wait_is_given = true;
    return how;
  }
  core::LoadListener listener() {
    return {[this](const Problems& problems) {
              for (const Problem& each : problems) problems_.push_back(to_string(each));
            },
            [](std::string_view) {}};
  }

  ImportOptions options_;
  std::vector<std::string> problems_;
  core::Loading loading_;
};

std::string joined(const std::vector<std::string>& words, const char* separator) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : separator) + word;
  return text;
}

core::TidyRow row_of(std::initializer_list<std::pair<const char*, std::string>> cells) {
  core::TidyRow row;
  for (const auto& [column, text] : cells) {
    if (!text.empty()) row.set(column, text);
  }
  return row;
}

Loaded enter(core::Store& store, const std::vector<core::TidyRow>& rows, const ImportOptions& options,
             std::string command) {
  const Batch batch = core::batch_of(rows);
  Import import(store, options, std::move(command), "", true);
  import.add(batch, {});
  return import.finish();
}

}  // namespace

Database::Database(core::Store store, std::filesystem::path path)
    : store_(std::make_shared<core::Store>(std::move(store))), path_(std::move(path)) {}

Database Database::create(const std::filesystem::path& path) {
  return Database(core::Store::create(path), std::filesystem::absolute(path));
}

Database Database::open(const std::filesystem::path& path, Access access, std::chrono::milliseconds wait) {
  return Database(
      core::Store::open(path, access == Access::read_only ? core::Access::read_only : core::Access::read_write, wait),
      std::filesystem::absolute(path));
}

Database Database::in_memory() {
  return Database(core::Store::in_memory(), {});
}

View Database::now() const {
  return View(store_->snapshot());
}

View Database::as_of(const std::string& day) const {
  return View(store_->snapshot(core::parse_date(day)));
}

Loaded Database::import_csv(const std::vector<std::filesystem::path>& paths, const ImportOptions& options) {
  std::vector<std::string> named, files;
  for (const std::filesystem::path& path : paths) {
    named.push_back(path.string());
    for (std::string& file : core::csv_inputs(named.back())) files.push_back(std::move(file));
  }
  if (files.empty()) throw Error(ErrorCode::not_found, "there are no .csv files");
  core::CsvStream stream(files);
  Import import(*store_, options, "import csv", joined(named, " "));
  while (true) {
    Batch batch;
    Problems problems;
    if (!stream.next(batch, problems)) break;
    import.add(batch, std::move(problems));
  }
  const std::vector<std::string> hashes = stream.hashes();
  import.load().set_hash(hashes.size() == 1 ? hashes.front() : core::content_hash(joined(hashes, "")));
  return import.finish();
}

Loaded Database::import_sec(const std::filesystem::path& path, const std::string& company,
                            const ImportOptions& options) {
  const core::Company whose = store_->snapshot().company(company);
  if (whose.kind == core::CompanyKind::group) {
    throw Error(ErrorCode::usage, whose.key + " is a group: company facts are those of an issuer");
  }
  Import import(*store_, options, "import sec", path.string());
  core::CompanyFactsReader reader;
  const core::CompanyFactsOptions of{whose.key, whose.reporting_currency, std::nullopt, whose.name};
  Problems damaged;
  core::for_each_input(
      path.string(),
      [&](const core::Input& input) {
        Batch batch;
        Problems problems;
        reader.read(input.bytes, input.name, of, batch, problems);
        import.add(batch, std::move(problems));
      },
      damaged);
  import.add({}, std::move(damaged));
  return import.finish();
}

Loaded Database::import_rates(const std::string& provider, const std::filesystem::path& path,
                              const ImportOptions& options) {
  if (provider != "ecb" && provider != "fred") {
    throw Error(ErrorCode::usage, "no reader of the rates of " + provider + ": ecb or fred; others come as tidy CSV");
  }
  const std::string text = core::read_csv_text(path.string());
  Batch batch;
  Problems problems;
  (provider == "ecb" ? core::read_ecb : core::read_fred)(text, path.string(), batch, problems);
  Import import(*store_, options, "import " + provider, path.string());
  import.add(batch, std::move(problems));
  import.load().set_hash(core::content_hash(text));
  return import.finish();
}

Loaded Database::add(const CompanyEntry& entry, const ImportOptions& options) {
  std::vector<core::TidyRow> rows = {row_of({{"company", entry.key},
                                             {"name", entry.name},
                                             {"kind", entry.members.empty() ? "" : "group"},
                                             {"country", entry.country},
                                             {"reporting_currency", entry.reporting_currency},
                                             {"fiscal_year_end", entry.fiscal_year_end},
                                             {"ticker", entry.ticker},
                                             {"cik", entry.cik},
                                             {"lei", entry.lei},
                                             {"aliases", joined(entry.aliases, "|")}})};
  // A company that is there keeps its name.
  if (entry.name.empty()) rows[0].set("name", store_->snapshot().find_company(entry.key) ? "" : entry.key);
  for (const std::string& member : entry.members) rows.push_back(row_of({{"group", entry.key}, {"company", member}}));
  return enter(*store_, rows, options, "add company " + entry.key);
}

Loaded Database::add(const SourceEntry& entry, const ImportOptions& options) {
  return enter(*store_,
               {row_of({{"source", entry.key},
                        {"publisher", entry.publisher},
                        {"kind", entry.kind},
                        {"known_on", entry.known_on},
                        {"title", entry.title},
                        {"url", entry.url},
                        {"note", entry.note}})},
               options, "add source " + entry.key);
}

Loaded Database::add(const FigureEntry& entry, const ImportOptions& options) {
  return enter(*store_,
               {row_of({{"company", entry.company},
                        {"measure", entry.measure.empty() ? "capex" : entry.measure},
                        {"basis", entry.basis},
                        {"scope", entry.scope},
                        {"period", entry.period},
                        {"amount", entry.amount},
                        {"currency", entry.currency},
                        {"decimals", entry.decimals},
                        {"source", entry.source},
                        {"words", entry.words}})},
               options, "add figure " + entry.company + ' ' + entry.period + ' ' + entry.amount);
}

Loaded Database::add(const ClaimEntry& entry, const ImportOptions& options) {
  return enter(*store_,
               {row_of({{"claim", entry.key},
                        {"kind", entry.kind},
                        {"company", entry.company},
                        {"measure", entry.measure.empty() ? "capex" : entry.measure},
                        {"basis", entry.basis},
                        {"scope", entry.scope},
                        {"period", entry.period},
                        {"stated", entry.stated},
                        {"currency", entry.currency},
                        {"source", entry.source},
                        {"parts", entry.parts},
                        {"words", entry.words},
                        {"note", entry.note}})},
               options, "add claim " + entry.key);
}

Loaded Database::add(const RateEntry& entry, const ImportOptions& options) {
  return enter(*store_,
               {row_of({{"provider", entry.provider},
                        {"base", entry.base},
                        {"quote", entry.quote},
                        {"day", entry.day},
                        {"rate", entry.rate}})},
               options, "add rate " + entry.base + ' ' + entry.quote + ' ' + entry.day);
}

Rows Database::sql(const std::string& query) const {
  if (path_.empty()) throw Error(ErrorCode::usage, "SQL is asked of a file, and this one is in memory");
  Rows rows;
  core::query_rows(
      path_, query, {}, [&](std::vector<std::string> columns) { rows.columns = std::move(columns); },
      [&](Row row) { rows.rows.push_back(std::move(row)); });
  return rows;
}

void Database::undo(std::int64_t import) {
  if (import != static_cast<std::int32_t>(import)) throw Error(ErrorCode::not_found, "there is no such import");
  store_->undo(core::ImportId{static_cast<std::int32_t>(import)});
}

void Database::backup(const std::filesystem::path& target, bool replace) const {
  store_->backup(target, replace);
}

Answers<Finding> Database::verify() const {
  std::vector<std::string> notes;
  Rows rows =
      core::findings_of(*store_, {}, core::latest, [&](std::string_view sentence) { notes.emplace_back(sentence); });
  return {core::findings_of(rows), rows, std::move(notes)};
}

}  // namespace capex
