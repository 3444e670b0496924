// The whole file's growths as the door hands them over.
#include "ask/answer/wanted.hpp"
#include "ask/door/numbers.hpp"
#include "ask/door/values.hpp"
#include "ask/pass/whole_file.hpp"
#include "capex/view.hpp"
#include "io/rows/observation_rows.hpp"
#include "store/read/snapshot.hpp"
#include "time/label.hpp"
#include "time/period_memo.hpp"

namespace capex {

namespace {

/// What periods and their bases are called. Companies share them, so nearly every answer is remembered.
class PassedNames {
 public:
  struct Names {
    core::FiscalCalendar calendar;
    std::string period, base;
  };

  const Names& of(const core::PassRow& row, const core::FiscalCalendar& calendar) {
    if (row.names != nullptr) {
      return filed_ = {calendar, core::to_string(row.names->period), core::to_string(row.names->base)};
    }
    return memo_.of(
        row.period,
        [&](const core::Period& missed) -> Names {
          return {calendar, core::to_string(name_of(missed, calendar)),
                  core::to_string(name_of(year_ago(missed, calendar), calendar))};
        },
        [&](const Names& names) { return names.calendar == calendar; });
  }

 private:
  core::PeriodMemo<Names> memo_;
  Names filed_;
};

}  // namespace

void View::pass(const Question& question, const std::function<void(const PassRow&)>& visit) const {
  using core::Rounding;
  const core::Request request = core::plain_request(question, *snapshot_, core::Request::Bases::one);
  PassRow row;
  std::string basis;
  PassedNames names;
  core::pass_whole_file(*snapshot_, request,
                        [&](const core::Company& company, const core::Measure& measure, const core::Series& series,
                            core::Currency currency, const core::PassRow& passed) {
                          row.company = company.key;
                          row.measure = measure.key;
                          row.basis = basis = to_string(series.basis);
                          row.scope = series.scope;
                          const PassedNames::Names& called = names.of(passed, company.calendar);
                          row.period = called.period;
                          row.base_period = called.base;
                          row.first_day = core::day_of(passed.period.first());
                          row.last_day = core::day_of(passed.period.last());
                          const std::string_view code = currency.code();
                          row.currency = currency.is_money() ? code : std::string_view();
                          row.digits = currency.digits();
                          const core::BoundedAmount& amount = passed.amount;
                          row.status = amount.status;
                          row.point = has_point(amount.status) ? std::optional(amount.point) : std::nullopt;
                          row.low = amount.bounds.low();
                          row.high = amount.bounds.high();
                          const core::BoundedAmount base =
                              passed.base == nullptr ? core::BoundedAmount() : *passed.base;
                          row.base_status = base.status;
                          row.base = has_point(base.status) ? std::optional(base.point) : std::nullopt;
                          row.base_low = base.bounds.low();
                          row.base_high = base.bounds.high();
                          row.flags = core::growth_flags(amount.flags, has_value(base.status) ? base.flags : Flags());
                          const core::Growth growth = passed.growth();
                          row.growth = core::millionths(less_one(growth.factor), Rounding::half_even);
                          row.growth_low = core::millionths(less_one(growth.low), Rounding::floor);
                          row.growth_high = core::millionths(less_one(growth.high), Rounding::ceiling);
                          row.growth_status = growth.status;
                          visit(row);
                        });
}

}  // namespace capex
