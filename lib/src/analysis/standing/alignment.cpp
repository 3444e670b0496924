#include "analysis/standing/alignment.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "analysis/standing/fiscal_parts.hpp"
#include "analysis/standing/former_years.hpp"
#include "analysis/standing/nearest.hpp"
#include "capex/error.hpp"
#include "text/near_names.hpp"
#include "time/month_span.hpp"
#include "time/parts_of_year.hpp"

namespace capex::core {
namespace {

constexpr int longest_year = 54 * week;

/// Whether the days are a name for what the company itself filed, rather than days of the common calendar.
bool names_own_period(const Label& label, const FiscalCalendar& calendar) {
  return label.is_fiscal() || (label.kind() == LabelKind::trailing_year && calendar.year_end != YearEnd::month_end);
}

/// What the company filed under the name: of a trailing year the same last day, the first as its own weeks have it.
std::optional<Period> filed_period(Timeline& timeline, const Label& label, const Period& computed,
                                   const FiscalCalendar& calendar) {
  if (!names_own_period(label, calendar)) return std::nullopt;
  const auto filed = nearest_period(timeline, computed, max_filed_skew);
  const bool trailing = label.kind() == LabelKind::trailing_year;
  return filed && trailing && filed->end() != computed.end() ? std::nullopt : filed;
}

/// The fiscal names of periods that a period is not far from.
std::vector<Label> labels_near(const Period& period, const FiscalCalendar& calendar) {
  std::vector<Label> found;
  const int year = fiscal_year_of(calendar, period.last());
  for (int named = std::max(year - 1, first_year); named <= std::min(year + 1, last_year); ++named) {
    std::vector<Label> labels = parts_of_year(named);
    labels.push_back(Label::nine_months(named));
    for (const Label& label : labels) {
      const Skew skew = skew_of(period, resolve(label.fiscal(), calendar));
      if (std::max(std::abs(skew.begin), std::abs(skew.end)) <= max_skew) found.push_back(label.fiscal());
    }
  }
  return found;
}

/// The label by one calendar, whichever the company had at the time.
Placement place_by(Timeline& timeline, const Label& label, const FiscalCalendar& calendar, Alignment alignment) {
  const Period computed = resolve(label, calendar);
  if (timeline.reaches(computed)) return {computed, {}, true};
  if (const auto filed = filed_period(timeline, label, computed, calendar)) return {*filed, {}, true};
  if (const auto part = filed_part(timeline, label, computed, calendar)) return {*part, {}, true};
  if (alignment == Alignment::nearest) {
    if (const auto near = nearest_period(timeline, computed, max_skew)) return {*near, skew_of(*near, computed), true};
  }
  const auto usual = usual_part(timeline, label, calendar);
  return usual ? Placement{*usual, {}, timeline.reaches(*usual)} : Placement{computed};
}

/// What the company itself calls a placed period, where its label says other days; nothing where it has no name for it.
std::optional<Label> own_name(Timeline& timeline, const Label& label, const Period& period,
                              const FiscalCalendar& calendar) {
  if (label.is_fiscal()) return std::nullopt;
  if (const auto by_rule = fiscal_label(period, calendar)) return by_rule;
  if (label.kind() != LabelKind::days) return std::nullopt;
  const Label filed = name_of(timeline, period, calendar);
  return filed.is_fiscal() ? std::optional(filed) : std::nullopt;
}

/// The calendar that a label is said by.
FiscalCalendar calendar_of(Timeline& timeline, const Label& label, const FiscalCalendar& present) {
  return label.is_fiscal() ? calendar_of_year(timeline, label.year(), present) : present;
}

}  // namespace

Alignment parse_alignment(std::string_view text) {
  if (text == "exact") return Alignment::exact;
  if (text == "nearest") return Alignment::nearest;
  throw Error(ErrorCode::parse,
              fmt::format("no alignment '{}'{}", text, did_you_mean_one_of(text, {"exact", "nearest"})));
}

std::string_view to_string(Alignment alignment) {
  return alignment == Alignment::exact ? "exact" : "nearest";
}

std::optional<Period> nearest_period(Timeline& timeline, const Period& wanted, int most) {
  const bool flows = timeline.series().kind == MeasureKind::flow;
  Nearest nearest(wanted, most);
  if (!flows) {
    for (const History& history : timeline.histories()) {
      const Period& stated = history.period;
      if (nearest.admits(stated.begin(), wanted.begin()) && nearest.admits(stated.end(), wanted.end()) &&
          nearest.improves(stated)) {
        nearest.take(stated);
      }
    }
    return nearest.best();
  }
  const std::span<const Date> boundaries = timeline.boundaries();
  for (const Date begin : boundaries) {
    if (!nearest.admits(begin, wanted.begin())) continue;
    for (const Date end : boundaries) {
      if (!nearest.admits(end, wanted.end()) || !(begin < end)) continue;
      const Period candidate(begin, end);
      if (nearest.improves(candidate) && timeline.connected(begin, end)) nearest.take(candidate);
    }
  }
  return nearest.best();
}

Placement place(Timeline& timeline, const Label& label, const FiscalCalendar& calendar, Alignment alignment) {
  return place_by(timeline, label, calendar_of(timeline, label, calendar), alignment);
}

Placement place_base(Timeline& timeline, const Label& label, const Placement& placed, Step over,
                     const FiscalCalendar& present, Alignment alignment) {
  // Of what is grown: across a change of the calendar the year of the old one's name is not the year before.
  const FiscalCalendar calendar = calendar_of(timeline, label, present);
  const Label base_label = earlier(label, over);
  const bool moved = placed.skew != Skew{} || names_own_period(label, calendar);
  if (moved && (over == Step::year || over == Step::fiscal_year)) {
    const Period own = year_ago(placed.period, calendar);
    if (timeline.reaches(own)) {
      const bool skewed = placed.skew != Skew{};
      return {own, skewed ? skew_of(own, resolve(base_label, calendar)) : Skew{}, true};
    }
  }
  if (label.kind() == LabelKind::trailing_year && names_own_period(label, calendar)) {
    // The weeks of a trailing year end on other dates a year ago.
    if (const auto own = nearest_period(timeline, resolve(base_label, calendar), max_filed_skew))
      return {*own, {}, true};
  }
  const Placement base = place_by(timeline, base_label, calendar, alignment);
  if (base.reached || !timeline.reaches(placed.period)) return base;
  if (const auto own = own_name(timeline, label, placed.period, calendar)) {
    const Placement filed = place_by(timeline, earlier(*own, over), calendar, Alignment::exact);
    if (filed.reached) return filed;
  }
  return base;
}

Label base_name(Timeline& timeline, const Label& earlier, const Period& base, const FiscalCalendar& calendar) {
  return place(timeline, earlier, calendar).period == base ? earlier : name_of(timeline, base, calendar);
}

Period year_before(Timeline& timeline, const Period& period, const FiscalCalendar& calendar) {
  const Period rule = year_ago(period, calendar);
  if (timeline.reaches(rule) || rule.last() >= period.first() + boost::gregorian::days(most_overlap)) return rule;
  return place_base(timeline, name_of(timeline, period, calendar), {period}, Step::year, calendar).period;
}

std::string placement_words(Timeline& timeline, const Label& label, const Period& placed,
                            const FiscalCalendar& present) {
  if (!label.is_fiscal()) return "";
  const FiscalCalendar calendar = calendar_of(timeline, label, present);
  const bool former = !(calendar == present);
  const bool weekly = calendar.year_end != YearEnd::month_end;
  const Period ruled = resolve(label, calendar);
  std::string years = fmt::format("its fiscal years {} on {}{}", former ? "then ended" : "end", weekly ? "the " : "",
                                  fiscal_year_end_text(calendar));
  if (former) years += fmt::format(", now on {}", fiscal_year_end_text(present));
  if (placed != ruled) {
    return fmt::format("{} is {} by what was filed: {}, by which it would be {}", to_string(label), to_string(placed),
                       years, to_string(ruled));
  }
  if (weekly && label.kind() != LabelKind::year) years += ", its quarters are 13 weeks counted back from there";
  return fmt::format("{} is {}: {}", to_string(label), to_string(placed), years);
}

bool is_off_rule(const Period& period, const FiscalCalendar& calendar) {
  if (period.days() < shortest_quarter || period.days() > longest_year || fiscal_label(period, calendar)) return false;
  if (calendar_label(period).kind() == LabelKind::days) return true;  // it may be of a former calendar
  const std::vector<Label> near = labels_near(period, calendar);
  return std::any_of(near.begin(), near.end(), [&](const Label& label) {
    const Skew skew = skew_of(period, resolve(label, calendar));
    const bool filed = std::max(std::abs(skew.begin), std::abs(skew.end)) <= max_filed_skew;
    return filed || (label.kind() != LabelKind::year && period.days() % week == 0);
  });
}

Label name_of(Timeline& timeline, const Period& period, const FiscalCalendar& calendar) {
  const Label plain = name_of(period, calendar);
  if (plain.kind() != LabelKind::days || !is_off_rule(period, calendar)) return plain;
  if (const auto former = former_name(timeline, period, calendar)) return *former;
  // A filed period that is off the rule is still what its fiscal name finds.
  for (const Label& label : labels_near(period, calendar)) {
    if (place(timeline, label, calendar).period == period) return label;
  }
  return plain;
}

}  // namespace capex::core
