#include "statement_options.hpp"

#include "database.hpp"

namespace capex::core::tool {

void StatementOptions::declare(CommandLine& line) {
  line.option("--source", source_, "KEY", "the document that says so (capex add source)");
  line.option("--measure", measure_, "KEY", "what is measured (default capex)");
  line.option("--basis", basis_, "BASIS", "actual, guidance or estimate (default actual)");
  line.option("--scope", scope_, "SCOPE", "total, or a part such as domestic (default total)");
  line.option("--decimals", decimals_, "N", "precision where the way of writing misleads: -9 is billions");
  line.option("--words", words_, "TEXT", "the source's own words, kept beside the number");
  line.group("Of a source that the file does not know yet");
  line.option("--publisher", publisher_, "NAME", "who published it");
  line.option("--kind", kind_, "KIND", "filing, release, vendor or press: its rank");
  line.option("--known-on", known_on_, "DATE", "the day it became public; else the day it was found");
  line.option("--title", title_, "TEXT", "its title");
  line.option("--url", url_, "URL", "where it is");
  line.group("Options");
}

TidyRow StatementOptions::row(const CommandLine& line, const std::string& company, const std::string& period) const {
  const std::string& source = required(source_, "--source", "every number names the document that states it");
  const std::string measure = measure_.value_or("capex");
  const Store store = open_store(line);
  const Snapshot snapshot = store.snapshot();
  snapshot.company(company);
  snapshot.measure(measure);
  if (!publisher_ && !kind_ && !known_on_ && !title_ && !url_) snapshot.source(source);

  TidyRow row;
  row.set("company", company);
  row.set("measure", measure);
  row.set("basis", basis_);
  row.set("scope", scope_);
  row.set("period", period);
  row.set("decimals", decimals_);
  row.set("source", source);
  row.set("words", words_);
  return row;
}

std::optional<TidyRow> StatementOptions::source_row() const {
  if (!publisher_ && !kind_ && !known_on_ && !title_ && !url_) return std::nullopt;
  TidyRow row;
  row.set("source", source());
  row.set("publisher", required(publisher_, "--publisher", "who published the new source?"));
  row.set("kind", required(kind_, "--kind", "filing, release, vendor or press"));
  row.set("known_on", required(known_on_, "--known-on", "the day the source became public, such as 2024-08-26"));
  row.set("title", title_);
  row.set("url", url_);
  return row;
}

std::vector<TidyRow> StatementOptions::with_source(TidyRow row) const {
  std::vector<TidyRow> rows;
  if (auto source = source_row()) rows.push_back(std::move(*source));
  rows.push_back(std::move(row));
  return rows;
}

}  // namespace capex::core::tool
