#include "look/book/read_back.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "capex/error.hpp"

namespace capex::look {

namespace {

[[noreturn]] void fail_to_read_back() {
  throw Error(
      ErrorCode::storage,
      "cannot write a workbook: its temporary files were cut off; make room where they are (TMPDIR, else /tmp)");
}

/// One part, XML, as it is read.
class PartRead {
 public:
  explicit PartRead(std::string_view sought) : sought_(sought) {}

  void add(std::string_view text) {
    if (begin_.size() < most_kept) begin_ += text.substr(0, most_kept - begin_.size());
    // What stands across two pieces is found with the second.
    std::string joined = end_.substr(end_.size() - std::min(end_.size(), sought_.size() - 1));
    joined += text;
    for (std::size_t at = joined.find(sought_); at != std::string::npos; at = joined.find(sought_, at + 1)) ++found_;
    end_ += text;
    if (end_.size() > most_kept) end_.erase(0, end_.size() - most_kept);
  }

  /// How often what was sought is there.
  std::size_t found() const { return found_; }

  /// That the element that it begins with ends it.
  bool is_whole() const {
    const std::size_t declared = begin_.find("?>");
    const std::size_t open = begin_.find('<', declared == std::string::npos ? 0 : declared);
    if (open == std::string::npos) return false;
    const std::string name = begin_.substr(open + 1, begin_.find_first_of(" />\n", open) - open - 1);
    const std::string_view end = std::string_view(end_).substr(0, end_.find_last_not_of(" \r\n") + 1);
    const auto ends = [&](const std::string& tag) {
      return end.size() >= tag.size() && end.substr(end.size() - tag.size()) == tag;
    };
    return ends("</" + name + '>') || (ends("/>") && end_.rfind('<') == end_.find('<' + name));
  }

 private:
  static constexpr std::size_t most_kept = 4096;

  std::string_view sought_;
  std::string begin_, end_;
  std::size_t found_ = 0;
};

std::size_t count_in_part(unzFile file, std::string_view sought) {
  if (unzOpenCurrentFile(file) != UNZ_OK) fail_to_read_back();
  PartRead part(sought);
  std::array<char, 1 << 16> piece{};
  int length = 0;
  while ((length = unzReadCurrentFile(file, piece.data(), static_cast<unsigned>(piece.size()))) > 0) {
    part.add({piece.data(), static_cast<std::size_t>(length)});
  }
  if (length < 0 || unzCloseCurrentFile(file) != UNZ_OK || !part.is_whole()) fail_to_read_back();
  return part.found();
}

}  // namespace

ReadBack read_back(const std::string& path) {
  const std::unique_ptr<void, int (*)(unzFile)> file(unzOpen64(path.c_str()), unzClose);
  if (!file) fail_to_read_back();
  ReadBack found;
  int step = unzGoToFirstFile(file.get());
  for (; step == UNZ_OK; step = unzGoToNextFile(file.get())) {
    std::array<char, 256> name{};
    if (unzGetCurrentFileInfo64(file.get(), nullptr, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK) {
      fail_to_read_back();
    }
    const std::string_view called(name.data());
    if (called.rfind("xl/worksheets/sheet", 0) == 0) {
      found.cells += count_in_part(file.get(), "<c r=");
    } else {
      const std::size_t count = count_in_part(file.get(), "<comment ");
      if (called.rfind("xl/comments", 0) == 0) found.comments += count;
    }
  }
  if (step != UNZ_END_OF_LIST_OF_FILE) fail_to_read_back();
  return found;
}

}  // namespace capex::look
