// What one company facts document says, before it is known which of it becomes figures: its filings, its currencies,
// and the facts of mapped concepts, checked and in minor units.
//
// Precision, the reporting currency and which concept is the filer's line hang on all filings of the document, so
// nothing goes to a batch before its end.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "capex/error.hpp"
#include "io/rates/line_cursor.hpp"
#include "io/sec/concept_map.hpp"
#include "io/sec/fact_text.hpp"
#include "io/sec/read_company_facts.hpp"
#include "model/source.hpp"

namespace capex::core {

inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();

struct Filing {
  std::uint64_t accession = 0;  // its 18 digits
  std::string key;              // as written; the rest is set by the first fact of a mapped concept
  std::int32_t filed = no_day;  // days since 1970-01-01
  std::string form;
};

/// As a source, whose address is known where the filer is: its CIK, with or without leading zeros.
Source as_source(const Filing& filing, std::string publisher, std::string_view cik);

/// What a fact's concept is to its measure in a filing.
enum class FactRole : std::int8_t {
  line,      // the filer's measure, or nothing says otherwise
  aside,     // a note of another definition: it speaks where the line is silent
  narrower,  // a note where the filer has no line any more: it speaks as a definition of its own
  note,      // a note, which never speaks for the measure
};

/// A fact of a mapped concept in a currency, over a period or at a day.
struct FiledFact {
  std::int32_t filing;
  std::int32_t concept_index;  // into ConceptMap::mappings()
  std::int32_t first, last;    // days since 1970-01-01
  std::int32_t money;          // FiledFacts::currency()
  std::int32_t number;         // among the facts of its concept and unit, from 1
  std::int32_t line;
  FactRole role;
  bool turned;  // an amount that is never below zero, filed with a minus, which is left out
  std::int64_t minor;
};

/// The list of facts that one concept states in one unit.
struct FactList {
  std::string_view taxonomy;
  std::string_view name;
  std::string_view unit;
  std::int32_t concept_index = -1;  // -1: feeds no measure
  std::int32_t money = -1;          // -1: no currency
  bool at_a_day = false;            // of the concept
  bool positive = false;            // likewise: never below zero
};

/// An amount in minor units; what is wrong with it, by the name that it has in the input, or empty.
std::string check_amount(std::string_view name, const FieldText& field, NumberFault fault, const ExactNumber& value,
                         Currency currency, std::int64_t& minor);

class FiledFacts {
 public:
  /// Forgets the last document. The text and the name outlive the reading of this one.
  void begin(std::string_view json, const std::string& name);

  /// The index of the currency that a unit names; -1 where it names none.
  std::int32_t money_of(std::string_view unit);
  /// A fact in a currency, the `number`th of its list; `at` is its place in the text.
  void add(const FactList& list, const FactText& fact, std::int32_t number, const char* at);
  /// Something that is no fact, or that cannot be used. Of a document that is wrong throughout the first thousand are
  /// listed, and that there are more.
  void problem(const char* at, std::string message);
  bool lists_more() const { return problems.size() <= most_problems; }

  Currency currency(std::int32_t money) const { return monies_[static_cast<std::size_t>(money)].currency; }
  /// The currency with the most facts; XXX when there is none.
  Currency main_currency() const;

  std::string entity_name;
  std::string cik;  // its digits; empty where the document names none
  std::vector<Filing> filings;
  std::vector<FiledFact> facts;  // in the order of the text
  CompanyFactsCounts counts;
  Problems problems;

 private:
  /// A currency in this document.
  struct MoneyOfDocument {
    Currency currency;
    std::int64_t facts = 0;
  };

  static constexpr std::size_t most_problems = 1000;

  std::int32_t filing_of(std::uint64_t accession);
  /// The rest of a mapped fact; what is wrong with it, or empty.
  std::string check(const FactList& list, const FactText& fact, NumberFault fault, const ExactNumber& value,
                    FiledFact& checked, bool& too_long);
  std::string check_filing(const FactText& fact, FiledFact& checked);

  std::string name_;
  LineCursor lines_;
  std::vector<MoneyOfDocument> monies_;
  std::unordered_map<std::uint64_t, std::int32_t> filing_of_;
  std::int32_t last_filing_ = -1;
};

}  // namespace capex::core
