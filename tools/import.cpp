#include <fmt/core.h>

#include "commands.hpp"
#include "database.hpp"
#include "importing.hpp"
#include "io/csv/csv_stream.hpp"
#include "io/csv/read_csv.hpp"
#include "io/input/in_order.hpp"
#include "io/rates/read_rates.hpp"

namespace capex::core::tool {

namespace {

using Reader = void (*)(std::string_view text, const std::string& name, Batch& batch, Problems& problems);

struct Input {
  std::string name;
  std::string text;
};

Input read_input(const std::string& path) {
  return path == "-" ? Input{"standard input", read_csv_text(path)} : Input{path, read_csv_text(path)};
}

Exit import_files(CommandLine& line, Reader read) {
  std::vector<std::string> paths;
  LoadOptions options;
  line.arguments("PATH", paths, "files, or folders of .csv files; - is standard input");
  import_flags(line, options);
  KnownOn known_on;
  known_on.declare(line);
  line.parse();

  ImportInfo info = import_of(line, paths);
  known_on.into(info);
  Progress progress(line.quiet());
  Batch batch;
  Problems problems;
  InputHash hash;
  for (const std::string& path : paths) {
    for (const std::string& file : csv_inputs(path)) {
      progress(fmt::format("reading {}", file));
      const Input input = read_input(file);
      read(input.text, input.name, batch, problems);
      hash.add(input.text);
    }
  }
  info.hash = hash.text();
  return load_batch(line, batch, std::move(problems), info, options, progress);
}

constexpr std::string_view rate_files =
    "Nothing is loaded unless every row is good; each bad row is named with file, line and column. Only daily series "
    "are\n"
    "taken. A past day's rate that differs from the one in the file is a correction: both are kept, and questions "
    "--as-of a\nday before it became known use the old one. Loading the same file again changes nothing.";

struct ReadPart {
  Batch batch;
  Problems problems;
};

/// The next part is read while the one before is loaded.
Exit import_csv(CommandLine& line) {
  std::vector<std::string> paths, files;
  LoadOptions options;
  options.echo = true;
  line.arguments("PATH", paths, "files, or folders of .csv files; - is standard input");
  import_flags(line, options);
  KnownOn known_on;
  known_on.declare(line);
  line.parse();

  ImportInfo info = import_of(line, paths);
  known_on.into(info);
  Progress progress(line.quiet());
  for (const std::string& path : paths) {
    for (std::string& file : csv_inputs(path)) files.push_back(std::move(file));
  }
  CsvStream stream(files);
  Store store = open_database(line, Access::read_write);
  Loading loading = loading_into(store, line, info, options, progress);
  InOrder<ReadPart> parts(InOrder<ReadPart>::unknown, threads_ahead() > 0 ? 1 : 0, [&stream]() -> Maker<ReadPart> {
    return [&stream](std::size_t) -> std::optional<ReadPart> {
      ReadPart part;
      if (!stream.next(part.batch, part.problems)) return std::nullopt;
      return part;
    };
  });
  while (std::optional<ReadPart> part = parts.next()) {
    progress(fmt::format("loading {}", part->batch.files.front()));
    loading.add(part->batch, std::move(part->problems));
  }
  InputHash hash;
  for (const std::string& of_file : stream.hashes()) hash.add_hash(of_file);
  loading.load().set_hash(hash.text());
  return finish(loading, line, progress);
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
    [](CommandLine& line) { return import_files(line, read_ecb); },
};

const Command import_fred_command = {
    "import fred",
    "load the Federal Reserve's daily H.10 rates, from FRED or from the Board",
    "FILE... [options]",
    "capex import fred DEXCHUS.csv\n"
    "capex import fred FRB_H10.csv --known-on 2026-10-05",
    rate_files,
    [](CommandLine& line) { return import_files(line, read_fred); },
};

}  // namespace capex::core::tool
