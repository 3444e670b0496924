#include "model/panel.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "capex/error.hpp"

namespace capex::core {
namespace {

template <class Number>
Number count_as(std::size_t count) {
  if (count > std::numeric_limits<Number>::max()) throw_overflow("a panel's count");
  return static_cast<Number>(count);
}

}  // namespace

std::uint32_t Panel::Block::number_of(const Period& stated) {
  return met.of(stated, [&](const Period& missed) {
    const std::uint64_t days = std::uint64_t{missed.begin().day_number()} << 32 | missed.end().day_number();
    const auto [known, is_new] = period_numbers.try_emplace(days, count_as<std::uint32_t>(periods.size()));
    if (is_new) periods.push_back(missed);
    return known->second;
  });
}

void Panel::append(const Series& series) {
  // Of a size, so that no column is ever moved to grow.
  constexpr std::size_t most = 1 << 16;
  if (blocks_.empty() || blocks_.back().low.size() + series.figures.size() > most) {
    const std::size_t room = blocks_.empty() ? 0 : std::max(most, series.figures.size());
    Block& next = blocks_.emplace_back();
    next.before = figures();
    next.low.reserve(room);
    next.high.reserve(room);
    next.period.reserve(room);
    next.known_on.reserve(room);
    next.source.reserve(room);
    next.rest.reserve(room);
  }
  Block& block = blocks_.back();
  for (const Figure& figure : series.figures) {
    block.period.push_back(block.number_of(figure.period));
    block.low.push_back(figure.amount.low().value_or(open_low));
    block.high.push_back(figure.amount.high().value_or(open_high));
    block.known_on.push_back(figure.known_on);
    block.source.push_back(figure.source);
    Rest rest{static_cast<std::int8_t>(figure.amount.decimals()), 0, 0, figure.variant};
    rest.rank = static_cast<unsigned char>(figure.rank) & 0x7F;
    rest.about = figure.amount.about() ? 1 : 0;
    if (figure.publisher != PublisherId{}) block.publishers.emplace(block.rest.size(), figure.publisher);
    block.rest.push_back(rest);
  }
  headers_.push_back(
      {with_scope(series, scopes_.of(series.scope)), block.before + block.low.size(), blocks_.size() - 1});
}

void Panel::append(Panel&& other) {
  const std::size_t before = figures(), blocks = blocks_.size();
  for (Header header : other.headers_) {
    header.scope = scopes_.of(other.scopes_.names()[header.scope]);
    header.end += before;
    header.block += blocks;
    headers_.push_back(header);
  }
  for (Block& block : other.blocks_) {
    block.before += before;
    blocks_.push_back(std::move(block));
  }
  other = Panel();
}

std::size_t Panel::bytes() const {
  constexpr std::size_t one =
      2 * sizeof(std::int64_t) + sizeof(std::uint32_t) + sizeof(Date) + sizeof(SourceId) + sizeof(Rest);
  return figures() * one;
}

PanelSeries Panel::operator[](std::size_t place) const {
  const Header& header = headers_[place];
  return {*this, blocks_[header.block], place == 0 ? 0 : headers_[place - 1].end, header};
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
