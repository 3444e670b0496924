#include "capex/io/write_csv.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "io/csv_kinds.hpp"
#include "io/csv_lines.hpp"

namespace capex {
namespace {

/// One file of the folder, under a temporary name until it is published.
class OutputFile {
 public:
  OutputFile(const std::filesystem::path& folder, const CsvKind& kind)
      : path_(folder / fmt::format("{}.csv", kind.name)), temporary_(path_.string() + ".partial") {
    out_.open(temporary_, std::ios::binary | std::ios::trunc);
    if (!out_) throw failure("cannot be written");
    for (const Column& column : kind.columns) text_ += fmt::format("{}{}", text_.empty() ? "" : ",", column.name);
    text_ += '\n';
  }

  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  ~OutputFile() {
    if (published_ || kept_) return;
    out_.close();
    std::error_code ignored;  // what is not there needs no removing
    std::filesystem::remove(temporary_, ignored);
  }

  /// Lines are appended here, then passed on with flush_if_full().
  std::string& text() { return text_; }

  void flush_if_full() {
    constexpr std::size_t full = 1 << 20;
    if (text_.size() >= full) flush();
  }

  void close() {
    flush();
    out_.close();
    // On the disk before any name is given: a lost rename then loses nothing else.
    const int written = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = written >= 0 && ::fsync(written) == 0;
    if (written >= 0) ::close(written);
    if (!out_ || !synced) throw failure("could not be written to its end");
  }

  /// Whole, but without its name: it stays, so that the folder says that it is of two exports.
  void keep() { kept_ = true; }

  void publish() {
    std::error_code failed;
    std::filesystem::rename(temporary_, path_, failed);
    if (failed) throw failure(fmt::format("cannot be given its name: {}", failed.message()));
    published_ = true;
  }

 private:
  void flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    if (!out_) throw failure("cannot be written");
    text_.clear();
  }

  Error failure(const std::string& what) const {
    return Error(ErrorCode::storage, fmt::format("'{}' {}", path_.string(), what));
  }

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  std::ofstream out_;
  std::string text_;
  bool published_ = false;
  bool kept_ = false;
};

const std::filesystem::path& existing_folder(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    throw Error(ErrorCode::storage,
                fmt::format("the folder '{}' cannot be made: {}", folder.string(), failed.message()));
  }
  return folder;
}

}  // namespace

struct CsvFolderWriter::State {
  explicit State(const std::filesystem::path& folder)
      : companies(existing_folder(folder), companies_csv),
        groups(folder, groups_csv),
        measures(folder, measures_csv),
        sources(folder, sources_csv),
        figures(folder, figures_csv),
        claims(folder, claims_csv),
        rates(folder, rates_csv) {}

  std::array<OutputFile*, 7> files() { return {&companies, &groups, &measures, &sources, &figures, &claims, &rates}; }

  OutputFile companies, groups, measures, sources, figures, claims, rates;
};

CsvFolderWriter::CsvFolderWriter(const std::filesystem::path& folder) : state_(std::make_unique<State>(folder)) {}
CsvFolderWriter::CsvFolderWriter(CsvFolderWriter&&) noexcept = default;
CsvFolderWriter::~CsvFolderWriter() = default;

void CsvFolderWriter::write(const Batch& batch) {
  if (!state_) throw Error(ErrorCode::usage, "the folder is finished: nothing more can be written into it");
  const auto append = [](OutputFile& file, const auto& rows, const auto&... context) {
    for (const auto& row : rows) {
      append_line(file.text(), row, context...);
      file.flush_if_full();
    }
  };
  append(state_->companies, batch.companies);
  append(state_->groups, batch.members);
  append(state_->measures, batch.measures);
  append(state_->sources, batch.sources);
  append(state_->figures, batch.figures, batch);
  append(state_->claims, batch.claims);
  append(state_->rates, batch.rates, batch);
}

void CsvFolderWriter::finish() {
  if (!state_) return;
  for (OutputFile* file : state_->files()) file->close();
  bool begun = false;
  try {
    for (OutputFile* file : state_->files()) {
      file->publish();
      begun = true;
    }
  } catch (...) {
    for (OutputFile* file : state_->files()) {
      if (begun) file->keep();
    }
    throw;
  }
  state_.reset();
}

}  // namespace capex
