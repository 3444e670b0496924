#include "io/rows/growth_lines.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "io/csv/csv_text.hpp"
#include "io/input/byte_buffer.hpp"
#include "io/rows/observation_rows.hpp"
#include "money/digits_text.hpp"
#include "time/label.hpp"
#include "time/period_memo.hpp"

namespace capex::core {
namespace {

/// A period as its cells say it. Companies share their periods, so nearly every answer is remembered.
class PeriodTexts {
 public:
  struct Text {
    FiscalCalendar calendar;
    std::string cells;        // "2024H1,2024-01-01,2024-06-30"
    std::string base_period;  // "2023H1"
  };

  static Text text_of(const Period& period, const Label& name, const Label& base_name) {
    return {
        {}, to_string(name) + ',' + to_string(period.first()) + ',' + to_string(period.last()), to_string(base_name)};
  }

  const Text& of(const Period& period, const FiscalCalendar& calendar) {
    return memo_.of(
        period,
        [&](const Period& missed) {
          Text text = text_of(missed, name_of(missed, calendar), name_of(year_ago(missed, calendar), calendar));
          text.calendar = calendar;
          return text;
        },
        [&](const Text& text) { return text.calendar == calendar; });
  }

 private:
  PeriodMemo<Text> memo_;
};

/// Writes behind `at`, where there is room.
struct Pen {
  char* at;

  void put(char c) { *at++ = c; }
  void put(std::string_view text) {
    std::memcpy(at, text.data(), text.size());
    at += text.size();
  }
  void units(std::int64_t minor, int digits) { at = put_shortest(at, minor, digits); }

  void amount(const BoundedAmount& amount, int digits) {
    const bool valued = has_value(amount.status);
    if (has_point(amount.status)) units(amount.point, digits);
    put(',');
    if (const auto low = amount.bounds.low(); valued && low) units(*low, digits);
    put(',');
    if (const auto high = amount.bounds.high(); valued && high) units(*high, digits);
    put(',');
    put(to_string(amount.status));
  }

  void growth(const std::optional<Ratio>& factor, Rounding rounding) {
    if (!factor) return;
    const Ratio change = less_one(*factor);
    const Int128 value =
        multiply_divide(change.numerator(), small_powers_of_ten[fraction_places], change.denominator(), rounding);
    if (const auto small = static_cast<std::int64_t>(value); small == value) {
      units(small, fraction_places);
    } else {
      put(shortest_text(value, fraction_places));
    }
  }
};

/// The last amounts of a subject and where their cells stand: the base of a growth is most often one of them.
class RecentAmounts {
 public:
  void clear() { slots_.fill({}); }
  void note(const BoundedAmount& amount, std::size_t begin, std::size_t size) {
    next_ = (next_ + 1) % slots_.size();
    slots_[next_] = {amount, begin, size};
  }
  /// The cells of an equal amount; of size 0 where there is none.
  std::pair<std::size_t, std::size_t> cells_of(const BoundedAmount& amount) const {
    for (const Slot& slot : slots_) {
      if (slot.amount.point == amount.point && slot.amount == amount && slot.size > 0) return {slot.begin, slot.size};
    }
    return {};
  }

 private:
  struct Slot {
    BoundedAmount amount;
    std::size_t begin = 0;
    std::size_t size = 0;
  };
  std::array<Slot, 8> slots_;
  std::size_t next_ = 0;
};

// Nine numbers of up to 41 characters, four statuses, the flags' words, the commas between them.
constexpr std::size_t most_of_a_line = 1024;

}  // namespace

// Those of a growth but for what a whole file is not told of: of which sources, at which rate, from which periods.
const std::vector<std::string>& growth_line_columns() {
  static const std::vector<std::string> columns = [] {
    constexpr std::string_view untold[] = {"rate", "rate_kind", "known_on", "sources", "derivation"};
    std::vector<std::string> told = growth_columns();
    std::erase_if(told, [&](const std::string& column) {
      return std::find(std::begin(untold), std::end(untold), column) != std::end(untold);
    });
    return told;
  }();
  return columns;
}

struct GrowthLines::State {
  ByteBuffer buffer;
  std::size_t size = 0;
  PeriodTexts periods;
  RecentAmounts recent;

