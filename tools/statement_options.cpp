#include "statement_options.hpp"

#include "adding.hpp"

namespace capex::tool {

void StatementOptions::declare(CommandLine& line) {
  line.option("--source", source_, "KEY", "the document that says so (capex add source)", Takes::Kind::sources);
  line.option("--measure", measure_, "KEY", "what is measured (default capex)", Takes::Kind::measures);
  line.option("--basis", basis_, "BASIS", "actual, guidance or estimate (default actual)",
              Takes{"actual", "guidance", "estimate"});
  line.option("--scope", scope_, "SCOPE", "total, or a part such as domestic (default total)", Takes::Kind::scopes);
  line.option("--decimals", decimals_, "N", "precision where the way of writing misleads: -9 is billions");
  line.option("--words", words_, "TEXT", "the source's own words, kept beside the number");
  line.group("Of a source that the file does not know yet");
  line.option("--publisher", publisher_, "NAME", "who published it");
  line.option("--kind", kind_, "KIND", "filing, release, vendor or press: its rank",
              Takes{"filing", "release", "vendor", "press"});
  line.option("--known-on", known_on_, "DATE", "the day it became public; else the day it was found");
  line.option("--title", title_, "TEXT", "its title");
  line.option("--url", url_, "URL", "where it is");
  line.group("Options");
}

const std::string& StatementOptions::source() const {
  return required(source_, "--source", "every number names the document that states it");
}

std::optional<SourceEntry> StatementOptions::described() const {
  if (!publisher_ && !kind_ && !known_on_ && !title_ && !url_) return std::nullopt;
  return SourceEntry{"",
                     required(publisher_, "--publisher", "who published the new source?"),
                     required(kind_, "--kind", "filing, release, vendor or press"),
                     required(known_on_, "--known-on", "the day the source became public, such as 2024-08-26"),
                     title_.value_or(""),
                     url_.value_or("")};
}

}  // namespace capex::tool
