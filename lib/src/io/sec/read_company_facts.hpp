// SEC company facts (data.sec.gov/api/xbrl/companyfacts): every fact that a company filed in XBRL, as JSON.
//
// Of a fact only start, end, val, filed, accn, form and the unit are believed; fy, fp and frame describe the filing,
// not the period, and are ignored. Each filing (accn) becomes a source, each fact of a mapped concept a figure of that
// source. A fact filed again is a figure of the other filing. Precision is inferred from the mapped facts of the filing
// that are over a period: the fewest zeros at their end, a slip of scale left aside; of a filing of few facts no
// coarser than the filer's filings around it.
//
// Within one filing and period:
//   the same concept twice with one value is one figure; where one value is the other one rounded (to two digits or
//   more) the finer stands; two other values contradict each other: a problem that names both, and neither is loaded;
//   of several concepts of a measure the lowest rank speaks, but never a note beside the filer's line. Which is which
//   is told by all filings of the document, those within 500 days: a note is stated in fewer than a third as many; in
//   the cash flow statement also one stated for single quarters beside one stated only to date, one never stated
//   without the other, one purchase filed again while the other grows; else one of less than half the other's amount
//   wherever both are stated, or in that statement, of two that mean the same, the smaller. A note of a definition of
//   its own speaks, marked, where a line of the measure's definition is silent; others never, but where the line has
//   ended, as of the variant "narrower";
//   where another concept says over a fiftieth more, the figure's words name it; of payments and proceeds the smaller,
//   which only its rank makes the line, is of the variant "narrower" too;
//   a payment or proceeds below zero are the filer's slip: the amount is taken, and the figure's words say what was
//   filed;
//   what is stated in the reporting currency and in another is translated: the other is an equivalent claim, never a
//   second figure.
// A name that is there twice in one object is a problem, where it would be read.
// A concept of the balance sheet is a figure of the day it ends on. Other instants are passed over, as are a period of
// more than 380 days, which is no fiscal year, and units that are no currency. A document without facts says nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "capex/error.hpp"
#include "io/sec/concept_map.hpp"
#include "model/batch.hpp"

namespace capex::core {

struct CompanyFactsOptions {
  std::string company;                         // the key, alias or ticker that the rows name; required
  std::optional<Currency> reporting_currency;  // else the currency with the most facts, of several the first by code
  std::optional<int> decimals;                 // of every figure, in place of the inferred ones
  std::string publisher = {};                  // of the sources; else the document's entityName, else the company
};

/// What became of a document's facts. Each is counted once: all others add up to `facts`.
struct CompanyFactsCounts {
  std::int64_t facts = 0;
  std::int64_t figures = 0;
  std::int64_t equivalents = 0;   // claims: translations of figures
  std::int64_t repeated = 0;      // the same value in the same filing again
  std::int64_t outranked = 0;     // another concept speaks for the measure in the same filing
  std::int64_t unmapped = 0;      // of concepts that feed no measure
  std::int64_t instants = 0;      // without a start, of concepts over a period or that feed no measure
  std::int64_t other_units = 0;   // USD/shares, shares, pure ...
  std::int64_t long_periods = 0;  // of more than 380 days
  std::int64_t bad = 0;           // each a problem, or part of one

  CompanyFactsCounts& operator+=(const CompanyFactsCounts& other);
  bool operator==(const CompanyFactsCounts&) const = default;
};

/// Whose facts a document holds.
struct CompanyFactsHead {
  std::string cik;   // ten digits; empty where the document names none
  std::string name;  // entityName; empty where the document names none
};

/// What a document says, before it is known which company of a file it is about.
class CompanyFactsDocument {
 public:
  CompanyFactsDocument(CompanyFactsDocument&&) noexcept;
  CompanyFactsDocument& operator=(CompanyFactsDocument&&) noexcept;
  ~CompanyFactsDocument();

  /// False for a whole document that states none, as of a person.
  bool has_facts() const;

 private:
  friend class CompanyFactsReader;
  struct State;
  explicit CompanyFactsDocument(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Reads documents one after another, keeping its buffers. Not shared between threads.
class CompanyFactsReader {
 public:
  /// Raised whenever other rows come of the same document, so that those that were read before are read again.
  static constexpr int edition = 1;

  explicit CompanyFactsReader(ConceptMap concepts = ConceptMap::shipped());
  CompanyFactsReader(CompanyFactsReader&&) noexcept;
  CompanyFactsReader& operator=(CompanyFactsReader&&) noexcept;
  ~CompanyFactsReader();

  /// Adds a document's figures, claims and sources to the batch; the name is for messages. Bad facts go to `problems`
  /// and are left out. A document that is not whole is one problem and leaves the batch as it was. Error{usage} when
  /// no company is given or the decimals are out of range.
  CompanyFactsCounts read(std::string_view json, const std::string& name, const CompanyFactsOptions& options,
                          Batch& batch, Problems& problems);

  /// The same in two steps, which may be taken by readers of two threads with the same concepts: parse() does most of
  /// the work, and needs no company.
  CompanyFactsDocument parse(std::string_view json, const std::string& name);
  CompanyFactsCounts add(CompanyFactsDocument& document, const CompanyFactsOptions& options, Batch& batch,
                         Problems& problems) const;
  /// As below, of a document that was parsed.
  static Company described(const CompanyFactsHead& head, const CompanyFactsDocument& document);
  /// The fiscal calendar that the annual reports show; nothing where there is no year in the document.
  static std::optional<FiscalCalendar> calendar_of(const CompanyFactsDocument& document);

  /// The company of the document read last, as its head and its facts describe it, for a file that does not know it:
  /// company_key() and the name, the currency with the most facts, the fiscal calendar that its annual reports show.
  Company described(const CompanyFactsHead& head) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One document by the shipped mapping; as above.
CompanyFactsCounts read_company_facts(std::string_view json, const std::string& name,
                                      const CompanyFactsOptions& options, Batch& batch, Problems& problems);

/// Reads no further than the company's names where they stand first, as SEC writes them: the cost does not grow with
/// the document. Error{parse} when it is no JSON object.
CompanyFactsHead read_company_facts_head(std::string_view json, const std::string& name);

/// A key for a company that no file knows yet: "meta-platforms-inc-1326801", "cik-1326801" where there is no name. It
/// holds the CIK, so that companies of one name keep apart whichever comes first. Error{usage} without a CIK.
std::string company_key(const CompanyFactsHead& head);

}  // namespace capex::core
