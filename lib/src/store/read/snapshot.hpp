// A consistent view of a file as of a day. Figures, claims, rates and sources() are what was known by then; companies,
// groups, measures and a source by its id or key have no such day and can always be looked up.
//
// Cheap to copy; the read transaction ends with the last copy.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "fx/rate_table.hpp"
#include "model/batch.hpp"
#include "model/claim.hpp"
#include "model/company.hpp"
#include "model/document_mark.hpp"
#include "model/figure_correction.hpp"
#include "model/measure.hpp"
#include "model/panel.hpp"
#include "model/series.hpp"
#include "model/source.hpp"

namespace capex::core {

/// Which series to walk; what is not said is not restricted.
struct SeriesFilter {
  std::optional<CompanyId> company{};
  std::optional<MeasureId> measure{};
  std::optional<Basis> basis{};
  std::optional<std::string> scope{};
  std::optional<CompanyId> from{}, until{};  // inclusive, exclusive: a part of a split
  /// Only the figures whose period begins or ends on one of these days; all where there are none. A series that has
  /// figures, but none of those, comes without any.
  std::vector<Date> touching{};
};

/// A recorded import.
struct Import {
  ImportId id{};
  std::string file, hash, imported_at, command;
  std::int64_t figures = 0, claims = 0, rates = 0;
};

/// A figure above zero whose source's own words have a minus, or brackets for one: a payment filed with its sign.
struct TurnedSign {
  SeriesId series{};
  Period period;
  SourceId source{};
  std::string words;
};

/// The rates of one provider and pair, in the direction in which they were given: how many, from when to when.
struct RateCoverage {
  std::string provider;
  Currency base, quote;
  std::int64_t days = 0;
  Date first, last;
  std::int64_t corrected = 0;  // of the days, those that have had more than one rate
};

class Snapshot {
 public:
  Date as_of() const;

  /// By key, name, alias or ticker, in any case; CIK with or without leading zeros. Nothing when there is none.
  std::optional<Company> find_company(std::string_view name) const;
  /// The same; Error{not_found} suggests a near name ("did you mean alibaba?").
  Company company(std::string_view name) const;
  Company company(CompanyId id) const;
  /// Error{not_found} suggests a near one.
  Measure measure(std::string_view key) const;
  Measure measure(MeasureId id) const;
  /// Null where the file has none; for the default chain.
  std::optional<Measure> find_measure(std::string_view key) const;
  /// What series are of: "total", and the parts that some state; ordered by name.
  std::vector<std::string> scopes() const;
  Source source(SourceId id) const;
  Source source(std::string_view key) const;
  /// Nothing where the file has none of the key.
  std::optional<Source> find_source(std::string_view key) const;
  /// "productive-assets": the definition that a figure follows where it is not its measure's own; empty for 0.
  std::string variant(VariantId id) const;
  /// A figure in its source's own words, where a person wrote them down; else empty.
  std::string words(SeriesId series, const Period& period, SourceId source) const;

  /// What stood in the place of a figure before it was corrected, the first first; none where it never was.
  std::vector<FigureCorrection> corrections(SeriesId series, const Period& period, SourceId source) const;

  /// Of the series whose companies the filter's company, from and until admit, in their order.
  std::vector<TurnedSign> turned_signs(const SeriesFilter& part) const;

  /// All, ordered by key.
  std::vector<Company> companies() const;
  /// Those of a part of a split: whose ids the filter's company, from and until admit. Ordered by id, as walk() meets
  /// their series.
  std::vector<Company> companies(const SeriesFilter& part) const;
  std::vector<CompanyHead> company_heads(const SeriesFilter& part) const;
  /// Whose the series are.
  std::set<CompanyId> companies_of(const std::vector<SeriesId>& series) const;
  std::vector<Measure> measures() const;
  std::vector<Source> sources() const;
  std::vector<Member> members(CompanyId group) const;
  /// Those that one of the companies is or was a member of, ordered by key.
  std::vector<Company> groups_of(const std::set<CompanyId>& companies) const;
  std::vector<Import> imports() const;
  /// The import of an input with this hash; nothing when there is none or the hash is empty.
  std::optional<Import> find_import(std::string_view hash) const;
  /// The documents that imports read so, each with the hash of its bytes.
  std::map<DocumentMark, std::string> documents(std::int64_t reading) const;
  std::vector<RateCoverage> rate_coverage() const;

  /// Every series that the filter admits, each once, in order of company then series; only figures known by as_of, and
  /// only series that have some. The series is reused: copy what should outlive the call.
  void walk(const SeriesFilter& filter, const std::function<void(const Series&)>& visit) const;
  /// The filter in parts that together admit what it admits, each of about as many of the file's series and of whole
  /// companies: for as many threads, each with a for_another_thread().
  std::vector<SeriesFilter> split(const SeriesFilter& filter, std::size_t parts) const;
  /// A view of the same state on a connection of its own, for another thread: while this snapshot lives nobody can
  /// commit to the file. Error{busy} when a writer waits to, Error{usage} for a store in memory.
  Snapshot for_another_thread() const;
  /// The same as walk(), collected.
  std::vector<Series> series(const SeriesFilter& filter) const;
  /// The same, held in columns: see Panel. Filled by so many threads, of a store in memory by one.
  Panel panel(const SeriesFilter& filter = {}, unsigned threads = 1) const;

  /// Claims whose subject is the company, known by as_of, ordered by key.
  std::vector<Claim> claims(CompanyId company) const;
  /// All claims known by as_of, ordered by key.
  std::vector<Claim> claims() const;

  /// The daily rates of a provider as they were known by as_of: all its pairs, or only those needed between the given
  /// currencies. Without a provider, the file's default. Error{not_found} names the providers there are.
  /// With `since`, rates of earlier days are left out where no question about that day or a later one needs them: every
  /// answer, also that a rate is too old, is as with all rates. That day is the first of the earliest period, less the
  /// age that a rate may have. With `until`, those of later days are left out: ask about days up to it, no later.
  RateTable rates(std::string_view provider = {}, const std::vector<Currency>& among = {},
                  std::optional<Date> since = std::nullopt, std::optional<Date> until = std::nullopt) const;
  /// The provider used where none is named: the file's setting, else the one whose rates were loaded first, so
  /// that loading another's changes no answer.
  std::string default_provider() const;
  /// All whose rates the file has, by key.
  std::vector<std::string> providers() const;

  /// The whole content (not only as of the day) as batches in the order of the natural keys, for export.
  void content(const std::function<void(const Batch&)>& visit) const;

 private:
  friend class Load;
  friend class Store;
  struct State;
  explicit Snapshot(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;
};

}  // namespace capex::core
