#include "ask/entry/filer_directory.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "io/csv/read_csv.hpp"
#include "io/input/unzip.hpp"
#include "text/letters.hpp"

namespace capex::core {

namespace {

std::uint64_t number_of_cik(const std::string& cik) {
  std::uint64_t number = 0;
  std::from_chars(cik.data(), cik.data() + cik.size(), number);
  return number;
}

}  // namespace

FilerDirectory::FilerDirectory(const std::vector<std::string>& paths, const std::string& tickers) {
  for (const std::string& path : paths) is_zip(path) ? add_zip(path) : add_plain(path);
  if (!paths.empty() && entries_.empty()) {
    throw Error(ErrorCode::not_found, "there is no submissions document, such as CIK0000320193.json, in it",
                {paths.front(), 0, 0});
  }
  // Of two documents of one filer the first.
  const auto before = [](const Entry& a, const Entry& b) { return a.cik < b.cik; };
  std::stable_sort(entries_.begin(), entries_.end(), before);
  entries_.erase(
      std::unique(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.cik == b.cik; }),
      entries_.end());
  if (tickers.empty()) return;
  InputReader inputs({.max_bytes = most_bytes});
  const std::vector<InputPlace> places = list_inputs(tickers);
  if (places.size() != 1) {
    throw Error(ErrorCode::usage, "the tickers are one document: company_tickers.json", {tickers, 0, 0});
  }
  listed_ = read_tickers(inputs.read(places.front()), places.front().name);
  for (const auto& [cik, filer] : listed_) {
    for (const std::string& ticker : filer.tickers) listed_words_.emplace(lower_case(ticker), cik);
    listed_words_.emplace(lower_case(filer.name), cik);
  }
}

void FilerDirectory::add_zip(const std::string& path) {
  const auto file = static_cast<std::int32_t>(files_.size());
  files_.push_back(path);
  try {
    for (ZipFile zip(path); zip.next();) {
      const std::string cik = cik_of_name(zip.member());
      if (cik.empty()) continue;
      entries_.push_back(
          {number_of_cik(cik), zip.position(), static_cast<std::int64_t>(zip.size()), zip.crc(), file, true});
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::parse) throw;
    throw Error(ErrorCode::parse, error.what(), {path, 0, 0});
  }
}

void FilerDirectory::add_plain(const std::string& path) {
  InputReader inputs({.max_bytes = most_bytes});
  for (const InputPlace& place : list_inputs(path)) {
    if (place.packed || !place.fault.empty()) continue;  // an archive in a folder is named by itself
    std::string cik = cik_of_name(place.name);
    if (cik.empty()) cik = read_filer_head(inputs.read(place), place.name).cik;
    if (cik.empty()) continue;
    entries_.push_back({number_of_cik(cik), {}, 0, 0, static_cast<std::int32_t>(files_.size()), false});
    files_.push_back(place.path);
  }
}

const FilerDirectory::Entry* FilerDirectory::find(const std::string& cik) const {
  const std::uint64_t number = number_of_cik(cik);
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), number,
                                      [](const Entry& entry, std::uint64_t wanted) { return entry.cik < wanted; });
  return found != entries_.end() && found->cik == number ? &*found : nullptr;
}

bool FilerDirectory::is_known(const std::string& cik, const std::map<DocumentMark, std::string>& documents) const {
  const Entry* const entry = find(cik);
  return entry != nullptr && entry->packed && documents.count(mark_of(*entry)) > 0;
}

FiledHead FilerDirectory::read(const std::string& cik, InputReader& inputs) const {
  const Entry& entry = *find(cik);
  const std::string& file = files_[static_cast<std::size_t>(entry.file)];
  InputPlace place;
  place.name = entry.packed ? fmt::format("{}/CIK{}.json", file, cik) : file;
  place.path = file;
  place.member = entry.member;
  place.packed = entry.packed;
  FiledHead filed;
  try {
    const std::string_view bytes = inputs.read(place);
    filed.mark = {static_cast<std::int64_t>(bytes.size()), entry.packed ? entry.crc : checksum(bytes), reading};
    filed.hash = content_hash(bytes);
    filed.head = read_filer_head(bytes, place.name);
    if (filed.head.cik != cik) filed.fault = fmt::format("{}: it is the document of another filer", place.name);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::parse) throw;
    filed.fault = error.place().file.empty() ? fmt::format("{}: {}", place.name, error.what()) : error.what();
  }
  return filed;
}

const ListedFiler* FilerDirectory::listed(const std::string& cik) const {
  const auto found = listed_.find(cik);
  return found == listed_.end() ? nullptr : &found->second;
}

bool FilerDirectory::is_listed_for_another(const std::string& word, const std::string& cik) const {
  const auto found = listed_words_.find(lower_case(word));
  return found != listed_words_.end() && found->second != cik;
}

}  // namespace capex::core
