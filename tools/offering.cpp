#include "offering.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <future>
#include <map>
#include <utility>
#include <vector>

namespace capex::tool {

namespace {

constexpr std::size_t companies_a_part = 500;
// Of a part: more than these are read with all of their neighbours rather than one by one.
constexpr std::size_t few = 20;

/// What the file says of companies besides their figures.
class Market {
 public:
  explicit Market(const Snapshot& snapshot) : companies_(snapshot.companies()) {
    for (std::size_t place = 0; place < companies_.size(); ++place) {
      const auto id = static_cast<std::size_t>(companies_[place].id);
      if (id >= places_.size()) places_.resize(std::max(id + 1, 2 * places_.size()));
      places_[id] = place;
    }
    for (Claim& claim : snapshot.claims()) claims_[claim.subject.company].push_back(std::move(claim));
  }

  std::size_t size() const { return companies_.size(); }
  const Company& company(CompanyId id) const { return companies_[places_[static_cast<std::size_t>(id)]]; }
  std::vector<Claim> claims(CompanyId id) const {
    const auto found = claims_.find(id);
    return found == claims_.end() ? std::vector<Claim>() : found->second;
  }

 private:
  std::vector<Company> companies_;
  std::vector<std::size_t> places_;  // by id
  std::map<CompanyId, std::vector<Claim>> claims_;
};

/// One thread's way from series to a screen.
class Offering {
 public:
  Offering(Snapshot snapshot, const Market& market, Screen& screen)
      : snapshot_(std::move(snapshot)), market_(&market), screen_(&screen) {}

  void offer(const SeriesFilter& part) {
    const auto whole = [this](const CompanyRecord& record) { screen_->offer(record); };
    if (screen_->touching().empty()) return each(part, whole);
    std::vector<CompanyId> unsettled;  // ascending, as companies are met
    SeriesFilter excerpts = part;
    excerpts.touching = screen_->touching();
    each(excerpts, [&](const CompanyRecord& excerpt) {
      if (!screen_->offer_excerpt(excerpt)) unsettled.push_back(excerpt.company.id);
    });
    if (unsettled.size() > few) {
      each(part, [&](const CompanyRecord& record) {
        if (std::binary_search(unsettled.begin(), unsettled.end(), record.company.id)) whole(record);
      });
      return;
    }
    for (const CompanyId id : unsettled) {
      SeriesFilter only = part;
      only.company = id;
      each(only, whole);
    }
  }

 private:
  /// The issuers that the filter admits: the series of one come together, so that one at a time is held.
  template <class Visit>
  void each(const SeriesFilter& filter, const Visit& visit) {
    record_.series.clear();
    const auto visit_issuer = [&] {
      if (record_.series.empty()) return;
      const Company& company = market_->company(record_.series.front().company);
      if (company.kind == CompanyKind::group) return;
      record_.company = company;
      record_.claims = market_->claims(company.id);
      visit(record_);
    };
    snapshot_.walk(filter, [&](const Series& series) {
      if (!record_.series.empty() && record_.series.front().company != series.company) {
        visit_issuer();
        record_.series.clear();
      }
      record_.series.push_back(series);
    });
    visit_issuer();
  }

  Snapshot snapshot_;
  const Market* market_;
  Screen* screen_;
  CompanyRecord record_;
};

}  // namespace

Screen screened(const Snapshot& snapshot, const Question& question, unsigned threads,
                const std::function<Screen()>& make) {
  SeriesFilter filter;
  filter.basis = question.basis;
  filter.scope = question.scope;
  if (question.measures.size() == 1) filter.measure = question.measures.front();
  const Market market(snapshot);
  const std::vector<SeriesFilter> parts = snapshot.split(filter, 1 + market.size() / companies_a_part);

  std::atomic<std::size_t> taken = 0;
  const auto offer_parts = [&](const Snapshot& view) {
    Screen screen = make();
    Offering offering(view, market, screen);
    for (std::size_t part = taken++; part < parts.size(); part = taken++) offering.offer(parts[part]);
    return screen;
  };
  std::vector<std::future<Screen>> others;
  for (std::size_t thread = 1; thread < std::min<std::size_t>(threads, parts.size()); ++thread) {
    others.push_back(std::async(std::launch::async, offer_parts, snapshot.for_another_thread()));
  }
  Screen screen = offer_parts(snapshot);
  for (std::future<Screen>& other : others) screen.add(other.get());
  return screen;
}

}  // namespace capex::tool
