#include "analysis/standing/standing.hpp"

#include <algorithm>
#include <boost/container/small_vector.hpp>

#include "analysis/standing/outlets.hpp"
#include "model/fineness.hpp"

namespace capex::core {
namespace {

constexpr SourceRank every_rank[] = {SourceRank::report, SourceRank::filing, SourceRank::release, SourceRank::vendor,
                                     SourceRank::press};

Bounds bounds_of(const Figure& figure) {
  return bounds_or_open(figure.amount);
}

/// The value that stands after some days of the issuer's statements, and what it takes to replace it.
class Course {
 public:
  /// The first statement.
  explicit Course(const Figure& figure) { begin(figure); }

  const Vintage& vintage() const { return vintage_; }

  /// One statement more, of the same day or a later one. True when it replaces the value.
  bool restated_by(const Figure& figure) {
    const Bounds bounds = bounds_of(figure);
    if (meet(bounds_, bounds)) {
      support(figure, bounds);
      return false;
    }
    const bool outranked = !ranks_with(figure.rank, vintage_.authority);
    const bool same_day_equal = figure.rank == vintage_.authority && figure.known_on == authority_day_;
    if (outranked || same_day_equal) {
      vintage_.flags |= Flag::sources_disagree;
      return false;
    }
    return true;
  }

  void begin(const Figure& figure) {
    vintage_ = {&figure, figure.known_on, figure.known_on, {}, figure.rank};
    bounds_ = bounds_of(figure);
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
    if (!meet(bounds_, bounds_of(figure))) vintage_.flags |= Flag::sources_disagree;
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
    if (order <= 0 && ranks_with(figure.rank, vintage_.authority)) vintage_.last_stated = figure.known_on;
    if (ranks_with(figure.rank, vintage_.authority)) {
      vintage_.authority = figure.rank;
      authority_day_ = figure.known_on;
    }
  }

  Vintage vintage_;
  Bounds bounds_;       // of the figure that stands
  Date authority_day_;  // the last day that the highest rank stated it
};

using Vintages = boost::container::small_vector<Vintage, 2>;

/// Hears one day after another of the figures known as of `as_of`.
template <class Hear>
void day_by_day(std::span<const Figure> figures, Date as_of, const Hear& hear) {
  for (auto day = figures.begin(); day != figures.end() && day->known_on <= as_of;) {
    const auto day_end = std::find_if(day, figures.end(), [&](const Figure& f) { return f.known_on != day->known_on; });
    hear(std::span<const Figure>(day, day_end));
    day = day_end;
  }
}

/// What the issuer's filings and releases say; `ended` is called with every vintage but the last.
class IssuersCourse {
 public:
  template <class Ended>
  void hear(std::span<const Figure> day, const Ended& ended) {
    if (day.size() == 1) {
      hear(day.front(), ended);
      return;
    }
    for (const SourceRank rank : every_rank) {
      for (const Figure& figure : day) {
        if (figure.rank == rank) hear(figure, ended);
      }
    }
  }

  const std::optional<Course>& course() const { return course_; }

 private:
  template <class Ended>
  void hear(const Figure& figure, const Ended& ended) {
    if (!is_issuers(figure.rank)) return;
    if (!course_) {
      course_.emplace(figure);
    } else if (course_->restated_by(figure)) {
      ended(course_->vintage());
      course_->begin(figure);
    }
  }

