// Of what an amount is: whose, which measure, basis and scope; of a series also in which currency.
//
// Each is one type for both sides of a file: what is stored names company and measure by number, what is entered by word.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "model/ids.hpp"
#include "model/measure.hpp"
#include "money/currency.hpp"

namespace capex::core {

template <class Scope>
inline const Scope whole_scope{};
template <>
inline const std::string whole_scope<std::string> = "total";

/// A claim's currency is open: a growth holds in whatever the company reports.
template <class CompanyName, class MeasureName, class Scope = std::string>
struct Head {
  CompanyName company{};
  MeasureName measure{};
  Basis basis = Basis::actual;
  Scope scope = whole_scope<Scope>;

  /// The head alone, of what has more.
  Head alone() const { return {company, measure, basis, scope}; }

  friend auto operator<=>(const Head&, const Head&) = default;
};

template <class CompanyName, class MeasureName, class Scope = std::string>
struct SeriesHead : Head<CompanyName, MeasureName, Scope> {
  Currency currency = Currency::none();  // none for counts

  friend auto operator<=>(const SeriesHead&, const SeriesHead&) = default;
};

/// The company may be named by key, alias or ticker.
using SeriesName = SeriesHead<std::string, std::string>;
using SeriesKey = SeriesHead<CompanyId, MeasureId>;

/// A series of a file without its figures.
template <class Scope>
struct StoredHead : SeriesHead<CompanyId, MeasureId, Scope> {
  SeriesId id{};
  MeasureKind kind = MeasureKind::flow;
};

/// Of the hundreds of thousands that a file has: the scope by its place among those that there are.
using SmallHead = StoredHead<std::uint32_t>;

template <class Scope, class Before>
StoredHead<Scope> with_scope(const StoredHead<Before>& head, Scope scope) {
  return {{{head.company, head.measure, head.basis, std::move(scope)}, head.currency}, head.id, head.kind};
}

}  // namespace capex::core
