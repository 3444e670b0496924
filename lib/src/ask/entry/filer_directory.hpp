// The SEC's directory of filers: where each one's submissions document is, and which tickers are listed.
//
// submissions.zip holds a document of nearly a million filers, people among them, and more than one of some. So of each
// only its place is kept, and it is read when it is asked for, by any thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "io/input/open_input.hpp"
#include "io/sec/filer_head.hpp"
#include "model/document_mark.hpp"

namespace capex::core {

/// Unpacked. The largest that the SEC serves have 30 MB; each thread holds one, and several times its size while it is
/// read.
inline constexpr std::size_t most_bytes = std::size_t{100} << 20;

/// A filer's submissions document, read.
struct FiledHead {
  FilerHead head;
  DocumentMark mark;
  std::string hash;
  std::string fault;  // why there is no head
};

class FilerDirectory {
 public:
  /// None, of whom it says nothing.
  FilerDirectory() = default;
  /// Of .zip files, folders and single documents; `tickers` is a company_tickers.json, or empty. Documents that are not
  /// named for their filer (CIK0000320193.json) are opened to see whose they are. Error{not_found}, Error{storage},
  /// Error{parse}.
  FilerDirectory(const std::vector<std::string>& paths, const std::string& tickers);

  bool empty() const { return entries_.empty() && listed_.empty(); }
  bool has(const std::string& cik) const { return find(cik) != nullptr; }
  /// Whether the filer's document, which has() it, is one of those by what its archive tells of it. A document that is
  /// in none has to be read to be known again.
  bool is_known(const std::string& cik, const std::map<DocumentMark, std::string>& documents) const;
  /// The filer's document, which has() it.
  FiledHead read(const std::string& cik, InputReader& inputs) const;

  /// The tickers that company_tickers.json has of a filer, and its name; null where it has none.
  const ListedFiler* listed(const std::string& cik) const;
  const std::map<std::string, ListedFiler>& listed() const { return listed_; }
  /// Whether another filer is listed under this word, as its ticker or name, in whatever case.
  bool is_listed_for_another(const std::string& word, const std::string& cik) const;

  /// What all documents of the directory are read by: they have no other meaning than this.
  static constexpr std::int64_t reading = 1;

 private:
  /// Nearly a million of them are small.
  struct Entry {
    std::uint64_t cik;
    std::array<std::uint64_t, 2> member;
    std::int64_t bytes;
    std::uint32_t crc;
    std::int32_t file;  // into files_
    bool packed;
  };

  void add_zip(const std::string& path);
  void add_plain(const std::string& path);
  const Entry* find(const std::string& cik) const;
  static DocumentMark mark_of(const Entry& entry) { return {entry.bytes, entry.crc, reading}; }

  std::vector<std::string> files_;
  std::vector<Entry> entries_;  // by CIK
  std::map<std::string, ListedFiler> listed_;
  std::map<std::string, std::string> listed_words_;  // in lower case, to the CIK
};

}  // namespace capex::core
