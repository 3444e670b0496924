#include "look/book/book_file.hpp"

#include <fmt/core.h>
#include <locale.h>  // NOLINT(modernize-deprecated-headers): of POSIX
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "capex/error.hpp"

namespace capex::look {

namespace {

constexpr const char* no_memory = "not enough memory";

[[noreturn]] void fail_to_write(const char* why) {
  throw Error(ErrorCode::storage, fmt::format("cannot write a workbook: {}", why));
}

template <class T>
T* in_memory(T* made) {
  if (made == nullptr) fail_to_write(no_memory);
  return made;
}

}  // namespace

void require_memory(std::size_t bytes) {
  std::free(in_memory(std::malloc(bytes)));
}

/// Numbers are printed with a point, whatever locale the program has chosen.
class BookFile::PlainLocale {
 public:
  PlainLocale() : plain_(::newlocale(LC_ALL_MASK, "C", nullptr)) {
    if (plain_ == nullptr) fail_to_write(no_memory);
    before_ = ::uselocale(plain_);
  }
  PlainLocale(const PlainLocale&) = delete;
  PlainLocale& operator=(const PlainLocale&) = delete;
  ~PlainLocale() {
    ::uselocale(before_);
    ::freelocale(plain_);
  }

 private:
  locale_t plain_;
  locale_t before_ = nullptr;
};

/// A file without a name; libxlsxwriter knows it as the descriptor that it is.
class BookFile::UnnamedFile {
 public:
  UnnamedFile() : file_(std::tmpfile()) {
    if (file_ == nullptr) fail_to_write(std::strerror(errno));
    path_ = fmt::format("/dev/fd/{}", ::fileno(file_));
  }
  UnnamedFile(const UnnamedFile&) = delete;
  UnnamedFile& operator=(const UnnamedFile&) = delete;
  ~UnnamedFile() { std::fclose(file_); }

  const std::string& path() const { return path_; }
  std::string content() const {
    struct stat found {};
    if (::fstat(::fileno(file_), &found) != 0) fail_to_write(std::strerror(errno));
    std::string bytes(static_cast<std::size_t>(found.st_size), '\0');
    if (std::fseek(file_, 0, SEEK_SET) != 0 || std::fread(bytes.data(), 1, bytes.size(), file_) != bytes.size()) {
      fail_to_write(std::strerror(errno));
    }
    return bytes;
  }

 private:
  std::FILE* file_;
  std::string path_;
};

BookFile::BookFile()
    : xlsx_(xlsxwriter()),
      file_(std::make_unique<UnnamedFile>()),
      locale_(std::make_unique<PlainLocale>()),
      book_(nullptr, xlsx_.lxw_workbook_free) {
  lxw_workbook_options options{};
  options.constant_memory = 1;  // a row at a time; words stand in their cells
  book_.reset(in_memory(xlsx_.workbook_new_opt(file_->path().c_str(), &options)));
  lxw_doc_properties properties{};
  properties.created = std::time_t{315'532'800};  // 1980-01-01, the day of the files in it: the same bytes each time
  check(xlsx_.workbook_set_properties(book_.get(), &properties));
  for (lxw_format*& heading : headings_) {
    heading = new_format();
    xlsx_.format_set_bold(heading);
    xlsx_.format_set_bottom(heading, LXW_BORDER_THIN);
  }
  set_apart(headings_[1]);
  link_ = new_format();
  xlsx_.format_set_underline(link_, LXW_UNDERLINE_SINGLE);
  xlsx_.format_set_font_color(link_, LXW_COLOR_BLUE);
}

BookFile::~BookFile() = default;

lxw_worksheet* BookFile::add(const std::string& sheet) {
  return in_memory(xlsx_.workbook_add_worksheet(book_.get(), sheet.c_str()));
}

lxw_format* BookFile::format(const std::string& language) {
  lxw_format*& made = formats_[language];
  if (made == nullptr) {
    made = new_format();
    if (!language.empty()) xlsx_.format_set_num_format(made, language.c_str());
    set_apart(made);
  }
  return made;
}

void BookFile::check(lxw_error error) const {
  if (error == LXW_NO_ERROR) return;
  if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) fail_to_write(no_memory);
  fail_to_write(xlsx_.lxw_strerror(error));
}

void BookFile::wrote_cell(lxw_error error) {
  check(error);
  ++written_.cells;
}

void BookFile::wrote_comment(lxw_error error) {
  check(error);
  ++written_.comments;
}

std::string BookFile::bytes() {
  check(xlsx_.workbook_close(book_.release()));
  const ReadBack found = read_back(file_->path());
  if (found.cells != written_.cells || found.comments != written_.comments) {
    fail_to_write("its temporary files have not all that was written");
  }
  return file_->content();
}

lxw_format* BookFile::new_format() const {
  return in_memory(xlsx_.workbook_add_format(book_.get()));
}

void BookFile::set_apart(lxw_format* format) const {
  xlsx_.format_set_align(format, LXW_ALIGN_RIGHT);
  xlsx_.format_set_indent(format, 1);
}

}  // namespace capex::look
