#include "analysis/verify/parts.hpp"

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <limits>

#include "analysis/standing/contemporary.hpp"
#include "model/fineness.hpp"

namespace capex::core {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

/// The least that ever stood for the period.
std::int64_t least_of(const History& history) {
  std::int64_t least = most;
  for (const Vintage& vintage : history.vintages) {
    least = std::min(least, bounds_or_open(vintage.figure->amount).low().value_or(0));
  }
  return std::max<std::int64_t>(least, 0);
}

std::int64_t greatest_of(const History& history) {
  std::int64_t greatest = 0;
  for (const Vintage& vintage : history.vintages) {
    greatest = std::max(greatest, bounds_or_open(vintage.figure->amount).high().value_or(most));
  }
  return greatest;
}

/// The best that the parts up to one come to.
struct Best {
  Date end;  // of the last part taken into account
  std::int64_t least = 0;
  std::size_t part = 0;
  std::size_t before = 0;  // where the parts before this one are found
  bool taken = false;
};

}  // namespace

std::vector<std::size_t> parts_beyond(std::span<const History> histories, std::size_t whole) {
  const Period& period = histories[whole].period;
  boost::container::small_vector<std::size_t, 16> parts;
  // Those with the same begin lie before the whole, as they are shorter.
  for (std::size_t i = whole; i > 0 && histories[i - 1].period.begin() == period.begin(); --i) parts.push_back(i - 1);
  for (std::size_t i = whole + 1; i < histories.size() && histories[i].period.begin() < period.end(); ++i) {
    if (contains(period, histories[i].period)) parts.push_back(i);
  }
  const Reading of_whole{&histories[whole], histories[whole].vintages.size() - 1};
  const auto is_of_another_time = [&](std::size_t part) {
    return !contemporary(std::array{Reading{&histories[part], histories[part].vintages.size() - 1}, of_whole},
                         histories);
  };
  parts.erase(std::remove_if(parts.begin(), parts.end(), is_of_another_time), parts.end());
  if (parts.empty()) return {};
  const std::int64_t limit = greatest_of(histories[whole]);
  std::sort(parts.begin(), parts.end(),
            [&](std::size_t a, std::size_t b) { return histories[a].period.end() < histories[b].period.end(); });

  // Weighted interval scheduling: with each part in the order of their ends, the best with it or without.
  boost::container::small_vector<Best, 17> best;
  best.push_back({period.begin()});
  for (const std::size_t part : parts) {
    const auto after = std::upper_bound(best.begin(), best.end(), histories[part].period.begin(),
                                        [](const Date& day, const Best& each) { return day < each.end; });
    const auto before = static_cast<std::size_t>(after - best.begin()) - 1;
    std::int64_t with = 0;
    if (__builtin_add_overflow(best[before].least, least_of(histories[part]), &with)) with = most;
    const Best& last = best.back();
    const Date end = histories[part].period.end();
    best.push_back(with > last.least ? Best{end, with, part, before, true}
                                     : Best{end, last.least, 0, best.size() - 1, false});
  }
  if (limit == most || best.back().least <= limit) return {};
  std::vector<std::size_t> taken;
  for (std::size_t at = best.size() - 1; at > 0; at = best[at].before) {
    if (best[at].taken) taken.push_back(best[at].part);
  }
  return taken;
}

}  // namespace capex::core
