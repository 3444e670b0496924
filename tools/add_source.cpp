#include "adding.hpp"
#include "commands.hpp"

namespace capex::core::tool {

namespace {

Exit run_add_source(CommandLine& line) {
  std::string source;
  std::optional<std::string> publisher, kind, known_on, title, url, note;
  bool dry_run = false;
  line.argument("KEY", source, "ft-2024-08, an accession number");
  line.option("--publisher", publisher, "NAME", "who published it");
  line.option("--kind", kind, "KIND", "filing, release, vendor or press: its rank");
  line.option("--known-on", known_on, "DATE", "the day it became public; else the day it was found");
  line.option("--title", title, "TEXT", "its title");
  line.option("--url", url, "URL", "where it is");
  line.option("--note", note, "TEXT", "a remark");
  line.flag("--dry-run", dry_run, "check, and change nothing");
  line.parse();

  TidyRow row;
  row.set("source", source);
  row.set("publisher", required(publisher, "--publisher", "who published it?"));
  row.set("kind", required(kind, "--kind", "filing, release, vendor or press"));
  row.set("known_on", required(known_on, "--known-on", "the day it became public, such as 2024-08-26"));
  row.set("title", title);
  row.set("url", url);
  row.set("note", note);
  return add_rows(line, {row}, dry_run);
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

}  // namespace capex::core::tool
