#include "io/csv/csv_stream.hpp"

#include <algorithm>

#include "io/csv/csv_file.hpp"

namespace capex::core {
namespace {

/// What may be referred to comes before what refers to it.
constexpr const CsvKind* in_turn[] = {&companies_csv, &groups_csv, &measures_csv, &sources_csv,
                                      &figures_csv,   &claims_csv, &rates_csv};

}  // namespace

struct CsvStream::State {
  std::vector<CsvFile> files;  // in the order of the paths
  std::vector<CsvFile*> turn;
  std::size_t at = 0;  // into turn
};

CsvStream::CsvStream(const std::vector<std::string>& paths, CsvStreamOptions options)
    : state_(std::make_unique<State>()) {
  for (const std::string& path : paths) state_->files.emplace_back(path, options.window);
  std::vector<std::pair<std::ptrdiff_t, CsvFile*>> ranked;
  for (CsvFile& file : state_->files) {
    const CsvKind* const kind = file.kind();
    ranked.emplace_back(std::find(std::begin(in_turn), std::end(in_turn), kind) - std::begin(in_turn), &file);
    file.close();
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [rank, file] : ranked) state_->turn.push_back(file);
}

CsvStream::CsvStream(CsvStream&&) noexcept = default;
CsvStream& CsvStream::operator=(CsvStream&&) noexcept = default;
CsvStream::~CsvStream() = default;

bool CsvStream::next(Batch& batch, Problems& problems) {
  for (; state_->at < state_->turn.size(); ++state_->at) {
    if (state_->turn[state_->at]->next(batch, problems)) return true;
  }
  return false;
}

std::vector<std::string> CsvStream::hashes() const {
  std::vector<std::string> hashes;
  for (const CsvFile& file : state_->files) hashes.push_back(file.hash());
  return hashes;
}

}  // namespace capex::core
