// Figures that lie off all that they can be held against.
//
// The thresholds were measured over the company facts of 62 issuers, pair by pair of what is stated within reach of
// each other (82,000 pairs, seasons and all): capital expenditure, revenue, leases and depreciation fall to an eighth
// in 28 of them, rise thirtyfold in 6 and a hundredfold in one; beyond a year, fiftyfold either way in none of 48,000;
// at any distance a thousandfold in one of 316,000.
#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "analysis/standing/timeline.hpp"
#include "analysis/verify/comparables.hpp"
#include "analysis/verify/consistency.hpp"
#include "analysis/verify/doubt.hpp"
#include "analysis/verify/neighbours.hpp"

namespace capex::core {
namespace {

/// How many times off is far: where something later says that it came back, where nothing does, and where nothing was
/// before.
struct Limits {
  Pace fall, rise, beginning;

  Pace nearest() const { return std::min({fall, rise, beginning}); }
};
constexpr Limits of_neighbours = {8, 30, 100};
constexpr Limits of_opinions = {8, 20, 20};
constexpr Limits of_two_years = {50, 50, 50};
constexpr Limits of_any_time = {1000, 1000, 1000};
constexpr Limits of_same_period = {5, 5, 5};  // what others guide to or estimate
constexpr Limits of_other_basis = {20, 20, 20};
constexpr Limits of_other_definition = {30, 30, 30};
// Of what may be below zero, and so passes near it, and of what comes in single large amounts.
constexpr Limits of_the_unsteady = {1000, 1000, 1000};

constexpr std::int64_t two_years = 800;
constexpr std::int64_t any_time = std::numeric_limits<std::int32_t>::max();

// One place off is told among so many by less than a fall: what lies five halves beyond all of them, and within half as
// much again of their median when the point is moved. It was so of 6 of 9,400 figures beside all that was before them,
// and of none that nothing came after.
constexpr std::size_t enough_for_one_place = 4;

/// A figure in doubt with what it is held against.
struct Doubted {
  const ItemRow* row;
  const Item* item;
  Comparables beside;
};

bool is_near(const Item& a, const Item& b, Pace times, Pace of) {
  return a.size * of < b.size * times && b.size * of < a.size * times;
}

bool holds(std::span<const MeasureId> measures, MeasureId measure) {
  return std::find(measures.begin(), measures.end(), measure) != measures.end();
}

class CompanyFigures {
 public:
  CompanyFigures(std::span<const Series> series, std::span<const MeasureId> headline, Date as_of,
                 const std::vector<MeasureId>& negative_too, const std::vector<MeasureId>& irregular)
      : headline_(headline), as_of_(as_of) {
    for (const Series& each : series) {
      rows_.push_back(row_of(each, as_of, timeline_));
      rows_.back().is_signed = holds(negative_too, each.measure);
      rows_.back().is_unsteady = rows_.back().is_signed || holds(irregular, each.measure);
    }
  }

  std::vector<Inconsistency> doubts();

 private:
  void look_at(const ItemRow& row, std::size_t index);
  bool gather_near(const ItemRow& row, std::size_t index, std::int64_t within, Pace times, Pace of, Comparables& found);
  template <class Admits>
  bool gather(const ItemRow& row, const Item& item, const Admits& admits, std::int64_t within, Pace times,
              Comparables& found);
  bool is_far(const ItemRow& row, const Item& item, const Comparables& beside, const Limits& limits) const;
  bool is_one_place_off(const ItemRow& row, const Item& item, const Comparables& beside) const;
  bool is_believed(const ItemRow& row, const Item& item, const Comparables& beside);
  bool is_the_better(const Doubted& doubted) const;
  Inconsistency told(const Doubted& doubted) const;

