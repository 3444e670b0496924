#include "store/pages/table_rows.hpp"

#include <algorithm>
#include <cstring>

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

/// The record at the offset of a page of so many bytes; false where it is none, or does not follow the key `before` (if
/// any was met): that also ends the reading of pages that lead in a circle.
template <std::size_t Columns, std::size_t Key>
[[gnu::always_inline]] inline bool take(const unsigned char* page, std::size_t size, std::size_t offset,
                                        const std::array<std::int64_t, Key>* before,
                                        IntegerRecord<Columns, Key>& record) {
  // No record of so many integers takes more than one byte to say how long it is, nor runs over onto other pages.
  static_assert(1 + Columns + Columns * 8 < 0x80 && 1 + IntegerRecord<Columns, Key>::reach <= slack);
  if (offset >= size || page[offset] > 0x7f || offset + 1 + page[offset] > size) return false;
  if (!record.begin(page + offset + 1, page[offset])) return false;
  bool ascends = before == nullptr;
#pragma GCC unroll 4
  for (std::size_t column = 0; column < Key && !ascends; ++column) {
    if (record.key()[column] < (*before)[column]) return false;
    ascends = record.key()[column] > (*before)[column];
  }
  return ascends;
}

}  // namespace

template <std::size_t Columns, std::size_t Key>
TableRows<Columns, Key>::TableRows(const sqlite::PlainPages& pages, std::uint32_t root, const Keys& first,
                                   const Keys& last)
    : pages_(&pages), root_(root), first_(first), last_(last) {}

template <std::size_t Columns, std::size_t Key>
auto TableRows<Columns, Key>::next() -> std::span<const Record> {
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
  for (records_.resize(std::max(records_.size(), std::size_t{1})); level.cell < cells; ++level.cell) {
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
  if (records_.size() < cells + 1) records_.resize(cells + 1);  // and one further up
  const Keys* before = met_ ? &before_ : nullptr;
  Record* const records = records_.data() + count_;
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const std::size_t offset = two_bytes(page + leaf_header + 2 * cell);
    if (offset < head || !take(page, size, offset, before, records[cell])) return false;
    before = &records[cell].key();
  }
  if (cells > 0) before_ = *before;
  met_ = met_ || cells > 0;
  count_ += cells;
  return true;
}

/// The record at the offset, behind the last one.
template <std::size_t Columns, std::size_t Key>
bool TableRows<Columns, Key>::take_cell(const unsigned char* page, std::size_t offset) {
  if (!take(page, pages_->layout.size, offset, met_ ? &before_ : nullptr, records_[count_])) return false;
  before_ = records_[count_].key();
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
  const auto held = [&] { return run_.get() + std::size_t{page - run_first_} * size; };
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
  // What is not read of it takes no memory.
  if (run_ == nullptr) run_ = std::make_unique_for_overwrite<unsigned char[]>(std::max(run_bytes, size) + slack);
  run_first_ = page;
  run_count_ = pages_->read(page, {run_.get(), std::size_t{count} * size}) ? count : 0;
  std::fill_n(run_.get() + std::size_t{count} * size, slack, static_cast<unsigned char>(0));
  run_length_ = std::min(2 * run_length_, std::max(run_bytes / size, 1U));
  return run_count_ == 0 ? nullptr : held();
}

/// Of the rows that were taken, those from the first key to the last.
template <std::size_t Columns, std::size_t Key>
auto TableRows<Columns, Key>::within() -> std::span<const Record> {
  const auto is_before = [](const Record& record, const Keys& key) { return record.key() < key; };
  const auto is_after = [](const Keys& key, const Record& record) { return key < record.key(); };
  std::span<const Record> rows(records_.data(), count_);
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
