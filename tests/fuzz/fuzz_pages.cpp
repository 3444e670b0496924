// Whatever the pages of a file hold: no crash, an end, and rows in the order of their key.
#include <algorithm>
#include <cstdlib>

#include "store/pages/table_rows.hpp"

namespace {

using capex::core::sqlite::PlainPages;

template <class Rows>
void read(const PlainPages& pages, std::uint32_t root, std::int64_t first, std::int64_t last) {
  typename Rows::Keys lowest, highest, before{};
  lowest.fill(first);
  highest.fill(last);
  Rows rows(pages, root, lowest, highest);
  bool is_first = true;
  for (auto some = rows.next(); !some.empty(); some = rows.next()) {
    for (const typename Rows::Record& record : some) {
      const typename Rows::Keys key = record.key();
      if (key < lowest || highest < key || (!is_first && key <= before)) std::abort();
      before = key;
      is_first = false;
      if (typename Rows::Row row; !record.read(row)) return;
    }
  }
}

}  // namespace

// The first byte says how large pages are, and the second which is the root; what follows are the pages.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::uint32_t page_size = 512U << data[0] % 8;
  const std::span<const std::uint8_t> file(data + 2, size - 2);
  const PlainPages pages{{page_size, static_cast<std::uint32_t>(file.size() / page_size)},
                         [&](std::uint32_t first, std::span<unsigned char> into) {
                           const std::size_t offset = std::size_t{first - 1} * page_size;
                           if (offset > file.size() || into.size() > file.size() - offset) return false;
                           std::copy_n(file.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
                           return true;
                         }};
  constexpr std::int64_t least = INT64_MIN, most = INT64_MAX;
  for (const auto& [first, last] : {std::pair(least, most), std::pair(std::int64_t{3}, std::int64_t{7})}) {
    read<capex::core::store::FigureTableRows>(pages, data[1], first, last);
    read<capex::core::store::RateTableRows>(pages, data[1], first, last);
  }
  return 0;
}
