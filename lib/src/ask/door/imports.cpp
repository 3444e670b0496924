#include <fmt/format.h>

#include <utility>

#include "ask/entry/data_set_import.hpp"
#include "ask/entry/loading.hpp"
#include "ask/entry/sec_import.hpp"
#include "capex/database.hpp"
#include "io/csv/csv_stream.hpp"
#include "io/csv/read_csv.hpp"
#include "io/input/in_order.hpp"
#include "io/rates/read_rates.hpp"
#include "store/file/store.hpp"

namespace capex {

namespace {

using core::Batch;

std::vector<std::string> texts_of(const std::vector<std::filesystem::path>& paths) {
  std::vector<std::string> texts;
  for (const std::filesystem::path& path : paths) texts.push_back(path.string());
  return texts;
}

std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    for (std::string& file : core::csv_inputs(path)) files.push_back(std::move(file));
  }
  if (files.empty()) throw Error(ErrorCode::usage, "nothing to import: name a file");
  return files;
}

core::ImportOf import_of(const char* command, const std::vector<std::string>& paths, bool patient) {
  core::ImportOf what{command, fmt::format("{}", fmt::join(paths, " "))};
  what.patient = patient;
  return what;
}

struct ReadPart {
  Batch batch;
  Problems problems;
};

}  // namespace

/// The next part is read while the one before is loaded.
Loaded Database::import_csv(const std::vector<std::filesystem::path>& paths, const ImportOptions& options) {
  const std::vector<std::string> named = texts_of(paths);
  core::CsvStream stream(files_of(named));
  core::ImportOf what = import_of("import csv", named, !wait_);
  what.echo = true;
  core::Loading loading(*store_, options, what);
  core::InOrder<ReadPart> parts(core::InOrder<ReadPart>::unknown, core::threads_ahead() > 0 ? 1 : 0,
                                [&stream]() -> core::Maker<ReadPart> {
                                  return [&stream](std::size_t) -> std::optional<ReadPart> {
                                    ReadPart part;
                                    if (!stream.next(part.batch, part.problems)) return std::nullopt;
                                    return part;
                                  };
                                });
  while (std::optional<ReadPart> part = parts.next()) {
    loading.progress("loading " + part->batch.files.front());
    loading.add(part->batch, std::move(part->problems));
  }
  loading.load().set_hash(core::hash_of_all(stream.hashes()));
  return loading.finish();
}

Loaded Database::import_sec(const std::vector<std::filesystem::path>& paths, const SecOptions& how,
                            const ImportOptions& options) {
  const std::vector<std::string> named = texts_of(paths);
  const core::ImportOf what = import_of("import sec", named, !wait_);
  const std::vector<core::DataSetPlace> data_sets = core::find_data_sets(named);
  if (!data_sets.empty()) return core::import_data_sets(*store_, data_sets, how, options, what);
  return core::import_facts(*store_, named, how, options, what);
}

Loaded Database::import_rates(const std::string& provider, const std::vector<std::filesystem::path>& paths,
                              const ImportOptions& options) {
  if (provider != "ecb" && provider != "fred") {
    throw Error(ErrorCode::usage, "no reader of the rates of " + provider + ": ecb or fred; others come as tidy CSV");
  }
  const std::vector<std::string> named = texts_of(paths);
  Batch batch;
  Problems problems;
  std::vector<std::string> hashes;
  for (const std::string& file : files_of(named)) {
    if (options.listener.progress) options.listener.progress("reading " + file);
    const std::string text = core::read_csv_text(file);
    (provider == "ecb" ? core::read_ecb : core::read_fred)(text, file == "-" ? "standard input" : file, batch,
                                                           problems);
    hashes.push_back(core::content_hash(text));
  }
  core::Loading loading(*store_, options, import_of(("import " + provider).c_str(), named, !wait_));
  loading.progress("loading");
  loading.add(batch, std::move(problems));
  loading.load().set_hash(core::hash_of_all(hashes));
  return loading.finish();
}

}  // namespace capex
