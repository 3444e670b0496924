// The file of a workbook while libxlsxwriter makes it.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>

#include "look/book/read_back.hpp"
#include "look/book/xlsxwriter.hpp"

namespace capex::look {

/// libxlsxwriter does not look at each of its allocations, so what it may take is asked for at once, before it begins.
/// Error{storage} where there is not as much.
void require_memory(std::size_t bytes);

class BookFile {
 public:
  /// Error{storage}, as of all that follows, where memory or the disk ends.
  BookFile();
  BookFile(const BookFile&) = delete;
  BookFile& operator=(const BookFile&) = delete;
  ~BookFile();

  const XlsxWriter& xlsx() const { return xlsx_; }
  lxw_worksheet* add(const std::string& sheet);
  lxw_format* heading(bool of_numbers) const { return headings_[of_numbers ? 1 : 0]; }
  lxw_format* link() const { return link_; }
  /// Of numbers, apart from the words that may follow.
  lxw_format* format(const std::string& language);

  void check(lxw_error error) const;
  /// The same of a cell, and of a comment, which are counted.
  void wrote_cell(lxw_error error);
  void wrote_comment(lxw_error error);

  /// What it has become, read back. Nothing can be added afterwards.
  std::string bytes();

 private:
  class PlainLocale;
  class UnnamedFile;

  lxw_format* new_format() const;
  void set_apart(lxw_format* format) const;

  const XlsxWriter& xlsx_;
  std::unique_ptr<UnnamedFile> file_;
  std::unique_ptr<PlainLocale> locale_;
  std::unique_ptr<lxw_workbook, void (*)(lxw_workbook*)> book_;
  std::map<std::string, lxw_format*> formats_;
  ReadBack written_;
  lxw_format* headings_[2] = {};  // of words, of numbers
  lxw_format* link_ = nullptr;
};

}  // namespace capex::look
