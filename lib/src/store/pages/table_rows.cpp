#include "store/pages/table_rows.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <limits>

namespace capex::core::store {
namespace {

constexpr unsigned char interior_page = 0x02, leaf_page = 0x0a;  // of an index's b-tree, as a table WITHOUT ROWID has
constexpr std::size_t interior_header = 12, leaf_header = 8;
constexpr std::size_t child_number = 4;           // bytes before the record of an interior cell
constexpr std::size_t most_levels = 20;           // as SQLite has it
constexpr std::uint32_t run_bytes = 64 * 1024;    // that are read at once
constexpr std::uint64_t lock_byte = 0x4000'0000;  // the page with it belongs to no tree
constexpr std::size_t slack = 128;                // bytes behind a run that a broken record may be read into

std::uint32_t two_bytes(const unsigned char* bytes) {
  return std::uint32_t{bytes[0]} << 8 | bytes[1];
}
std::uint32_t four_bytes(const unsigned char* bytes) {
  return two_bytes(bytes) << 16 | two_bytes(bytes + 2);
}
std::uint64_t eight_bytes(const unsigned char* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  if constexpr (std::endian::native == std::endian::little) value = __builtin_bswap64(value);
  return value;
}

/// How serial types are read out of eight bytes that begin with their own: shifted down, masked, added to. In columns,
/// as they are looked up eleven times a row.
struct SerialTypes {
  std::array<std::uint8_t, 256> length{}, shift{};
  std::array<std::int64_t, 256> mask{}, add{};
};

constexpr SerialTypes all_serial_types() {
  SerialTypes types;
  constexpr std::uint8_t lengths[] = {0, 1, 2, 3, 4, 6, 8};
  for (std::size_t code = 1; code < std::size(lengths); ++code) {
    types.length[code] = lengths[code];
    types.shift[code] = static_cast<std::uint8_t>(64 - 8 * lengths[code]);
    types.mask[code] = -1;
  }
  types.add[9] = 1;  // 8 and 9 are the numbers 0 and 1, 0 is NULL
  return types;
}
constexpr SerialTypes serial_types = all_serial_types();

/// Whether each of eight bytes is the code of an integer or of NULL: 0 to 9, but for 7.
bool are_integers(std::uint64_t codes) {
  constexpr std::uint64_t ones = 0x0101'0101'0101'0101, high_bits = ones << 7;
  const std::uint64_t sevens = codes ^ 7 * ones;
  return ((codes | (codes + (0x80 - 10) * ones) | (sevens - ones)) & high_bits) == 0;
}

std::uint64_t word_of(const unsigned char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// The record at `record`, which is `size` long; false where it is no record of so many integers.
template <std::size_t Columns>
[[gnu::always_inline]] inline bool decode(const unsigned char* record, std::size_t size, IntegerRow<Columns>& row) {
  const unsigned char* const types = record + 1;
  const unsigned char* value = types + Columns;
  static_assert(Columns <= 16 && sizeof row.types == 16);
  std::memcpy(row.types.data(), types, Columns);
#pragma GCC unroll 16
  for (std::size_t column = 0; column < Columns; ++column) {
    const std::size_t code = types[column];
    row.values[column] =
        ((static_cast<std::int64_t>(eight_bytes(value)) >> serial_types.shift[code]) & serial_types.mask[code]) +
        serial_types.add[code];
    value += serial_types.length[code];
  }
  return record[0] == Columns + 1 && value == record + size && are_integers(word_of(row.types.data())) &&
         are_integers(word_of(row.types.data() + 8));
}

/// The record at the offset of a page of so many bytes; false where it is none, or does not follow the key `before` (if
/// any was met), whose place it takes: that also ends the reading of pages that lead in a circle.
template <std::size_t Columns, std::size_t Key>
[[gnu::always_inline]] inline bool take(const unsigned char* page, std::size_t size, std::size_t offset, bool met,
                                        std::array<std::int64_t, Key>& before, IntegerRow<Columns>& row) {
  // No record of so many integers takes more than one byte to say how long it is, nor runs over onto other pages.
  static_assert(1 + Columns + Columns * 8 < 0x80 && 1 + 1 + Columns + Columns * 8 + 8 <= slack);
  if (offset >= size || page[offset] > 0x7f || offset + 1 + page[offset] > size) return false;
  if (!decode(page + offset + 1, page[offset], row)) return false;
  bool ascends = !met;
  for (std::size_t column = 0; column < Key && !ascends; ++column) {
    if (row.values[column] < before[column]) return false;
    ascends = row.values[column] > before[column];
  }
  std::copy_n(row.values.begin(), Key, before.begin());
  return ascends;
}

}  // namespace

template <std::size_t Columns, std::size_t Key>
TableRows<Columns, Key>::TableRows(const sqlite::PlainPages& pages, std::uint32_t root, const Keys& first,
                                   const Keys& last)
    : pages_(&pages), root_(root), first_(first), last_(last) {}

template <std::size_t Columns, std::size_t Key>
auto TableRows<Columns, Key>::next() -> std::span<const Row> {
  while (!ended_) {
    count_ = 0;
    if (!read_on()) {
      usual_ = false;
      ended_ = true;
      break;
    }
    if (const auto rows = within(); !rows.empty()) return rows;
  }
  return {};
}

/// The next leaf, and the cell that follows it further up.
template <std::size_t Columns, std::size_t Key>
bool TableRows<Columns, Key>::read_on() {
  const std::uint32_t page = started_ ? child() : root_;
  started_ = true;
  if (!descend(page)) return false;
  while (depth_ > 0 && levels_[depth_ - 1].cell == levels_[depth_ - 1].cells) --depth_;
  if (depth_ == 0) {
    ended_ = true;
    return true;
  }
  Level& level = levels_[depth_ - 1];
  const unsigned char* const bytes = level.page.data();
  return take_cell(bytes, two_bytes(bytes + interior_header + 2 * level.cell++) + child_number);
}

template <std::size_t Columns, std::size_t Key>
bool TableRows<Columns, Key>::descend(std::uint32_t page) {
  while (true) {
    const unsigned char* const bytes = fetched(page);
    if (bytes == nullptr) return false;
    if (bytes[0] == leaf_page) return take_leaf(bytes);
    if (bytes[0] != interior_page || !enter(bytes)) return false;
    page = child();
  }
}

/// Makes the page the lowest level, at the first cell that may have a wanted row left of it.
template <std::size_t Columns, std::size_t Key>
bool TableRows<Columns, Key>::enter(const unsigned char* page) {
  const std::size_t size = pages_->layout.size, cells = two_bytes(page + 3);
  const std::size_t head = interior_header + 2 * cells;
  if (depth_ == most_levels || cells == 0 || head > size) return false;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const std::size_t offset = two_bytes(page + interior_header + 2 * cell);
    if (offset < head || offset + child_number >= size) return false;
  }
  if (depth_ == levels_.size()) levels_.emplace_back().page.resize(size + slack);
  Level& level = levels_[depth_++];
  std::memcpy(level.page.data(), page, size);
  level.cells = cells;
  level.cell = 0;
  if (met_) return true;
  for (rows_.resize(std::max(rows_.size(), std::size_t{1})); level.cell < cells; ++level.cell) {
    count_ = 0;
    const auto offset = two_bytes(page + interior_header + 2 * level.cell) + child_number;
    const bool is_read = take_cell(level.page.data(), offset);
    met_ = false;
    if (!is_read) return false;
    if (!std::lexicographical_compare(before_.begin(), before_.end(), first_.begin(), first_.end())) break;
  }
  count_ = 0;
  return true;
}

template <std::size_t Columns, std::size_t Key>
bool TableRows<Columns, Key>::take_leaf(const unsigned char* page) {
  const std::size_t size = pages_->layout.size, cells = two_bytes(page + 3);
  const std::size_t head = leaf_header + 2 * cells;
  // A leaf is empty only where the table is.
  if (head > size || (cells == 0 && depth_ > 0)) return false;
  if (rows_.size() < cells + 1) rows_.resize(cells + 1);  // and one further up
  Keys before = before_;                                  // here, where no row that is written could have changed it
  Row* const rows = rows_.data() + count_;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const std::size_t offset = two_bytes(page + leaf_header + 2 * cell);
    if (offset < head || !take(page, size, offset, met_ || cell > 0, before, rows[cell])) return false;
  }
  before_ = before;
  met_ = met_ || cells > 0;
  count_ += cells;
  return true;
}

