#include "ask/screen/offering.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

namespace capex::core {

namespace {

constexpr std::size_t parts_a_thread = 16;  // so that all end at about the same time

bool has_none(const SeriesFilter& part) {
  return part.from && part.until && *part.from == *part.until;
}

std::vector<SeriesFilter> each_by_itself(const SeriesFilter& filter, const std::set<CompanyId>& companies) {
  std::vector<SeriesFilter> parts;
  for (const CompanyId company : companies) {
    parts.push_back(filter);
    parts.back().company = company;
  }
  return parts;
}

using Claims = std::map<CompanyId, std::vector<Claim>>;

/// One thread's way from series to a screen.
class Offering {
 public:
  Offering(Snapshot snapshot, const Claims& claims, Screen& screen)
      : snapshot_(std::move(snapshot)), claims_(&claims), screen_(&screen) {}

  void offer(const SeriesFilter& part) {
    companies_ = snapshot_.companies(part);
    const auto whole = [this](const CompanyRecord& record) { screen_->offer(record); };
    if (screen_->touching().empty()) return each(part, whole);
    std::vector<CompanyId> unsettled;  // ascending, as companies are met
    SeriesFilter excerpts = part;
    excerpts.touching = screen_->touching();
    each(excerpts, [&](const CompanyRecord& excerpt) {
      if (!screen_->offer_excerpt(excerpt)) unsettled.push_back(excerpt.company.id);
    });
    // Many are read with all of their neighbours, rather than one by one.
    if (10 * unsettled.size() > companies_.size()) {
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
  /// The issuers of the part that the filter admits: the series of one come together, so that one at a time is held.
  template <class Visit>
  void each(const SeriesFilter& filter, const Visit& visit) {
    record_.series.clear();
    const auto visit_issuer = [&] {
      if (record_.series.empty()) return;
      const CompanyId id = record_.series.front().company;
      const auto company = std::lower_bound(companies_.begin(), companies_.end(), id,
                                            [](const Company& each, CompanyId wanted) { return each.id < wanted; });
      if (company == companies_.end() || company->id != id || company->kind == CompanyKind::group) return;
      record_.company = *company;
      const auto said = claims_->find(id);
      record_.claims = said == claims_->end() ? std::vector<Claim>() : said->second;
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
  const Claims* claims_;
  Screen* screen_;
  std::vector<Company> companies_;  // of the part
  CompanyRecord record_;
};

}  // namespace

Screen screened(const Snapshot& snapshot, const Question& question, unsigned threads,
                const std::function<Screen()>& make, const std::set<CompanyId>& among) {
  SeriesFilter filter;
  filter.basis = question.basis;
  filter.scope = question.scope;
  if (question.measures.size() == 1 && question.terms.empty()) filter.measure = question.measures.front();
  Claims claims;
  for (Claim& claim : snapshot.claims()) claims[claim.subject.company].push_back(std::move(claim));
  const std::size_t enough = parts_a_thread * std::max(threads, 1U);
  const std::vector<SeriesFilter> parts =
      among.empty() ? snapshot.split(filter, enough) : each_by_itself(filter, among);
  // A file, or a group, of fewer companies is not worth another connection.
  if (parts.size() < enough || std::any_of(parts.begin(), parts.end(), has_none)) threads = 1;

  std::atomic<std::size_t> taken = 0;
  const auto offer_parts = [&](const Snapshot& view) {
    Screen screen = make();
    Offering offering(view, claims, screen);
    for (std::size_t part = taken++; part < parts.size(); part = taken++) offering.offer(parts[part]);
    return screen;
  };
  std::vector<std::future<Screen>> others;
  try {
    for (unsigned thread = 1; thread < threads; ++thread) {
      others.push_back(std::async(std::launch::async, offer_parts, snapshot.for_another_thread()));
    }
  } catch (const std::system_error&) {
    // No further thread can be started: those that there are take all parts.
  }
  Screen screen = offer_parts(snapshot);
  for (std::future<Screen>& other : others) screen.add(other.get());
  screen.complete([&](const Company& company) {
    SeriesFilter own = filter;
    own.company = company.id;
    const auto said = claims.find(company.id);
    return CompanyRecord{company, snapshot.series(own), said == claims.end() ? std::vector<Claim>() : said->second};
  });
  return screen;
}

}  // namespace capex::core
