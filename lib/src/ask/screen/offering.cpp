#include "ask/screen/offering.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <iterator>
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

const std::vector<Claim>& claims_of(const Claims& claims, CompanyId company) {
  static const std::vector<Claim> none;
  const auto found = claims.find(company);
  return found == claims.end() ? none : found->second;
}

/// One thread's way from series to a screen.
class Offering {
 public:
  Offering(Snapshot snapshot, const Claims& claims, Screen& screen)
      : snapshot_(std::move(snapshot)), claims_(&claims), screen_(&screen) {}

  void offer(const SeriesFilter& part) {
    const auto whole = [this](const CompanyRecord& record) { screen_->offer(record); };
    if (screen_->touching().empty()) return each(part, snapshot_.companies(part), whole);
    const std::vector<CompanyHead> heads = snapshot_.company_heads(part);
    std::vector<CompanyId> unsettled;  // ascending, as companies are met
    SeriesFilter excerpts = part;
    excerpts.touching = screen_->touching();
    each(excerpts, heads, [&](const CompanyRecord& excerpt) {
      if (!screen_->offer_excerpt(excerpt)) unsettled.push_back(excerpt.company.id);
    });
    // Many are read with all of their neighbours, rather than one by one.
    if (10 * unsettled.size() > heads.size()) {
      each(part, snapshot_.companies(part), [&](const CompanyRecord& record) {
        if (std::binary_search(unsettled.begin(), unsettled.end(), record.company.id)) whole(record);
      });
      return;
    }
    for (const CompanyId id : unsettled) {
      SeriesFilter only = part;
      only.company = id;
      each(only, snapshot_.companies(only), whole);
    }
  }

 private:
  static void assign(Company& company, const Company& whole) { company = whole; }
  static void assign(Company& company, const CompanyHead& head) {
    company = {};
    static_cast<CompanyHead&>(company) = head;
  }

  /// The issuers that the filter admits. The companies are those that it admits, ascending by id, whole or by their
  /// heads, and so is the company of each record. The series of one come together, so that one at a time is held.
  template <class Companies, class Visit>
  void each(const SeriesFilter& filter, const Companies& companies, const Visit& visit) {
    clear_series();
    auto company = companies.begin();
    const auto visit_issuer = [&] {
      if (record_.series.empty()) return;
      const CompanyId id = record_.series.front().company;
      while (company != companies.end() && company->id < id) ++company;
      if (company == companies.end() || company->id != id || company->kind == CompanyKind::group) return;
      assign(record_.company, *company);
      record_.claims = claims_of(*claims_, id);
      visit(record_);
    };
    snapshot_.walk(filter, [&](const Series& series) {
      if (!record_.series.empty() && record_.series.front().company != series.company) {
        visit_issuer();
        clear_series();
      }
      add(series);
    });
    visit_issuer();
  }

  void add(const Series& series) {
    if (spare_.empty()) return record_.series.push_back(series);
    spare_.back() = series;
    record_.series.push_back(std::move(spare_.back()));
    spare_.pop_back();
  }
  void clear_series() {
    std::move(record_.series.begin(), record_.series.end(), std::back_inserter(spare_));
    record_.series.clear();
  }

  Snapshot snapshot_;
  const Claims* claims_;
  Screen* screen_;
  CompanyRecord record_;
  std::vector<Series> spare_;  // with their buffers, for the next companies
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
  screen.complete([&](CompanyId company) {
    SeriesFilter own = filter;
    own.company = company;
    return CompanyRecord{snapshot.company(company), snapshot.series(own), claims_of(claims, company)};
  });
  return screen;
}

}  // namespace capex::core