/// The record at the offset, as the row behind the last one.
template <std::size_t Columns, std::size_t Key>
bool TableRows<Columns, Key>::take_cell(const unsigned char* page, std::size_t offset) {
  if (!take(page, pages_->layout.size, offset, met_, before_, rows_[count_])) return false;
  met_ = true;
  ++count_;
  return true;
}

template <std::size_t Columns, std::size_t Key>
std::uint32_t TableRows<Columns, Key>::child() const {
  const Level& level = levels_[depth_ - 1];
  const unsigned char* const bytes = level.page.data();
  if (level.cell == level.cells) return four_bytes(bytes + 8);
  return four_bytes(bytes + two_bytes(bytes + interior_header + 2 * level.cell));
}

/// Read together with its neighbours in the file that follow it in the tree: the further, the more.
template <std::size_t Columns, std::size_t Key>
const unsigned char* TableRows<Columns, Key>::fetched(std::uint32_t page) {
  const std::uint32_t size = pages_->layout.size;
  const auto held = [&] { return run_.data() + std::size_t{page - run_first_} * size; };
  if (page >= run_first_ && page - run_first_ < run_count_) return held();
  if (page < 2 || page > pages_->layout.count || page == lock_byte / size + 1) return nullptr;
  std::uint32_t count = 1;
  if (depth_ > 0) {
    Level& level = levels_[depth_ - 1];
    const std::size_t own = level.cell;
    while (count < run_length_ && level.cell < level.cells) {
      ++level.cell;
      if (child() != page + count) break;
      ++count;
    }
    level.cell = own;
  }
  count = std::min(count, pages_->layout.count - page + 1);
  run_.resize(std::max(run_.size(), std::size_t{count} * size + slack));
  run_first_ = page;
  run_count_ = pages_->read(page, {run_.data(), std::size_t{count} * size}) ? count : 0;
  run_length_ = std::min(2 * run_length_, std::max(run_bytes / size, 1U));
  return run_count_ == 0 ? nullptr : held();
}

/// Of the rows that were taken, those from the first key to the last.
template <std::size_t Columns, std::size_t Key>
auto TableRows<Columns, Key>::within() -> std::span<const Row> {
  const auto is_before = [](const Row& row, const Keys& key) {
    return std::lexicographical_compare(row.values.begin(), row.values.begin() + Key, key.begin(), key.end());
  };
  const auto is_after = [](const Keys& key, const Row& row) {
    return std::lexicographical_compare(key.begin(), key.end(), row.values.begin(), row.values.begin() + Key);
  };
  std::span<const Row> rows(rows_.data(), count_);
  if (!rows.empty() && is_before(rows.front(), first_)) {
    rows = rows.subspan(
        static_cast<std::size_t>(std::lower_bound(rows.begin(), rows.end(), first_, is_before) - rows.begin()));
  }
  if (!rows.empty() && is_after(last_, rows.back())) {
    rows = rows.first(
        static_cast<std::size_t>(std::upper_bound(rows.begin(), rows.end(), last_, is_after) - rows.begin()));
    ended_ = true;
  }
  return rows;
}

template class TableRows<11, 3>;
template class TableRows<7, 4>;

}  // namespace capex::core::store
