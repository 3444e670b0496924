#include <fmt/format.h>

#include <utility>

#include "ask/entry/loading.hpp"
#include "ask/entry/tidy_row.hpp"
#include "capex/database.hpp"
#include "store/file/store.hpp"

namespace capex {

namespace {

core::TidyRow row_of(std::initializer_list<std::pair<const char*, std::string>> cells) {
  core::TidyRow row;
  for (const auto& [column, text] : cells) {
    if (!text.empty()) row.set(column, text);
  }
  return row;
}

Loaded enter(core::Store& store, const std::vector<core::TidyRow>& rows, const ImportOptions& options,
             std::string command) {
  const core::Batch batch = core::batch_of(rows);
  core::ImportOf what{std::move(command)};
  what.by_hand = true;
  core::Loading loading(store, options, what);
  loading.add(batch, {});
  return loading.finish();
}

}  // namespace

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
                                             {"aliases", fmt::format("{}", fmt::join(entry.aliases, "|"))}})};
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

}  // namespace capex
