#include <fmt/core.h>

#include <charconv>

#include "commands.hpp"
#include "database.hpp"
#include "importing.hpp"

namespace capex::tool {

namespace {

constexpr std::string_view rate_files =
    "Nothing is loaded unless every row is good; each bad row is named with file, line and column. Only daily series "
    "are\n"
    "taken. A past day's rate that differs from the one in the file is a correction: both are kept, and questions "
    "--as-of a\nday before it became known use the old one. Loading the same file again changes nothing.";

std::vector<std::filesystem::path> paths_of(const std::vector<std::string>& words) {
  return {words.begin(), words.end()};
}

/// Of files of CSV rows: reads the line and begins.
template <class Load>
Exit import_rows(CommandLine& line, Load load) {
  std::vector<std::string> paths;
  ImportFlags flags;
  line.arguments("PATH", paths, "files, or folders of .csv files; - is standard input", Takes::Kind::files);
  flags.declare(line);
  flags.declare_known_on(line);
  line.parse();

  Progress progress(line.quiet());
  ImportOptions options = printed(line, progress);
  flags.into(options);
  Database db = open_database(line, Access::read_write);
  return done(load(db, paths_of(paths), options), progress);
}

Exit import_csv(CommandLine& line) {
  return import_rows(line, [](Database& db, const auto& paths, const ImportOptions& options) {
    return db.import_csv(paths, options);
  });
}

Exit import_rates(CommandLine& line, const char* provider) {
  return import_rows(line, [provider](Database& db, const auto& paths, const ImportOptions& options) {
    return db.import_rates(provider, paths, options);
  });
}

int parse_decimals(const std::string& text) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [at, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc() || at != end) {
    throw UsageError(fmt::format("--decimals '{}': a whole number, such as -6 for millions", text));
  }
  return number;
}

Exit import_sec(CommandLine& line) {
  std::vector<std::string> paths;
  std::optional<std::string> company, tickers, mapping, decimals;
  SecOptions how;
  ImportFlags flags;
  line.arguments(
      "FILE", paths,
      "company facts as JSON, .gz or .zip, or a folder of them; - is standard input; or a quarterly data set, "
      "a .zip or a folder",
      Takes::Kind::files);
  line.option("--company", company, "COMPANY", "whose facts they are; else the document's CIK finds it",
              Takes::Kind::companies);
  line.flag("--all", how.all, "add the companies that the file does not know");
  line.option("--directory", how.directory, "PATH",
              "the SEC's submissions.zip, or folders or files of such documents: adds the companies that the file does "
              "not know, under short keys, with former names, tickers, exchange and industry",
              Takes::Kind::files);
  line.option("--tickers", tickers, "FILE", "the SEC's company_tickers.json: likewise, the tickers that are listed",
              Takes::Kind::files);
  line.option("--mapping", mapping, "FILE", "which concept feeds which measure, in place of schema/sec-concepts.csv",
              Takes::Kind::files);
  line.option("--decimals", decimals, "N", "the precision of every figure (-6: millions); else it is inferred");
  flags.declare(line);
  line.parse();
  how.company = company.value_or("");
  how.tickers = tickers.value_or("");
  how.mapping = mapping.value_or("");
  if (decimals) how.decimals = parse_decimals(*decimals);

  Progress progress(line.quiet());
  ImportOptions options = printed(line, progress);
  flags.into(options);
  Database db = open_database(line, Access::read_write);
  return done(db.import_sec(paths_of(paths), how, options), progress);
}

}  // namespace

const Command import_csv_command = {
    "import csv",
    "load companies, groups, measures, sources, figures, claims, rates from tidy CSV",
    "PATH... [options]",
    "capex import csv examples/ai-capex\n"
    "capex import csv figures.csv sources.csv --dry-run\n"
    "xz -dc figures.csv.xz | capex import csv -",
    all_or_nothing,
    import_csv,
};

const Command import_ecb_command = {
    "import ecb",
    "load the European Central Bank's daily reference rates",
    "FILE... [options]",
    "capex import ecb eurofxref-hist.csv\n"
    "capex import ecb eurofxref.csv\n"
    "curl -s 'https://data-api.ecb.europa.eu/service/data/EXR/D.CNY.EUR.SP00.A?format=csvdata' | capex import ecb -",
    rate_files,
    [](CommandLine& line) { return import_rates(line, "ecb"); },
};

const Command import_fred_command = {
    "import fred",
    "load the Federal Reserve's daily H.10 rates, from FRED or from the Board",
    "FILE... [options]",
    "capex import fred DEXCHUS.csv\n"
    "capex import fred FRB_H10.csv --known-on 2026-10-05",
    rate_files,
    [](CommandLine& line) { return import_rates(line, "fred"); },
};

const Command import_sec_command = {
    "import sec",
    "load what companies filed, from the SEC's company facts (JSON, .gz, .zip)",
    "FILE... [options]",
    "capex import sec CIK0000789019.json --company microsoft\n"
    "capex import sec CIK0000789019.json.gz CIK0001326801.json\n"
    "capex import sec companyfacts.zip --all --skip-bad\n"
    "capex import sec companyfacts.zip --directory submissions.zip --tickers company_tickers.json --skip-bad\n"
    "capex import sec 2025q1.zip\n"
    "curl -s https://data.sec.gov/api/xbrl/companyfacts/CIK0000789019.json | capex import sec -",
    "Each filing becomes a source, each fact of a mapped concept a figure of it; what a filing also states in\n"
    "another currency is a claim. A document's company is the one with its CIK, or --company. In a folder or a\n"
    ".zip, documents of companies that the file does not know are passed over, unless --all adds them; so are\n"
    "documents without facts.\n"
    "\n"
    "--directory and --tickers add them as --all does, and under short keys: the ticker, else the name without\n"
    "its legal form, with the CIK after it only where another company has that. Former names and further tickers\n"
    "are aliases; the industry and the exchange are groups, such as sic:3674 and exchange:nasdaq. A word that\n"
    "another company has is left to it. With --all or these, documents that an earlier import has read and that\n"
    "have not changed are passed over, so that the next quarter takes as long as what is new in it.\n"
    "\n"
    "A document of more than 100 MB, unpacked, is refused: the largest that the SEC serves have 30. Nothing is\n"
    "loaded unless every fact is good; each bad one is named with file and line. With --skip-bad the good ones\n"
    "are loaded, of many documents 500 at a time: what a killed import has committed stays, and the next one goes\n"
    "on from there. What is there already is never replaced, and loading the same file again changes nothing.\n"
    "\n"
    "A quarterly financial statement data set, known by its sub.txt and num.txt, adds what company facts leave\n"
    "out, for the companies that the file knows by their CIK: figures of parts, and of tags of a company's own. A\n"
    "part is a scope, its members in words: BusinessSegments=AmazonWebServices; is amazon-web-services, other\n"
    "axes stand before their member, as in geographical:us, and several are joined, as in\n"
    "cloud+consolidation-items:operating-segments. A tag of a company's own feeds the measure that --mapping has\n"
    "for it under the company's CIK, in the place of a taxonomy. The data sets round days; the exact ones are\n"
    "those of the figures that the same filing, else the company, has in the file, so import company facts first.\n"
    "A row whose days none of them tells, or two tell otherwise, is left out and counted, as are co-registrants,\n"
    "and parts below zero of what never is. All of it is one import. This was written after the SEC's\n"
    "description; no data set of the SEC's own was tried.",
    import_sec,
};

}  // namespace capex::tool
