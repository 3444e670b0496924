// Which figure stands when several sources state one, as of a day.
//
// Actuals, of the issuer (filings, releases): a figure of lower rank never restates one of higher rank. Of figures
// whose bounds meet the finer stands, whatever its rank: neither refinement nor repetition is a restatement. Of
// restatements (later, same or higher rank, bounds that do not meet) the latest stands. Of one day the higher ranks are
// heard first.
//
// Outlets (vendors, the press) restate nobody but themselves: of each publisher the latest figure counts. Where the
// issuer has spoken they may refine its figure and no more. Where it has not, within the highest rank present each
// publisher has one vote: the figure whose bounds meet most publishers' wins, and of those that it meets the finest
// stands.
//
// sources_disagree says that a figure that counts misses the one that stands. An outlet that repeated what the issuer
// said before it restated its figure does not disagree, unless it said so after the restatement.
//
// Guidance and estimates are opinions: the latest known stands, even where it is coarser and meets the earlier one.
// Ties: finer, then rank, then earlier known, then source key; of a vote the earliest first.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "capex/status.hpp"
#include "model/series.hpp"

namespace capex::core {

struct Standing {
  const Figure* figure = nullptr;  // one of the figures given
  Flags flags;                     // sources_disagree, about
};

/// `figures` are all of one series and period, in the order of Series. Nothing when none is known as of the day.
std::optional<Standing> standing(std::span<const Figure> figures, Basis basis, Date as_of);

/// One value of a period in the course of its restatements.
struct Vintage {
  const Figure* figure = nullptr;  // the figure that stands for it: the finest statement of this value
  Date since;                      // the day it replaced the one before, or was first stated
  Date last_stated;                // the last day that a source of no lower rank stated it, and no coarser
  Flags flags;                     // as of Standing
  SourceRank authority{};          // the highest rank that supports the value
  bool restates = true;  // the issuer's own figure before it; not where outlets changed, the issuer came, or a
                         // plan or an estimate did: of opinions the latest stands by itself
};

/// Every value that stood for the period, in order of time, as of the day; the last one is what standing() answers. Of
/// guidance and estimates a new vintage is one with other words than the one before.
std::vector<Vintage> vintages(std::span<const Figure> figures, Basis basis, Date as_of);
/// The same behind those that are there.
void add_vintages(std::span<const Figure> figures, Basis basis, Date as_of, std::vector<Vintage>& to);

/// What outlets among them say that is known as of the day: of each publisher the latest, which is what it is held to.
/// In the order of days.
std::vector<const Figure*> latest_of_outlets(std::span<const Figure> figures, Date as_of);

/// Of the figures of one period those that dispute what stands, which is the last of its vintages, as of the day: of an
/// outlet the latest, of the issuer's those that do not restate. In the order given.
std::vector<const Figure*> disputing(std::span<const Figure> figures, std::span<const Vintage> vintages, Basis basis,
                                     Date as_of);

/// Whether two figures may state one number: their bounds meet. Bounds that do not fit dispute nothing.
bool agree(const Figure& a, const Figure& b);

/// The figures of exactly this period within a series; empty when there are none.
std::span<const Figure> figures_of(const Series& series, const Period& period);

}  // namespace capex::core
