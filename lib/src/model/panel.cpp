#include "model/panel.hpp"

#include <algorithm>
#include <limits>

#include "capex/error.hpp"

namespace capex::core {
namespace {

template <class Number>
Number counted(std::size_t count) {
  if (count > std::numeric_limits<Number>::max()) throw_overflow("a panel's count");
  return static_cast<Number>(count);
}

}  // namespace

void Panel::append(const Series& series) {
  auto scope = std::find(scopes_.begin(), scopes_.end(), series.scope);
  if (scope == scopes_.end()) scope = scopes_.insert(scopes_.end(), series.scope);
  for (const Figure& figure : series.figures) {
    const std::uint64_t days =
        std::uint64_t{figure.period.begin().day_number()} << 32 | figure.period.end().day_number();
    const auto [known, is_new] = period_numbers_.try_emplace(days, counted<std::uint32_t>(periods_.size()));
    if (is_new) periods_.push_back(figure.period);
    period_.push_back(known->second);
    low_.push_back(figure.amount.low().value_or(open_low));
    high_.push_back(figure.amount.high().value_or(open_high));
    known_on_.push_back(figure.known_on);
    source_.push_back(figure.source);
    Rest rest{static_cast<std::int8_t>(figure.amount.decimals()), 0, 0, figure.variant};
    rest.rank = static_cast<unsigned char>(figure.rank) & 0x7F;
    rest.about = figure.amount.about() ? 1 : 0;
    if (figure.publisher != PublisherId{}) publishers_.emplace(rest_.size(), figure.publisher);
    rest_.push_back(rest);
  }
  const auto place = counted<std::uint16_t>(static_cast<std::size_t>(scope - scopes_.begin()));
  headers_.push_back({with_scope(series, place), low_.size()});
}

std::size_t Panel::bytes() const {
  constexpr std::size_t one =
      2 * sizeof(std::int64_t) + sizeof(std::uint32_t) + sizeof(Date) + sizeof(SourceId) + sizeof(Rest);
  return low_.size() * one;
}

PanelSeries Panel::operator[](std::size_t place) const {
  return {*this, place == 0 ? 0 : headers_[place - 1].end, headers_[place]};
}

void PanelSeries::read(Series& into) const {
  into.head() = head();
  into.figures.clear();
  for (std::size_t i = 0; i < size(); ++i) into.figures.push_back(figure(i));
}

std::vector<std::size_t> Panel::split(std::size_t parts) const {
  std::vector<std::size_t> ends;
  for (std::size_t part = 1; part <= parts; ++part) {
    const std::size_t wanted = figures() / parts * part;
    const auto end = std::lower_bound(headers_.begin(), headers_.end(), wanted,
                                      [](const Header& header, std::size_t count) { return header.end < count; });
    ends.push_back(static_cast<std::size_t>(end - headers_.begin()));
  }
  if (parts > 0) ends.back() = size();
  return ends;
}

}  // namespace capex::core
