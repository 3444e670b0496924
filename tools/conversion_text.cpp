#include "conversion_text.hpp"

#include <algorithm>

#include "money/amount_words.hpp"
#include "money/display_text.hpp"

namespace capex::tool {

namespace {

// A computed amount as a cell of a column.
class AmountCell {
 public:
  explicit AmountCell(const Amount& amount)
      : amount_(&amount), currency_(*core::find_currency(amount.currency)), bounds_(amount.low, amount.high) {}

  core::Scale scale() const {
    return core::reading_scale(amount_->point.value_or(core::farthest_end(bounds_)), currency_);
  }
  std::string point(Status status, core::Scale scale) const {
    if (status == Status::range) return end(*amount_->low, scale) + '-' + end(*amount_->high, scale);
    return amount_->point ? end(*amount_->point, scale) : "";
  }
  std::string bounds(Status status, core::Scale scale) const {
    if (status == Status::range) return "";  // it is its ends
    const int places = amount_->point ? core::computed_places(*amount_->point, bounds_, amount_->digits, scale) : 0;
    return core::bounds_text(bounds_, amount_->digits, scale, places);
  }

 private:
  std::string end(std::int64_t minor, core::Scale scale) const {
    return core::amount_text(minor, amount_->digits, scale,
                             core::computed_places(minor, bounds_, amount_->digits, scale));
  }

  const Amount* amount_;
  core::Currency currency_;
  core::Bounds bounds_;
};

}  // namespace

Table comparison_table(const Answers<Converted>& compared) {
  core::Scale scale = core::Scale::one;
  for (const Converted& one : compared) {
    if (has_value(one.status)) scale = std::max(scale, AmountCell(one.amount).scale());
  }
  const std::string unit =
      compared[0].amount.currency + (scale == core::Scale::one ? "" : " ") + std::string(core::suffix(scale));
  Table table;
  table.columns = {{"rate", Align::left},   {unit, Align::decimal, true},
                   {"bounds", Align::left}, {"from the average", Align::decimal},
                   {"status", Align::left}, {"how", Align::left}};
  for (const Converted& one : compared) {
    const bool valued = has_value(one.status);
    table.rows.push_back({one.at, valued ? AmountCell(one.amount).point(one.status, scale) : "",
                          valued ? AmountCell(one.amount).bounds(one.status, scale) : "", one.from_average.text,
                          std::string(to_string(one.status)), one.conversion ? one.conversion->words : ""});
  }
  return table;
}

}  // namespace capex::tool