  std::optional<Course> course_;
};

/// Of actuals that only the issuer states.
Vintages issuers(std::span<const Figure> figures, Date as_of) {
  Vintages result;
  IssuersCourse heard;
  const auto keep = [&result](const Vintage& ended) { result.push_back(ended); };
  day_by_day(figures, as_of, [&](std::span<const Figure> day) { heard.hear(day, keep); });
  if (heard.course()) keep(heard.course()->vintage());
  return result;
}

/// Of actuals that others state too.
Vintages with_outlets(std::span<const Figure> figures, Date as_of) {
  Vintages result;
  IssuersCourse issuer;
  Outlets outlets;
  const auto stands = [&result](Vintage now) {
    if (!result.empty() && agree(*result.back().figure, *now.figure)) {
      now.since = result.back().since;
      now.restates = result.back().restates;
      result.back() = now;
    } else {
      now.restates = now.restates && !result.empty() && is_issuers(result.back().authority);
      result.push_back(now);
    }
  };
  day_by_day(figures, as_of, [&](std::span<const Figure> day) {
    const Date today = day.front().known_on;
    for (const Figure& figure : day) {
      if (!is_issuers(figure.rank)) outlets.hear(figure);
    }
    issuer.hear(day, [](const Vintage&) {});  // it stands already
    Vintage now = issuer.course() ? issuer.course()->vintage() : outlets.elected();
    if (issuer.course()) {
      outlets.refine(now);
    } else {
      now.since = today;  // of what was elected anew; what stood before keeps its day
    }
    stands(now);
    const bool disputed = std::any_of(outlets.all().begin(), outlets.all().end(), [&](const Figure* said) {
      return Outlets::disputes(*said, {result.data(), result.size()});
    });
    if (disputed) result.back().flags |= Flag::sources_disagree;
  });
  return result;
}

/// Of guidance and estimates.
Vintages opinions(std::span<const Figure> figures, Date as_of) {
  Vintages result;
  std::optional<Course> course;
  day_by_day(figures, as_of, [&](std::span<const Figure> day) {
    if (!course) {
      course.emplace(day.front());
    } else if (course->vintage().figure->amount == day.front().amount) {
      course->repeat(day.front());
    } else {
      result.push_back(course->vintage());
      course->begin(day.front());
    }
    for (const Figure& figure : day.subspan(1)) course->hear(figure);
  });
  if (course) result.push_back(course->vintage());
  for (Vintage& vintage : result) vintage.restates = false;
  return result;
}

/// Whatever was stated.
Vintages course_of(std::span<const Figure> figures, Basis basis, Date as_of) {
  const auto only_issuers = [&] {
    return std::all_of(figures.begin(), figures.end(), [](const Figure& figure) { return is_issuers(figure.rank); });
  };
  Vintages result = basis != Basis::actual ? opinions(figures, as_of)
                    : only_issuers()       ? issuers(figures, as_of)
                                           : with_outlets(figures, as_of);
  for (Vintage& vintage : result) {
    if (vintage.figure->amount.about()) vintage.flags |= Flag::about;
  }
  return result;
}

}  // namespace

std::optional<Standing> standing(std::span<const Figure> figures, Basis basis, Date as_of) {
  if (figures.empty() || figures.front().known_on > as_of) return std::nullopt;
  if (figures.size() == 1) return Standing{&figures.front(), figures.front().amount.about() ? Flag::about : Flags()};
  const Vintages all = course_of(figures, basis, as_of);
  return Standing{all.back().figure, all.back().flags};
}

void add_vintages(std::span<const Figure> figures, Basis basis, Date as_of, std::vector<Vintage>& to) {
  if (figures.size() == 1) {  // nearly always
    const Figure& only = figures.front();
    if (only.known_on > as_of) return;
    to.push_back(Vintage{&only, only.known_on, only.known_on, only.amount.about() ? Flag::about : Flags(), only.rank,
                         basis == Basis::actual && is_issuers(only.rank)});
    return;
  }
  const Vintages all = course_of(figures, basis, as_of);
  to.insert(to.end(), all.begin(), all.end());
}

std::vector<Vintage> vintages(std::span<const Figure> figures, Basis basis, Date as_of) {
  std::vector<Vintage> all;
  add_vintages(figures, basis, as_of, all);
  return all;
}

std::vector<const Figure*> latest_of_outlets(std::span<const Figure> figures, Date as_of) {
  Outlets outlets;
  for (const Figure& figure : figures) {
    if (figure.known_on <= as_of && !is_issuers(figure.rank)) outlets.hear(figure);
  }
  return {outlets.all().begin(), outlets.all().end()};
}

std::vector<const Figure*> disputing(std::span<const Figure> figures, std::span<const Vintage> vintages, Basis basis,
                                     Date as_of) {
  std::vector<const Figure*> found;
  if (vintages.empty()) return found;
  const Vintage& stands = vintages.back();
  const std::vector<const Figure*> outlets = latest_of_outlets(figures, as_of);
  for (const Figure& figure : figures) {
    if (figure.known_on > as_of || agree(figure, *stands.figure)) continue;
    const bool counts = std::find(outlets.begin(), outlets.end(), &figure) != outlets.end();
    const bool disputes = basis != Basis::actual    ? figure.known_on == stands.figure->known_on
                          : is_issuers(figure.rank) ? figure.known_on >= stands.since
                                                    : counts && Outlets::disputes(figure, vintages);
    if (disputes) found.push_back(&figure);
  }
  return found;
}

bool agree(const Figure& a, const Figure& b) {
  return meet(bounds_of(a), bounds_of(b));
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

}  // namespace capex::core
