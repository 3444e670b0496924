#include "analysis/standing/outlets.hpp"

#include <algorithm>

#include "model/fineness.hpp"

namespace capex::core {
namespace {

bool finer(const Figure& a, const Figure& b) {
  return coarseness(a.amount, b.amount) < 0;
}

bool same_voice(const Figure& a, const Figure& b) {
  return a.publisher != PublisherId{} ? a.publisher == b.publisher : a.source == b.source;
}
}  // namespace

void Outlets::hear(const Figure& figure) {
  const auto own =
      std::find_if(latest_.begin(), latest_.end(), [&](const Figure* said) { return same_voice(*said, figure); });
  if (own == latest_.end()) {
    latest_.push_back(&figure);
  } else if ((*own)->known_on < figure.known_on) {
    latest_.erase(own);  // it is heard anew, so behind those before it
    latest_.push_back(&figure);
  }
}
Vintage Outlets::elected() const {
  const SourceRank top = (*std::min_element(latest_.begin(), latest_.end(), [](const Figure* a, const Figure* b) {
                           return a->rank < b->rank;
                         }))->rank;
  const Figure* winner = nullptr;
  std::ptrdiff_t most = 0;
  for (const Figure* candidate : latest_) {
    if (candidate->rank != top) continue;
    const auto votes = std::count_if(latest_.begin(), latest_.end(), [&](const Figure* voter) {
      return voter->rank == top && agree(*voter, *candidate);
    });
    const bool earlier = votes == most && winner != nullptr && candidate->known_on < winner->known_on;
    if (votes > most || earlier) {
      winner = candidate;
      most = votes;
    }
  }
  Vintage result{winner, winner->known_on, winner->known_on, {}, top, false};
  refine(result);
  for (const Figure* said : latest_) {
    if (said->rank == top && agree(*said, *result.figure) && !finer(*result.figure, *said)) {
      result.last_stated = std::max(result.last_stated, said->known_on);
    }
  }
  return result;
}
void Outlets::refine(Vintage& vintage) const {
  const Figure& stood = *vintage.figure;
  for (const Figure* said : latest_) {
    if (agree(*said, stood) && finer(*said, *vintage.figure)) vintage.figure = said;
  }
}
bool Outlets::disputes(const Figure& said, std::span<const Vintage> vintages) {
  const Vintage& stands = vintages.back();
  if (agree(said, *stands.figure)) return false;
  if (said.known_on >= stands.since) return true;
  return std::none_of(vintages.begin(), vintages.end(), [&](const Vintage& before) {
    return is_issuers(before.authority) && agree(said, *before.figure);
  });
}
}  // namespace capex::core
