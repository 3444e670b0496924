// The rows of a table WITHOUT ROWID whose columns are all integers, decoded from the pages of its b-tree, in the order
// of its key: what stepping through it gives, in an eighth of the time.
//
// Offsets are of SQLite's "Database File Format", section 1.6 (b-tree pages). Every length and offset is checked before
// it is followed. What is not as it is usually written is not judged here: the records end there and is_usual() says
// so, or a record does not let itself be read to its end; then the caller steps through the rest.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "store/pages/integer_record.hpp"
#include "store/sqlite/plain_pages.hpp"

namespace capex::core::store {

/// The first `Key` columns are the table's key, in which its rows ascend.
template <std::size_t Columns, std::size_t Key>
class TableRows {
 public:
  using Row = IntegerRow<Columns>;
  using Record = IntegerRecord<Columns, Key>;
  using Keys = typename Record::Keys;

  /// The rows from key `first` to key `last`, both inclusive, of the table whose root is this page. The pages outlive
  /// this.
  TableRows(const sqlite::PlainPages& pages, std::uint32_t root, const Keys& first, const Keys& last);

  /// The next of them, some at a time; none at the end. They live until the next call.
  std::span<const Record> next();
  /// Whether all rows that next() gave are all there are. Once next() gave none.
  bool is_usual() const { return usual_; }

 private:
  /// An interior page on the way from the root, and the cell whose left child is being read: `cells` for the last
  /// child, which lies right of all cells.
  struct Level {
    std::vector<unsigned char> page;
    std::size_t cells = 0, cell = 0;
  };

  bool read_on();
  bool descend(std::uint32_t page);
  bool enter(const unsigned char* page);
  bool take_leaf(const unsigned char* page);
  bool take_cell(const unsigned char* page, std::size_t offset);
  std::uint32_t child() const;
  const unsigned char* fetched(std::uint32_t page);
  std::span<const Record> within();

  const sqlite::PlainPages* pages_;
  std::uint32_t root_;
  Keys first_, last_;
  std::vector<Level> levels_;
  std::size_t depth_ = 0;                 // of levels_, those in use
  std::unique_ptr<unsigned char[]> run_;  // neighbouring pages, read at once
  std::uint32_t run_first_ = 0, run_count_ = 0, run_length_ = 1;
  std::vector<Record> records_;
  std::size_t count_ = 0;  // of records_, those in use
  Keys before_{};          // of the last row
  bool started_ = false, met_ = false, ended_ = false, usual_ = true;
};

/// Of table figure: series, period, source, known_on, source_rank, low, high, decimals, about, variant, import.
using FigureTableRows = TableRows<11, 3>;
/// Of table exchange_rate: provider, base, quote, day, rate, decimals, import.
using RateTableRows = TableRows<7, 4>;

extern template class TableRows<11, 3>;
extern template class TableRows<7, 4>;

}  // namespace capex::core::store
