// The SEC's quarterly financial statement data sets (sub.txt and num.txt): what filings state of parts of a company,
// and by tags of the company's own, which company facts leave out. Written after the SEC's description; no real data
// set has been read.
//
// Of sub.txt adsh, cik, form and filed are read; of num.txt all but the footnote. Only rows of wanted filers and mapped
// concepts are kept, about a tenth of a market's. A concept's taxonomy is its version's without the year; a tag of the
// filer's own, whose version is the filing, has the filer's CIK for a taxonomy.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "capex/error.hpp"
#include "io/input/text_index.hpp"
#include "io/sec/concept_map.hpp"
#include "io/sec/data_set_table.hpp"
#include "io/sec/filed_facts.hpp"

namespace capex::core {

/// What became of the rows of num.txt. Each is counted once: all others add up to `rows`.
struct DataSetCounts {
  std::int64_t rows = 0;
  std::int64_t figures = 0;
  std::int64_t other_filers = 0;  // of filings that are not wanted
  std::int64_t unmapped = 0;      // of concepts that feed no measure
  std::int64_t whole = 0;         // of the whole company, by a concept that company facts have
  std::int64_t coregistrants = 0;
  std::int64_t empty = 0;          // without a value
  std::int64_t other_units = 0;    // no currency
  std::int64_t other_spans = 0;    // of a flow at a day, of a stock over quarters, of more than four quarters
  std::int64_t cut = 0;            // segments that cannot be read
  std::int64_t outranked = 0;      // another concept speaks for the measure
  std::int64_t repeated = 0;       // the same value of one scope again
  std::int64_t contradicting = 0;  // two values of one scope
  std::int64_t translations = 0;   // beside the reporting currency
  std::int64_t eliminations = 0;   // a part below zero of what never is
  std::int64_t unknown_days = 0;   // no period is known that rounds to theirs
  std::int64_t several_days = 0;   // two are
  std::int64_t bad = 0;            // each a problem
};

struct DataSetFiling {
  Filing filing;
  std::string cik;  // ten digits
};

/// A number that may become a figure.
struct DataSetNumber {
  std::int32_t filing;         // into DataSet::filings
  std::int32_t concept_index;  // into ConceptMap::mappings()
  std::int32_t scope;          // into DataSet::scopes
  std::int32_t money;          // DataSet::monies.currency()
  std::int32_t end;            // ddate, in days since 1970-01-01
  std::int32_t line;
  std::int64_t minor;
  std::int8_t quarters;
  bool own;  // a tag of the filer's own
};

struct DataSet {
  std::vector<DataSetFiling> filings;
  std::vector<std::string> scopes;  // the first is the total
  std::vector<DataSetNumber> numbers;
  FiledFacts monies;  // the currencies; its facts are those of the filing that is made into rows
  DataSetCounts counts;
};

class DataSetReader {
 public:
  /// Of filers by their CIKs, of ten digits. The concepts and the data, which is empty, outlive it.
  DataSetReader(const ConceptMap& concepts, std::set<std::string> wanted, DataSet& data);

  /// All of sub.txt, before num.txt; the name is for messages. Error{parse} where it is no such table.
  void read_filings(ByteSupply supply, const std::string& name, Problems& problems);
  /// Begins num.txt. Error{parse} where it is no such table.
  void begin_numbers(ByteSupply supply, const std::string& name);
  /// Its next rows; false when there are none left. What is wrong goes to `problems`, and is left out.
  bool read_numbers(Problems& problems);

 private:
  /// Counts the row, and keeps it where it may become a figure.
  void take(Problems& problems);
  /// The rest of a row of a mapped concept; what is wrong, and in which column, or empty.
  std::string check(DataSetNumber& number, std::size_t& column) const;
  std::int32_t scope_of(std::string_view segments);

  const ConceptMap* concepts_;
  std::set<std::string> wanted_;
  DataSet* data_;
  std::unordered_map<std::uint64_t, std::int32_t> filing_of_;  // by accession; -1 for one that is not wanted
  std::unordered_map<std::string, std::int32_t> scopes_;       // by segments, into DataSet::scopes; -1: not to be read
  TextIndex scope_index_;
  std::optional<DataSetTable> numbers_;
};

}  // namespace capex::core
