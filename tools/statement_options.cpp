#include "statement_options.hpp"

#include "database.hpp"

namespace capex::tool {

void StatementOptions::declare(CommandLine& line) {
  line.option("--source", source_, "KEY", "the document that says so (capex add source)");
  line.option("--measure", measure_, "KEY", "what is measured (default capex)");
  line.option("--basis", basis_, "BASIS", "actual, guidance or estimate (default actual)");
  line.option("--scope", scope_, "SCOPE", "total, or a part such as domestic (default total)");
  line.option("--decimals", decimals_, "N", "precision where the way of writing misleads: -9 is billions");
  line.option("--words", words_, "TEXT", "the source's own words, kept beside the number");
}

TidyRow StatementOptions::row(const CommandLine& line, const std::string& company, const std::string& period) const {
  const std::string& source = required(source_, "--source", "every number names the document that states it");
  const std::string measure = measure_.value_or("capex");
  const Store store = open_database(line);
  const Snapshot snapshot = store.snapshot();
  snapshot.company(company);
  snapshot.measure(measure);
  snapshot.source(source);

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

}  // namespace capex::tool
