#include "store/sqlite/plain_pages.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <string_view>

#include "store/sqlite/beside.hpp"

namespace capex::core::sqlite {
namespace {

// Offsets are of SQLite's "Database File Format", section 1.3.
const char* const find_root = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?1 LIMIT 1";
constexpr std::size_t layout_header_size = 100;

std::uint32_t number_at(std::span<const unsigned char> bytes, std::size_t at) {
  return std::uint32_t{bytes[at]} << 24 | std::uint32_t{bytes[at + 1]} << 16 | std::uint32_t{bytes[at + 2]} << 8 |
         std::uint32_t{bytes[at + 3]};
}

// Others may keep something else in the file than what SQLite hands out: an archive, a cipher, a fault.
bool is_of_the_system(sqlite3* handle) {
  const sqlite3_vfs* vfs = nullptr;
  if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_VFS_POINTER, &vfs) != SQLITE_OK || vfs == nullptr) return false;
  return std::string_view(vfs->zName) == "unix";
}

}  // namespace

std::optional<PageLayout> plain_layout(std::span<const unsigned char> header, std::int64_t file_size) {
  constexpr std::string_view magic("SQLite format 3\0", 16);
  constexpr std::uint32_t utf8 = 1, newest_format = 4;
  if (header.size() < layout_header_size || std::memcmp(header.data(), magic.data(), magic.size()) != 0) return {};
  PageLayout layout;
  const std::uint32_t written = std::uint32_t{header[16]} << 8 | header[17];
  layout.size = written == 1 ? 65536 : written;
  const bool is_size = layout.size >= 512 && (layout.size & (layout.size - 1)) == 0;
  const bool keeps_no_log = header[18] == 1 && header[19] == 1;
  const bool reserves_nothing = header[20] == 0;
  const bool is_whole = header[21] == 64 && header[22] == 32 && header[23] == 32;  // fractions that are always these
  if (!is_size || !keeps_no_log || !reserves_nothing || !is_whole) return {};
  if (number_at(header, 44) != newest_format || number_at(header, 56) != utf8) return {};
  // The header's count is of the last writer that knows of it.
  if (number_at(header, 24) != number_at(header, 92)) return {};
  layout.count = number_at(header, 28);
  if (layout.count == 0 || std::int64_t{layout.count} * layout.size != file_size) return {};
  return layout;
}

std::optional<PlainPages> plain_pages(const Connection& connection) {
  sqlite3* const handle = connection.handle();
  if (sqlite3_txn_state(handle, "main") != SQLITE_TXN_READ || !is_of_the_system(handle)) return {};
  sqlite3_file* file = nullptr;
  const int found = sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (found != SQLITE_OK || file == nullptr || file->pMethods == nullptr) return {};
  std::array<unsigned char, layout_header_size> header;
  sqlite3_int64 size = 0;
  if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) return {};
  if (file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0) != SQLITE_OK) return {};
  const auto layout = plain_layout(header, size);
  if (!layout) return {};
  return PlainPages{*layout, [file, size = layout->size](std::uint32_t first, std::span<unsigned char> into) {
                      const std::int64_t offset = (std::int64_t{first} - 1) * size;
                      return first >= 1 && into.size() <= std::numeric_limits<int>::max() &&
                             file->pMethods->xRead(file, into.data(), static_cast<int>(into.size()), offset) ==
                                 SQLITE_OK;
                    }};
}

std::uint32_t root_page(Connection& connection, std::string_view table) {
  Query row = connection.query(find_root, table);
  if (!row.next()) return 0;
  const std::int64_t root = row->integer(0);
  return root > 0 && root <= std::numeric_limits<std::uint32_t>::max() ? static_cast<std::uint32_t>(root) : 0;
}

}  // namespace capex::core::sqlite
