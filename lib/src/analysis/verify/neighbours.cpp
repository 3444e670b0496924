#include "analysis/verify/neighbours.hpp"

#include <algorithm>
#include <cstdlib>

namespace capex::core {
namespace {

// Neighbours agree when they lie within three times of their median, which growth of three times a year stays within.
constexpr Pace agreement = 3;

std::int64_t gap_between(const Period& a, const Period& b) {
  const std::int64_t after = std::int64_t{b.begin().day_number()} - a.end().day_number();
  const std::int64_t before = std::int64_t{a.begin().day_number()} - b.end().day_number();
  return std::max<std::int64_t>({after, before, 0});
}

std::int64_t twice_the_middle(const Period& period) {
  return std::int64_t{period.begin().day_number()} + period.end().day_number();
}

Pace size(Pace pace) {
  return pace < 0 ? -pace : pace;
}

}  // namespace

bool are_neighbours(const Period& a, const Period& b, std::int64_t within) {
  return a.days() <= times_as_long * b.days() && b.days() <= times_as_long * a.days() && gap_between(a, b) <= within;
}

void Neighbourhood::assign(const Timeline& timeline) {
  timeline_ = &timeline;
  paces_.clear();
  for (const History& history : timeline.histories()) {
    const std::optional<std::int64_t> point = history.vintages.back().figure->amount.point();
    paces_.push_back(point ? std::optional(Pace(*point) * 1024 / history.period.days()) : std::nullopt);
  }
}

template <class Visit>
void Neighbourhood::each_neighbour(std::size_t history, const Visit& visit) const {
  const std::span<const History> histories = timeline_->histories();
  const Period& period = histories[history].period;
  const std::int64_t earliest = period.begin().day_number() - reach - times_as_long * period.days();
  const std::int64_t latest_begin = period.end().day_number() + reach;
  const auto look_at = [&](std::size_t other) {
    if (paces_[other] && are_neighbours(period, histories[other].period, reach)) visit(other);
  };
  for (std::size_t other = history; other > 0 && histories[other - 1].period.begin().day_number() >= earliest;
       --other) {
    look_at(other - 1);
  }
  for (std::size_t other = history + 1;
       other < histories.size() && histories[other].period.begin().day_number() <= latest_begin; ++other) {
    look_at(other);
  }
}

bool Neighbourhood::is_like_those_beside(std::size_t history, Pace times) const {
  const std::span<const History> histories = timeline_->histories();
  const auto is_like = [&](std::size_t other) {
    if (!paces_[other] || !are_neighbours(histories[history].period, histories[other].period, reach)) return false;
    const Pace a = *paces_[history];
    const Pace b = *paces_[other];
    return (a < 0) == (b < 0) && size(a) < size(b) * times && size(b) < size(a) * times;
  };
  return history >= 2 && history + 2 < histories.size() && is_like(history - 1) && is_like(history + 1) &&
         is_like(history - 2) && is_like(history + 2);
}

std::optional<Neighbours> Neighbourhood::agreeing(std::size_t history) {
  const Pace pace = *paces_[history];
  std::size_t count = 0;
  like_.clear();
  each_neighbour(history, [&](std::size_t other) {
    ++count;
    if (*paces_[other] != 0 && (*paces_[other] < 0) == (pace < 0)) like_.emplace_back(size(*paces_[other]), other);
  });
  if (like_.empty()) return std::nullopt;
  const auto median = like_.begin() + static_cast<std::ptrdiff_t>((like_.size() - 1) / 2);
  std::nth_element(like_.begin(), median, like_.end());

  Neighbours result;
  result.middle = result.low = result.high = median->first;
  const std::int64_t middle = twice_the_middle(timeline_->histories()[history].period);
  for (const auto& [other_pace, other] : like_) {
    if (other_pace * agreement < result.middle || other_pace > result.middle * agreement) continue;
    result.low = std::min(result.low, other_pace);
    result.high = std::max(result.high, other_pace);
    const bool is_before = twice_the_middle(timeline_->histories()[other].period) < middle;
    (is_before ? result.before : result.after) = true;
    result.histories.push_back(other);
  }
  // Three of four, so that a second slip among them does not hide the first.
  if (result.histories.size() * 4 < count * 3) return std::nullopt;
  return result;
}

bool Neighbourhood::recurs(std::size_t history) const {
  const Period& period = timeline_->histories()[history].period;
  const Pace pace = *paces_[history];
  bool found = false;
  each_neighbour(history, [&](std::size_t other) {
    const Period& beside = timeline_->histories()[other].period;
    const auto a_year = [](const Date& a, const Date& b) {
      const std::int64_t days = std::abs(std::int64_t{a.day_number()} - b.day_number());
      return 365 - 8 <= days && days <= 365 + 8;
    };
    const Pace like = *paces_[other];
    found = found ||
            (a_year(period.begin(), beside.begin()) && a_year(period.end(), beside.end()) && (like < 0) == (pace < 0) &&
             size(like) <= size(pace) * agreement && size(pace) <= size(like) * agreement);
  });
  return found;
}

Pace Neighbourhood::estrangement(std::size_t history, std::span<const std::size_t> left_out) {
  if (!paces_[history]) return 1;
  const Pace pace = size(*paces_[history]);
  like_.clear();
  each_neighbour(history, [&](std::size_t other) {
    const bool counts = std::find(left_out.begin(), left_out.end(), other) == left_out.end();
    if (counts && *paces_[other] != 0) like_.emplace_back(size(*paces_[other]), other);
  });
  if (like_.empty() || pace == 0) return 1;
  const auto median = like_.begin() + static_cast<std::ptrdiff_t>((like_.size() - 1) / 2);
  std::nth_element(like_.begin(), median, like_.end());
  return std::max(pace / median->first, median->first / pace);
}

}  // namespace capex::core
