#include "store/sqlite/journal.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <utility>

namespace capex::core::sqlite {
namespace {

// Offsets and sizes are of SQLite's "Database File Format", section 3.
constexpr std::string_view magic("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
constexpr std::int64_t journal_header_size = 28;
constexpr std::int64_t as_many_as_there_are = 0xffffffff;

std::int64_t big_endian(const char* bytes) {  // four bytes, big end first
  std::int64_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

bool is_power_of_two(std::int64_t value) {
  return (value & (value - 1)) == 0;
}

class JournalBytes {
 public:
  explicit JournalBytes(const std::string& path) : in_(path, std::ios::binary | std::ios::ate) {
    if (in_) size_ = static_cast<std::int64_t>(in_.tellg());
  }
  std::int64_t size() const { return size_; }
  /// False where that much is not there.
  bool read(std::int64_t offset, char* into, std::size_t count) {
    if (offset < 0 || offset > size_ - static_cast<std::int64_t>(count)) return false;
    if (offset != next_ && !in_.seekg(offset)) return false;  // a seek gives up what was read ahead
    next_ = offset + static_cast<std::int64_t>(count);
    return static_cast<bool>(in_.read(into, static_cast<std::streamsize>(count)));
  }

 private:
  std::ifstream in_;
  std::int64_t size_ = 0;
  std::int64_t next_ = -1;
};

std::uint32_t checksum(std::int64_t first, std::string_view page) {
  auto sum = static_cast<std::uint32_t>(first);
  for (std::size_t at = page.size() - 200; at > 0 && at < page.size(); at -= 200) {
    sum += static_cast<unsigned char>(page[at]);
  }
  return sum;
}

class LogChecksum {
 public:
  explicit LogChecksum(bool big_end_first) : big_end_first_(big_end_first) {}
  /// A whole number of eight bytes.
  void add(std::string_view bytes) {
    for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
      first_ += word(bytes.data() + i) + second_;
      second_ += word(bytes.data() + i + 4) + first_;
    }
  }
  bool is(const char* stored) const { return first_ == big_endian(stored) && second_ == big_endian(stored + 4); }

 private:
  std::uint32_t word(const char* bytes) const {
    const auto value = static_cast<std::uint32_t>(big_endian(bytes));
    if (big_end_first_) return value;
    return value >> 24 | (value >> 8 & 0xff00) | (value << 8 & 0xff0000) | value << 24;
  }

  bool big_end_first_;
  std::uint32_t first_ = 0, second_ = 0;
};

// The pages that follow one header, each between its number and its checksum; gives where they end.
std::int64_t read_pages(JournalBytes& bytes, const char* header, std::int64_t at, Journal& journal) {
  const std::int64_t record_size = journal.page_size + 8, room = (bytes.size() - at) / record_size;
  const bool is_counted = big_endian(header + 8) != as_many_as_there_are;
  const std::int64_t promised = is_counted ? big_endian(header + 8) : room;
  std::string record(static_cast<std::size_t>(record_size), '\0');
  for (std::int64_t i = 0; i < promised; ++i, at += record_size) {
    const std::string_view page = std::string_view(record).substr(4, record.size() - 8);
    const bool is_there = bytes.read(at, record.data(), record.size()) && big_endian(record.data()) != 0 &&
                          checksum(big_endian(header + 12), page) == big_endian(record.data() + record.size() - 4);
    if (!is_there) {
      journal.is_whole = !is_counted;
      return bytes.size();
    }
    ++journal.records;
    const std::int64_t page_number = big_endian(record.data());
    if (page_number > journal.pages) journal.is_sound = false;
    if (page_number != 1) continue;
    if (journal.first_page) journal.is_sound = false;
    journal.first_page = parsed_first_page(std::string(page));
    if (!journal.first_page) journal.is_sound = false;
  }
  return at;
}

}  // namespace

Journal read_journal(const std::string& path) {
  JournalBytes bytes(path);
  Journal journal;
  std::int64_t sector = 0;
  for (std::int64_t at = 0;;) {
    char header[journal_header_size];
    if (!bytes.read(at, header, sizeof header) || std::string_view(header, magic.size()) != magic) break;
    if (at == 0) {
      sector = big_endian(header + 20);
      journal.pages = big_endian(header + 16);
      journal.page_size = big_endian(header + 24);
      if (sector < 32 || sector > 65536 || !is_power_of_two(sector)) break;
      if (journal.page_size < 512 || journal.page_size > 65536 || !is_power_of_two(journal.page_size)) break;
    }
    if (at + sector > bytes.size()) break;
    journal.is_followed = true;
    // The next header begins a sector.
    at = (read_pages(bytes, header, at + sector, journal) + sector - 1) / sector * sector;
  }
  return journal;
}

// At the end of a journal: the name, its length, the sum of its bytes, the magic.
std::string super_journal(const std::string& path) {
  JournalBytes journal(path);
  char tail[16];
  if (!journal.read(journal.size() - 16, tail, sizeof tail)) return {};
  if (std::string_view(tail + 8, 8) != magic) return {};
  const std::int64_t length = big_endian(tail), sum = big_endian(tail + 4);
  if (length == 0 || length > journal.size() - 16 || length > 1 << 16) return {};
  std::string name(static_cast<std::size_t>(length), '\0');
  if (!journal.read(journal.size() - 16 - length, name.data(), name.size())) return {};
  // SQLite adds them up as its platform's char, which may have a sign.
  std::uint32_t with_sign = 0, without_sign = 0;
  for (const char c : name) {
    with_sign += static_cast<std::uint32_t>(static_cast<signed char>(c));
    without_sign += static_cast<unsigned char>(c);
  }
  return with_sign == sum || without_sign == sum ? name : std::string();
}

// SQLite's "Write-Ahead Log" format, section 4 of the same: a header of 32 bytes, then frames of 24 bytes and a page,
// each with a running checksum. A log goes on from the counter of its file, by one for each first page in it at most.
bool is_log_of_another(const Connection& connection, const FirstPage& page) {
  constexpr std::size_t header_size = 32, frame_header_size = 24;
  constexpr std::int64_t little_end_first = 0x377f0682, big_end_first = 0x377f0683, slack = 1000;
  JournalBytes bytes(log_name(connection.handle()));
  char header[header_size];
  if (!bytes.read(0, header, sizeof header)) return false;
  const std::int64_t format = big_endian(header), page_size = big_endian(header + 8);
  if (format != little_end_first && format != big_end_first) return false;
  LogChecksum checksum(format == big_end_first);
  checksum.add({header, 24});
  if (!checksum.is(header + 24)) return false;
  if (page_size != page.page_size) return true;
  std::string frame(frame_header_size + static_cast<std::size_t>(page_size), '\0');
  std::int64_t at = header_size, frames = 0, furthest = 0;
  for (; bytes.read(at, frame.data(), frame.size()); at += static_cast<std::int64_t>(frame.size()), ++frames) {
    const std::string_view seen = frame;
    checksum.add(seen.substr(0, 8));
    checksum.add(seen.substr(frame_header_size));
    if (seen.substr(8, 8) != std::string_view(header + 16, 8) || !checksum.is(frame.data() + 16)) break;
    if (big_endian(frame.data()) != 1) continue;
    const std::int64_t counter = big_endian(frame.data() + frame_header_size + 24);
    const std::int64_t apart = static_cast<std::int32_t>(static_cast<std::uint32_t>(counter - page.commits));
    furthest = std::max(furthest, apart < 0 ? -apart : apart);
  }
  return furthest > frames + slack;
}

// FILE-mj and nine digits, the third last of them a 9.
bool is_super_journal_name(const std::string& name) {
  constexpr std::string_view mark = "-mj", digits = "0123456789ABCDEF";
  if (name.size() <= mark.size() + 9) return false;
  const std::string_view end = std::string_view(name).substr(name.size() - 9);
  return name.compare(name.size() - 9 - mark.size(), mark.size(), mark) == 0 && end[6] == '9' &&
         std::all_of(end.begin(), end.end(), [&](char c) { return digits.find(c) != std::string_view::npos; });
}

}  // namespace capex::core::sqlite
