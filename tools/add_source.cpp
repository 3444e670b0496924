#include "adding.hpp"
#include "commands.hpp"

namespace capex::tool {

namespace {

Exit run_add_source(CommandLine& line) {
  std::string source;
  std::optional<std::string> publisher, kind, known_on, title, url, note;
  bool dry_run = false;
  line.argument("KEY", source, "ft-2024-08, an accession number");
  line.option("--publisher", publisher, "NAME", "who published it");
  line.option("--kind", kind, "KIND", "filing, release, vendor or press: its rank",
              Takes{"filing", "release", "vendor", "press"});
  line.option("--known-on", known_on, "DATE", "the day it became public; else the day it was found");
  line.option("--title", title, "TEXT", "its title");
  line.option("--url", url, "URL", "where it is");
  line.option("--note", note, "TEXT", "a remark");
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  const SourceEntry entry{source,
                          required(publisher, "--publisher", "who published it?"),
                          required(kind, "--kind", "filing, release, vendor or press"),
                          required(known_on, "--known-on", "the day it became public, such as 2024-08-26"),
                          title.value_or(""),
                          url.value_or(""),
                          note.value_or("")};
  return enter(line, dry_run, [&](Database& db, const ImportOptions& options) { return db.add(entry, options); });
}

}  // namespace

const Command add_source_command = {
    "add source",
    "add the document that states figures",
    "KEY --publisher NAME --kind KIND --known-on DATE [options]",
    "capex add source ft-2024-08 --publisher 'Financial Times' --kind press --known-on 2024-08-26",
    "",
    run_add_source,
};

}  // namespace capex::tool