  void add(const PeriodTexts::Text& named, const BoundedAmount& amount, const BoundedAmount* base,
           const Growth& growth);

  // Of the subject.
  std::string prefix;
  std::string currency;
  int digits = 0;
  FiscalCalendar calendar;
};

GrowthLines::GrowthLines() : state_(std::make_unique<State>()) {}
GrowthLines::GrowthLines(GrowthLines&&) noexcept = default;
GrowthLines& GrowthLines::operator=(GrowthLines&&) noexcept = default;
GrowthLines::~GrowthLines() = default;

void GrowthLines::subject(std::string_view company, std::string_view measure, Basis basis, std::string_view scope,
                          Currency currency, const FiscalCalendar& calendar) {
  State& state = *state_;
  state.prefix.clear();
  const std::string basis_word(to_string(basis));
  for (const std::string_view cell : {company, measure, std::string_view(basis_word), scope}) {
    append_csv_cell(state.prefix, cell);
    state.prefix += ',';
  }
  state.currency = ",";
  if (currency.is_money()) state.currency += currency.code();
  state.currency += ',';
  state.digits = currency.digits();
  state.calendar = calendar;
  state.recent.clear();
}

void GrowthLines::add(const Period& period, const BoundedAmount& amount, const BoundedAmount* base,
                      const Growth& growth) {
  state_->add(state_->periods.of(period, state_->calendar), amount, base, growth);
}

void GrowthLines::add(const Period& period, const Label& name, const Label& base_name, const BoundedAmount& amount,
                      const BoundedAmount* base, const Growth& growth) {
  state_->add(PeriodTexts::text_of(period, name, base_name), amount, base, growth);
}

void GrowthLines::State::add(const PeriodTexts::Text& named, const BoundedAmount& amount, const BoundedAmount* base,
                             const Growth& growth) {
  const std::size_t most = prefix.size() + named.cells.size() + named.base_period.size() + most_of_a_line;
  char* const line = buffer.room(size + most, size) + size;
  Pen pen{line};
  pen.put(prefix);
  pen.put(named.cells);
  pen.put(currency);
  const char* const cells = pen.at;
  pen.amount(amount, digits);
  recent.note(amount, size + static_cast<std::size_t>(cells - line), static_cast<std::size_t>(pen.at - cells));
  pen.put(',');
  const bool of_base = base != nullptr && !base->flags.empty() && has_value(base->status);  // of hardly any
  const Flags flags = of_base ? growth_flags(amount.flags, base->flags) : amount.flags;
  if (!flags.empty()) {
    bool first = true;
    for (const Flag flag : list(flags)) {
      if (!first) pen.put(' ');
      first = false;
      pen.put(to_string(flag));
    }
  }
  pen.put(',');
  pen.put(named.base_period);
  pen.put(',');
  const auto [base_cells, length] = base == nullptr ? std::pair<std::size_t, std::size_t>() : recent.cells_of(*base);
  if (length > 0) {
    pen.put({line - size + base_cells, length});
  } else {
    pen.amount(base == nullptr ? BoundedAmount() : *base, digits);
  }
  pen.put(',');
  const bool grown = has_value(growth.status);
  if (grown) pen.growth(growth.factor, Rounding::half_even);
  pen.put(',');
  if (grown) pen.growth(growth.low, Rounding::floor);
  pen.put(',');
  if (grown) pen.growth(growth.high, Rounding::ceiling);
  pen.put(',');
  pen.put(to_string(growth.status));
  pen.put('\n');
  size += static_cast<std::size_t>(pen.at - line);
}

std::string_view GrowthLines::text() const {
  return {state_->buffer.room(0), state_->size};
}

void GrowthLines::clear() {
  state_->size = 0;
  state_->recent.clear();
}

}  // namespace capex::core
