#include <fmt/format.h>

#include <utility>

#include "ask/answer/telling.hpp"
#include "ask/entry/company_change.hpp"
#include "ask/entry/echo.hpp"
#include "ask/entry/loading.hpp"
#include "ask/entry/tidy_row.hpp"
#include "capex/database.hpp"
#include "money/amount_words.hpp"
#include "store/file/store.hpp"

namespace capex {

namespace {

/// A row of a tidy file; what is empty has its default.
core::TidyRow row_of(std::initializer_list<std::pair<const char*, std::string>> cells) {
  core::TidyRow row;
  for (const auto& [column, text] : cells) row.set(column, text);
  return row;
}

core::ImportOf by_hand(std::string command) {
  core::ImportOf what{std::move(command)};
  what.by_hand = true;
  return what;
}

Loaded enter(core::Store& store, const std::vector<core::TidyRow>& rows, const ImportOptions& options,
             std::string command) {
  const core::Batch batch = core::batch_of(rows);
  core::Loading loading(store, options, by_hand(std::move(command)));
  loading.add(batch, {});
  return loading.finish();
}

core::TidyRow row_of(const SourceEntry& entry) {
  return row_of({{"source", entry.key},
                 {"publisher", entry.publisher},
                 {"kind", entry.kind},
                 {"known_on", entry.known_on},
                 {"title", entry.title},
                 {"url", entry.url},
                 {"note", entry.note}});
}

/// What is left out of a number: capex, by the description of its source where it comes with one.
template <class Entry>
Entry completed(Entry entry) {
  if (entry.measure.empty()) entry.measure = "capex";
  if (entry.described && entry.described->key.empty()) entry.described->key = entry.source;
  return entry;
}

/// A number's own row, behind that of the source that it describes.
template <class Entry>
std::vector<core::TidyRow> rows_of(const Entry& entry, core::TidyRow row) {
  std::vector<core::TidyRow> rows;
  if (entry.described) rows.push_back(row_of(*entry.described));
  rows.push_back(std::move(row));
  return rows;
}

/// Error{not_found} with a near name for what the file does not know.
template <class Entry>
void require_names(const core::Store& store, const Entry& entry) {
  const core::Snapshot snapshot = store.snapshot();
  snapshot.company(entry.company);
  snapshot.measure(entry.measure);
  if (!entry.described) snapshot.source(entry.source);
}

core::TidyRow row_of(const FigureEntry& entry) {
  return row_of({{"company", entry.company},
                 {"measure", entry.measure},
                 {"basis", entry.basis},
                 {"scope", entry.scope},
                 {"period", entry.period},
                 {"amount", entry.amount},
                 {"currency", entry.currency},
                 {"decimals", entry.decimals},
                 {"source", entry.source},
                 {"words", entry.words}});
}

}  // namespace

Loaded Database::add(const CompanyEntry& entry, const ImportOptions& options) {
  // A company that is there keeps its name.
  const bool is_new = entry.name.empty() && !store_->snapshot().find_company(entry.key);
  std::vector<core::TidyRow> rows = {row_of({{"company", entry.key},
                                             {"name", is_new ? entry.key : entry.name},
                                             {"kind", entry.members.empty() ? "" : "group"},
                                             {"country", entry.country},
                                             {"reporting_currency", entry.reporting_currency},
                                             {"fiscal_year_end", entry.fiscal_year_end},
                                             {"fiscal_year_offset", entry.fiscal_year_offset},
                                             {"long_quarter", entry.long_quarter},
                                             {"ticker", entry.ticker},
                                             {"cik", entry.cik},
                                             {"lei", entry.lei},
                                             {"aliases", fmt::format("{}", fmt::join(entry.aliases, "|"))}})};
  for (const std::string& member : entry.members) rows.push_back(row_of({{"group", entry.key}, {"company", member}}));
  return enter(*store_, rows, options, "add company " + entry.key);
}

Loaded Database::add(const SourceEntry& entry, const ImportOptions& options) {
  return enter(*store_, {row_of(entry)}, options, "add source " + entry.key);
}

Loaded Database::add(const FigureEntry& entry, const ImportOptions& options) {
  const FigureEntry whole = completed(entry);
  require_names(*store_, whole);
  return enter(*store_, rows_of(whole, row_of(whole)), options,
               fmt::format("add figure {} {} {}", entry.company, entry.period, entry.amount));
}

Loaded Database::add(const ClaimEntry& entry, const ImportOptions& options) {
  ClaimEntry whole = completed(entry);
  if (whole.key.empty()) {
    whole.key = fmt::format("{}/{}-{}-{}", entry.source, entry.company, entry.kind, entry.period);
  }
  require_names(*store_, whole);
  core::TidyRow row = row_of({{"claim", whole.key},
                              {"kind", whole.kind},
                              {"company", whole.company},
                              {"measure", whole.measure},
                              {"basis", whole.basis},
                              {"scope", whole.scope},
                              {"period", whole.period},
                              {"stated", whole.stated},
                              {"currency", whole.currency},
                              {"decimals", whole.decimals},
                              {"source", whole.source},
                              {"parts", whole.parts},
                              {"words", whole.words},
                              {"note", whole.note}});
  return enter(*store_, rows_of(whole, std::move(row)), options, "add claim " + whole.key);
}

Loaded Database::add(const RateEntry& entry, const ImportOptions& options) {
  return enter(*store_,
               {row_of({{"provider", entry.provider},
                        {"base", entry.base},
                        {"quote", entry.quote},
                        {"day", entry.day},
                        {"rate", entry.rate}})},
               options, fmt::format("add rate {} {} {}", entry.base, entry.quote, entry.day));
}

Loaded Database::set_company(const std::string& company, const CompanyChange& change, const ImportOptions& options) {
  const core::Company before = store_->snapshot().company(company);
  const core::Company after = core::changed(before, change);
  core::Loading loading(*store_, options, by_hand("set company " + before.key));
  core::Load& load = loading.load();
  load.set_company(before.id, after);
  return loading.finish(core::change_words(load.preview(), before, after, load.counts(), options.dry_run));
}

Loaded Database::correct(const FigureEntry& entry, const ImportOptions& options) {
  const FigureEntry whole = completed(entry);
  require_names(*store_, whole);
  const core::Batch batch = core::batch_of({row_of(whole)});
  core::Loading loading(*store_, options,
                        by_hand(fmt::format("correct figure {} {} {}", entry.company, entry.period, entry.amount)));
  core::Load& load = loading.load();
  const core::StatedAmount before = load.correct(batch);
  std::vector<std::string> said = core::understood(batch, load.preview());
  said.push_back(fmt::format("{} in the place of {}", options.dry_run ? "would be" : "is now",
                             core::amount_words(before.number, before.currency)));
  return loading.finish(std::move(said));
}

namespace {

// " of 2026-01-01T00:00:00Z (import csv more.csv)"; nothing for an import that is not there.
std::string import_words(const core::Snapshot& snapshot, core::ImportId id) {
  for (const core::Import& import : snapshot.imports()) {
    if (import.id != id) continue;
    return fmt::format(" of {} ({}{}{})", import.imported_at, import.command, import.file.empty() ? "" : " ",
                       import.file);
  }
  return "";
}

}  // namespace

Undone Database::undo(std::int64_t import, bool dry_run) {
  using core::counted;
  const core::ImportId id{static_cast<std::int32_t>(import)};
  if (import != static_cast<std::int32_t>(import)) throw Error(ErrorCode::not_found, "there is no such import");
  const std::string which = import_words(store_->snapshot(), id);
  core::UndoReport report = store_->undo(id, dry_run);
  Undone undone{report.figures,
                report.claims,
                report.rates,
                report.others,
                std::move(report.removed),
                std::move(report.kept),
                {}};
  undone.notes.push_back(fmt::format("{} import {}{}: {}, {}, {}, {}", dry_run ? "would take back" : "took back",
                                     import, which, counted(report.figures, "figure", "figures"),
                                     counted(report.claims, "claim", "claims"), counted(report.rates, "rate", "rates"),
                                     counted(report.others, "other row", "other rows")));
  if (report.restored_figures > 0) {
    undone.notes.push_back(
        fmt::format("{} as before the correction", counted(report.restored_figures, "figure is", "figures are")));
  }
  if (report.restored_fields > 0) {
    undone.notes.push_back(fmt::format(
        "{} as before", counted(report.restored_fields, "field of a company is", "fields of companies are")));
  }
  return undone;
}

}  // namespace capex
