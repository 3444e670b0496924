#include "capex/analysis/standing.hpp"

#include <algorithm>

#include "model/fineness.hpp"

namespace capex {
namespace {

/// The value that stands after some days of statements, and what it takes to replace it.
class Course {
 public:
  /// The first statement.
  explicit Course(const Figure& figure) { begin(figure); }

  const Vintage& vintage() const { return vintage_; }

  /// One statement more, of the same day or a later one. True when it replaces the value.
  bool restated_by(const Figure& figure) {
    const Bounds bounds = bounds_or_open(figure.amount);
    if (meet(bounds_, bounds)) {
      support(figure, bounds);
      return false;
    }
    const bool outranked = !ranks_with(figure.rank, authority_);
    const bool same_day_equal = figure.rank == authority_ && figure.known_on == authority_day_;
    if (outranked || same_day_equal) {
      vintage_.flags |= Flag::sources_disagree;
      return false;
    }
    return true;
  }

  void begin(const Figure& figure) {
    vintage_ = {&figure, figure.known_on, figure.known_on, {}};
    bounds_ = bounds_or_open(figure.amount);
    authority_ = figure.rank;
    authority_day_ = figure.known_on;
  }

  /// A later opinion in the same words.
  void repeat(const Figure& figure) {
    const Date since = vintage_.since;
    begin(figure);
    vintage_.since = since;
  }

  /// A lesser opinion of the same day.
  void hear(const Figure& figure) {
    if (!meet(bounds_, bounds_or_open(figure.amount))) vintage_.flags |= Flag::sources_disagree;
  }

 private:
  void support(const Figure& figure, const Bounds& bounds) {
    const auto order = coarseness(figure.amount, bounds, vintage_.figure->amount, bounds_);
    if (order < 0 || (order == 0 && figure.rank < vintage_.figure->rank)) {
      vintage_.figure = &figure;
      bounds_ = bounds;
    }
    // A coarse mention, or one of lower rank, would fit a restated value too: it does not say that this one still
    // holds.
    if (order <= 0 && ranks_with(figure.rank, authority_)) vintage_.last_stated = figure.known_on;
    if (ranks_with(figure.rank, authority_)) {
      authority_ = figure.rank;
      authority_day_ = figure.known_on;
    }
  }

  Vintage vintage_;
  Bounds bounds_;           // of the figure that stands
  SourceRank authority_{};  // the highest rank that supports the value
  Date authority_day_;      // the last day that it did
};

/// Walks the days of the figures known as of the day; `ended` is called with every vintage but the last.
template <class Ended>
std::optional<Course> course_of(std::span<const Figure> figures, Basis basis, Date as_of, const Ended& ended) {
  std::optional<Course> course;
  const auto hear_actual = [&](const Figure& figure) {
    if (!course) {
      course.emplace(figure);
    } else if (course->restated_by(figure)) {
      ended(course->vintage());
      course->begin(figure);
    }
  };
  for (auto day = figures.begin(); day != figures.end() && day->known_on <= as_of;) {
    const auto day_end = std::find_if(day, figures.end(), [&](const Figure& f) { return f.known_on != day->known_on; });
    if (basis == Basis::actual) {
      if (day_end - day == 1) {
        hear_actual(*day);
      } else {
        for (const auto rank :
             {SourceRank::report, SourceRank::filing, SourceRank::release, SourceRank::vendor, SourceRank::press}) {
          for (auto figure = day; figure != day_end; ++figure) {
            if (figure->rank == rank) hear_actual(*figure);
          }
        }
      }
    } else {
      if (!course) {
        course.emplace(*day);
      } else if (course->vintage().figure->amount == day->amount) {
        course->repeat(*day);
      } else {
        ended(course->vintage());
        course->begin(*day);
      }
      std::for_each(day + 1, day_end, [&](const Figure& figure) { course->hear(figure); });
    }
    day = day_end;
  }
  return course;
}

Flags with_about(const Vintage& vintage) {
  return vintage.figure->amount.about() ? vintage.flags | Flag::about : vintage.flags;
}

}  // namespace

std::optional<Standing> standing(std::span<const Figure> figures, Basis basis, Date as_of) {
  if (figures.empty() || figures.front().known_on > as_of) return std::nullopt;
  if (figures.size() == 1) return Standing{&figures.front(), figures.front().amount.about() ? Flag::about : Flags()};
  const auto course = course_of(figures, basis, as_of, [](const Vintage&) {});
  return Standing{course->vintage().figure, with_about(course->vintage())};
}

boost::container::small_vector<Vintage, 2> vintages(std::span<const Figure> figures, Basis basis, Date as_of) {
  boost::container::small_vector<Vintage, 2> result;
  const auto keep = [&result](const Vintage& vintage) {
    result.push_back(vintage);
    result.back().flags = with_about(vintage);
  };
  if (const auto course = course_of(figures, basis, as_of, keep)) keep(course->vintage());
  return result;
}

bool agree(const Figure& a, const Figure& b) {
  return meet(bounds_or_open(a.amount), bounds_or_open(b.amount));
}

std::span<const Figure> figures_of(const Series& series, const Period& period) {
  const auto& figures = series.figures;
  const auto first =
      std::lower_bound(figures.begin(), figures.end(), period,
                       [](const Figure& figure, const Period& wanted) { return figure.period < wanted; });
  const auto last =
      std::find_if(first, figures.end(), [&period](const Figure& figure) { return figure.period != period; });
  return {first, last};
}

}  // namespace capex