  std::span<const MeasureId> headline_;
  Date as_of_;
  std::vector<ItemRow> rows_;
  std::vector<Doubted> doubted_;
  Timeline timeline_;
};

/// The neighbours in the figure's own series; false where one is within `times` / `of`, which is all that is asked of
/// most figures.
bool CompanyFigures::gather_near(const ItemRow& row, std::size_t index, std::int64_t within, Pace times, Pace of,
                                 Comparables& found) {
  const Item& own = row.items[index];
  const Period& period = own.figure.period;
  const auto look_at = [&](const Item& other) {
    if (other.size == 0 || other.is_negative != own.is_negative) return true;
    if (!are_neighbours(period, other.figure.period, within)) return true;
    if (is_near(own, other, times, of)) return false;
    found.add(row, own, other);
    return true;
  };
  const std::int64_t earliest = period.begin().day_number() - within - times_as_long * period.days();
  const std::int64_t latest_begin = period.end().day_number() + within;
  for (std::size_t other = index; other > 0; --other) {
    const Item& before = row.items[other - 1];
    if (before.figure.period.begin().day_number() < earliest) break;
    if (!look_at(before)) return false;
  }
  for (std::size_t other = index + 1; other < row.items.size(); ++other) {
    const Item& after = row.items[other];
    if (after.figure.period.begin().day_number() > latest_begin) break;
    if (!look_at(after)) return false;
  }
  return true;
}

/// What other rows have so near to the figure's time.
template <class Admits>
bool CompanyFigures::gather(const ItemRow& row, const Item& item, const Admits& admits, std::int64_t within, Pace times,
                            Comparables& found) {
  const Series& own = *row.series;
  for (const ItemRow& other : rows_) {
    const Series& series = *other.series;
    if (&other == &row || series.scope != own.scope || series.currency != own.currency || !admits(series)) continue;
    for (const Item& beside : other.items) {
      if (beside.size == 0 || beside.is_negative != item.is_negative) continue;
      if (!are_neighbours(item.figure.period, beside.figure.period, within)) continue;
      if (is_near(item, beside, times, 1)) return false;
      found.add(other, item, beside);
    }
  }
  return true;
}

bool CompanyFigures::is_far(const ItemRow& row, const Item& item, const Comparables& beside,
                            const Limits& limits) const {
  const Limits& held = row.is_unsteady ? of_the_unsteady : limits;
  if (item.size >= beside.high * (beside.after ? held.fall : held.rise)) return true;
  return !row.is_signed && item.size * (beside.before ? held.fall : held.beginning) <= beside.low;
}

bool CompanyFigures::is_one_place_off(const ItemRow& row, const Item& item, const Comparables& beside) const {
  if (row.is_unsteady || beside.after || beside.items.size() < enough_for_one_place) return false;
  const Pace middle = beside.middle();
  const auto fits = [middle](Pace a, Pace b) { return a * 3 >= b * 2 && a * 2 <= b * 3 && middle > 0; };
  if (item.size > beside.high) return fits(item.size, middle * 10);
  return item.size < beside.low && fits(item.size * 10, middle);
}

/// Whether an actual is believed although it lies off: its issuer says so again, or other figures add up to it, unless
/// it is a thousand times off.
bool CompanyFigures::is_believed(const ItemRow& row, const Item& item, const Comparables& beside) {
  constexpr Pace incredible = 500;
  const Series& series = *row.series;
  if (series.basis != Basis::actual) return false;
  if (item.size >= beside.high * incredible || item.size * incredible <= beside.low) return false;
  if (item.is_said_again) return true;
  if (series.kind != MeasureKind::flow) return false;
  timeline_.assign(series, as_of_);
  const auto sum = timeline_.observe_otherwise(item.history);
  return sum && has_value(sum->status) && meets(timeline_.histories()[item.history], sum->bounds);
}

void CompanyFigures::look_at(const ItemRow& row, std::size_t index) {
  const Item& item = row.items[index];
  const Series& series = *row.series;
  if (item.size == 0 || (row.is_signed && item.is_negative)) return;
  const bool is_opinion = series.basis != Basis::actual;
  const auto doubt_it = [&](Comparables&& beside) {
    if (!is_believed(row, item, beside)) doubted_.push_back({&row, &item, std::move(beside)});
  };

  if (is_opinion) {
    Comparables of_period;
    bool near = false;
    for (const Item& other : row.items) {
      if (&other == &item || other.figure.period != item.figure.period || other.size == 0) continue;
      near = near || is_near(item, other, of_same_period.nearest(), 1);
      of_period.add(row, item, other);
    }
    if (near) return;
    if (!of_period.items.empty()) return doubt_it(std::move(of_period));
  }
  {
    Comparables beside;
    if (!gather_near(row, index, reach, 5, 2, beside)) return;
    if (!beside.items.empty()) {
      const Limits& limits = is_opinion ? of_opinions : of_neighbours;
      if (is_far(row, item, beside, limits) || is_one_place_off(row, item, beside)) return doubt_it(std::move(beside));
      if (!is_opinion) return;
    }
  }
  const auto try_others = [&](const auto& admits, const Limits& limits, std::int64_t within = reach) {
    Comparables beside;
    if (!gather(row, item, admits, within, limits.nearest(), beside)) return true;
    if (beside.items.empty()) return false;
    if (is_far(row, item, beside, limits)) doubt_it(std::move(beside));
    return true;
  };
  const auto other_basis = [&](const Series& other) { return other.measure == series.measure; };
  if (try_others(other_basis, of_other_basis)) return;
  const auto other_definition = [&](const Series& other) {
    return holds(headline_, series.measure) && holds(headline_, other.measure);
  };
  if (try_others(other_definition, of_other_definition)) return;
  for (const auto& [within, limits] : {std::pair(two_years, of_two_years), std::pair(any_time, of_any_time)}) {
    Comparables beside;
    if (!gather_near(row, index, within, limits.nearest(), 1, beside)) return;
    if (!beside.items.empty()) {
      if (is_far(row, item, beside, limits)) doubt_it(std::move(beside));
      return;
    }
    if (try_others(other_basis, limits, within)) return;
  }
}

/// Of two figures with nothing but each other, whether this is the one to believe: that which more sources state, else
/// that of the higher rank, else the larger, as a unit is sooner forgotten than added.
bool CompanyFigures::is_the_better(const Doubted& doubted) const {
  if (doubted.beside.items.size() != 1) return false;
  const Item& other = *doubted.beside.items.front().item;
  const auto of_other = std::find_if(doubted_.begin(), doubted_.end(), [&](const Doubted& each) {
    return each.item == &other && each.beside.items.size() == 1 && each.beside.items.front().item == doubted.item;
  });
  if (of_other == doubted_.end()) return false;
  const auto weight = [](const ItemRow& row, const Item& item) {
    return std::tuple(figures_of(*row.series, item.figure.period).size(), -static_cast<int>(item.figure.rank),
                      item.size);
  };
  return weight(*doubted.row, *doubted.item) > weight(*of_other->row, other);
}

Inconsistency CompanyFigures::told(const Doubted& doubted) const {
  const Item& item = *doubted.item;
  const Comparables& beside = doubted.beside;
  Inconsistency result = doubt(InconsistencyKind::outlier, *doubted.row->series, item.figure, as_of_);
  for (const Compared& each : beside.items) {
    const Series& series = *each.row->series;
    result.against.push_back({series.company, series.measure, 1, each.item->figure, series.basis});
  }
  // An open limit that it is beyond does not repeat it.
  const auto is_against = [&](const Figure& figure) {
    return std::any_of(beside.items.begin(), beside.items.end(),
                       [&](const Compared& each) { return each.item->figure.source == figure.source; });
  };
  if (doubted.row->series->basis != Basis::actual) {
    result.stated.erase(std::remove_if(result.stated.begin() + 1, result.stated.end(), is_against),
                        result.stated.end());
  }
  std::stable_sort(result.against.begin(), result.against.end(),
                   [](const Counterpart& a, const Counterpart& b) { return a.figure.period < b.figure.period; });
  lead_to_expect(result, beside.low, beside.middle(), beside.high, item.is_negative);
  result.slip = nearest_slip(item.size, beside.low, beside.high);
  return result;
}

std::vector<Inconsistency> CompanyFigures::doubts() {
  for (const ItemRow& row : rows_) {
    for (std::size_t i = 0; i < row.items.size(); ++i) look_at(row, i);
  }
  std::vector<Inconsistency> found;
  for (const Doubted& each : doubted_) {
    if (is_the_better(each)) continue;
    // Sources that repeat it are named with it.
    const bool is_told = std::any_of(found.begin(), found.end(), [&](const Inconsistency& one) {
      return one.subject == subject_of(*each.row->series, each.item->figure.period) &&
             one.currency == each.row->series->currency &&
             std::any_of(one.stated.begin(), one.stated.end(),
                         [&](const Figure& stated) { return stated.source == each.item->figure.source; });
    });
    if (!is_told) found.push_back(told(each));
  }
  return found;
}

}  // namespace

Inconsistency other_way_round(const Inconsistency& of_two) {
  const Counterpart& other = of_two.against.front();
  Inconsistency result = of_two;
  result.subject.measure = other.measure;
  result.subject.basis = other.basis;
  result.subject.period = other.figure.period;
  result.stated = {other.figure};
  result.against = {{of_two.subject.company, of_two.subject.measure, 1, of_two.stated.front(), of_two.subject.basis}};
  const Item beside = item_of(of_two.stated.front());
  lead_to_expect(result, beside.size, beside.size, beside.size, beside.is_negative);
  result.slip = -of_two.slip;
  return result;
}

std::vector<Inconsistency> far_off(std::span<const Series> of_company, std::span<const MeasureId> headline, Date as_of,
                                   const std::vector<MeasureId>& negative_too,
                                   const std::vector<MeasureId>& irregular) {
  return CompanyFigures(of_company, headline, as_of, negative_too, irregular).doubts();
}

}  // namespace capex::core
