// The pages of a file as bytes, read through SQLite's own handle: of a file that is laid out in the plainest way,
// inside a read transaction, where nobody can change them. Whatever is not plain is read by SQLite alone.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

#include "store/sqlite/connection.hpp"

namespace capex::core::sqlite {

/// How a file is cut into pages, which count from 1.
struct PageLayout {
  std::uint32_t size = 0;  // of each, in bytes: a power of two from 512 to 65536
  std::uint32_t count = 0;
};

/// By the first 100 bytes of a file. Nothing where it is not plain: in WAL mode, with bytes reserved on each page (as
/// encryption does), of another text encoding or file format, or with a header that does not vouch for the size.
std::optional<PageLayout> plain_layout(std::span<const unsigned char> header, std::int64_t file_size);

struct PlainPages {
  PageLayout layout;
  /// Fills `into`, a whole number of pages, from that page on. False where the disk does not give all of it.
  std::function<bool(std::uint32_t first, std::span<unsigned char> into)> read;
};

/// Of a connection in a read transaction, for as long as that lasts. Nothing where the file is not plain, or the
/// connection is of another VFS than the system's, or has written in its transaction.
std::optional<PlainPages> plain_pages(const Connection& connection);
/// Where a table's b-tree begins; 0 where there is none.
std::uint32_t root_page(Connection& connection, std::string_view table);

}  // namespace capex::core::sqlite
