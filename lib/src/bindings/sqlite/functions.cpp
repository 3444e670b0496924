#include "bindings/sqlite/functions.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

#include "io/rows/check_rows.hpp"
#include "io/rows/observation_rows.hpp"
#include "io/rows/total_rows.hpp"
#include "money/amount_text.hpp"
#include "money/digits_text.hpp"
#include "time/label.hpp"

namespace capex::bindings {

namespace {

using Columns = std::vector<std::string>;

Columns joined(std::initializer_list<Columns> all) {
  Columns columns;
  for (const Columns& some : all) columns.insert(columns.end(), some.begin(), some.end());
  return columns;
}

/// Those of an answer that needs no figures.
Columns columns_of(std::string_view kind, const Words& words) {
  return ask(Database::in_memory(), kind, words).rows.columns;
}

/// The words that are arguments, in their order, and after them all others that go with the kind.
TableFunction function_of(std::string_view kind, const Columns& arguments, std::function<Columns()> columns) {
  TableFunction function;
  function.name = "capex_" + std::string(kind);
  function.words = arguments;
  for (const std::string& name : names_of(kind)) {
    if (std::find(arguments.begin(), arguments.end(), name) == arguments.end()) function.words.push_back(name);
  }
  function.columns = std::move(columns);
  function.answer = [kind](const Database& file, const Words& words) { return ask(file, kind, words).rows; };
  return function;
}

/// What one unit of a currency is in another, at each kind of rate.
TableFunction rates_function() {
  TableFunction function = function_of("convert", {"from", "to", "period", "on", "amount"}, [] {
    return columns_of("convert",
                      {{"amount", "1"}, {"from", "EUR"}, {"to", "USD"}, {"period", "2024"}, {"compare", "1"}});
  });
  function.name = "capex_rates";
  const auto is_compare = [](const std::string& word) { return word == "compare"; };
  function.words.erase(std::remove_if(function.words.begin(), function.words.end(), is_compare), function.words.end());
  function.answer = [](const Database& file, Words words) {
    const auto is_amount = [](const auto& word) { return word.first == "amount"; };
    const auto is_one_rate = [](const auto& word) { return word.first == "rate" || word.first == "on"; };
    if (std::none_of(words.begin(), words.end(), is_amount)) words.emplace_back("amount", "1");
    if (std::none_of(words.begin(), words.end(), is_one_rate)) words.emplace_back("compare", "true");
    return ask(file, "convert", words).rows;
  };
  return function;
}

core::StatedAmount amount_of(const Arguments& arguments) {
  if (arguments.size() < 2 || arguments[1].empty()) {
    return core::parse_amount_or(arguments[0], core::Currency::none());
  }
  return core::parse_amount(arguments[0], core::parse_currency(arguments[1]));
}

Cell units(std::optional<std::int64_t> minor, const core::StatedAmount& amount) {
  if (!minor) return {};
  return Number{core::shortest_text(*minor, amount.number.digits())};
}

Cell point_of(const FileAsked&, const Arguments& arguments) {
  const core::StatedAmount amount = amount_of(arguments);
  return amount.number.is_range() ? Cell() : units(amount.number.point(), amount);
}
Cell low_of(const FileAsked&, const Arguments& arguments) {
  const core::StatedAmount amount = amount_of(arguments);
  return units(amount.number.bounds().low(), amount);
}
Cell high_of(const FileAsked&, const Arguments& arguments) {
  const core::StatedAmount amount = amount_of(arguments);
  return units(amount.number.bounds().high(), amount);
}
Cell currency_of(const FileAsked&, const Arguments& arguments) {
  const core::StatedAmount amount = amount_of(arguments);
  return amount.currency.is_money() ? Cell(std::string(amount.currency.code())) : Cell();
}

core::Period days_given(const Arguments& arguments) {
  const core::Label label = core::parse_label(arguments[0]);
  if (label.is_fiscal()) {
    throw QuestionError("period",
                        arguments[0] + " has other days in each company's calendar: capex_show has its first_day");
  }
  return resolve(label);
}
Cell first_day_of(const FileAsked&, const Arguments& arguments) {
  return core::to_string(days_given(arguments).first());
}
Cell last_day_of(const FileAsked&, const Arguments& arguments) {
  return core::to_string(days_given(arguments).last());
}

Cell converted_by(const FileAsked& file, const Arguments& arguments, std::string_view column) {
  Words words = {{"amount", arguments[0]}, {"from", arguments[1]}, {"to", arguments[2]}, {"period", arguments[3]}};
  if (arguments.size() > 4) words.emplace_back("rate", arguments[4]);
  const Rows rows = ask(file(), "convert", words).rows;
  const auto found = std::find(rows.columns.begin(), rows.columns.end(), column);
  return rows.rows.at(0).at(static_cast<std::size_t>(found - rows.columns.begin()));
}
Cell converted(const FileAsked& file, const Arguments& arguments) {
  return converted_by(file, arguments, "converted");
}
Cell converted_low(const FileAsked& file, const Arguments& arguments) {
  return converted_by(file, arguments, "converted_low");
}
Cell converted_high(const FileAsked& file, const Arguments& arguments) {
  return converted_by(file, arguments, "converted_high");
}

}  // namespace

std::vector<TableFunction> table_functions() {
  const Columns of_companies = {"companies", "period", "in"};
  return {
      function_of("show", of_companies,
                  [] {
                    return joined({core::show_columns(), core::per_columns()});
                  }),
      function_of("revisions", of_companies,
                  [] {
                    return joined({core::show_columns(), {"since"}});
                  }),
      function_of("growth", of_companies,
                  [] {
                    return joined({core::growth_columns(),
                                   core::split_columns(),
                                   core::per_columns(),
                                   core::per_growth_columns(),
                                   {"outcome"}});
                  }),
      function_of("total", of_companies, core::total_growth_columns),
      function_of("screen", {"period", "condition", "in"}, core::growth_columns),
      function_of("check", {"companies", "period"}, core::check_columns),
      function_of("changes", {"since", "until", "companies"},
                  [] {
                    return columns_of("changes", {{"since", "2000-01-01"}});
                  }),
      rates_function(),
  };
}

std::vector<std::string> table_function_names() {
  std::vector<std::string> names;
  for (const TableFunction& function : table_functions()) names.push_back(function.name);
  return names;
}

std::vector<ScalarFunction> scalar_functions() {
  return {
      {"capex_amount", 1, 2, false, point_of},
      {"capex_amount_low", 1, 2, false, low_of},
      {"capex_amount_high", 1, 2, false, high_of},
      {"capex_amount_currency", 1, 2, false, currency_of},
      {"capex_first_day", 1, 1, false, first_day_of},
      {"capex_last_day", 1, 1, false, last_day_of},
      {"capex_convert", 4, 5, true, converted},
      {"capex_convert_low", 4, 5, true, converted_low},
      {"capex_convert_high", 4, 5, true, converted_high},
  };
}

}  // namespace capex::bindings
