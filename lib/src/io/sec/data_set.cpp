#include "io/sec/data_set.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "io/sec/segment_scope.hpp"
#include "model/rules.hpp"
#include "model/series_head.hpp"
#include "time/period.hpp"

namespace capex::core {
namespace {

constexpr Column sub_columns[] = {{"adsh", true}, {"cik", true}, {"form", true}, {"filed", true}};
namespace filing_column {
enum : std::size_t { adsh, cik, form, filed };
}

// Older data sets have no segments.
constexpr Column num_columns[] = {{"adsh", true}, {"tag", true}, {"version", true}, {"ddate", true}, {"qtrs", true},
                                     {"uom", true},  {"coreg"},     {"segments"},      {"value", true}};
namespace number_column {
enum : std::size_t { adsh, tag, version, ddate, qtrs, uom, coreg, segments, value };
}

constexpr int most_quarters = 4;

/// "20240630", in days since 1970-01-01.
std::optional<std::int32_t> read_plain_day(std::string_view text) {
  constexpr std::size_t length = 8;
  if (text.size() != length) return std::nullopt;
  return read_day(fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6)));
}

/// "us-gaap" of "us-gaap/2024"; company facts call the taxonomy of IFRS by its own name.
std::string_view taxonomy_of(std::string_view version) {
  const std::string_view taxonomy = version.substr(0, version.find('/'));
  return taxonomy == "ifrs" ? "ifrs-full" : taxonomy;
}

std::string not_an_accession(std::string_view text) {
  return fmt::format("'{}': an accession number such as 0001326801-24-000049 is expected", text);
}

std::string not_a_day(std::string_view text) {
  return fmt::format("'{}': a day such as 20240630 is expected", text);
}

}  // namespace

DataSetReader::DataSetReader(const ConceptMap& concepts, std::set<std::string> wanted, DataSet& data)
    : concepts_(&concepts), wanted_(std::move(wanted)), data_(&data), scope_index_(data.scopes) {
  scopes_.emplace("", scope_index_.of(whole_scope<std::string>));
}

void DataSetReader::read_filings(ByteSupply supply, const std::string& name, Problems& problems) {
  DataSetTable table(std::move(supply), name, sub_columns);
  const auto refuse = [&](std::size_t column, std::string message) {
    problems.push_back(Problem{table.place(column), std::move(message)});
  };
  while (table.next(problems)) {
    const std::string_view key = table.cell(filing_column::adsh);
    const auto accession = read_accession(key);
    const auto cik = ten_digit_cik(table.cell(filing_column::cik));
    const auto filed = read_plain_day(table.cell(filing_column::filed));
    if (!accession) {
      refuse(filing_column::adsh, not_an_accession(key));
    } else if (!cik) {
      refuse(filing_column::cik,
             fmt::format("'{}': a CIK of up to ten digits is expected", table.cell(filing_column::cik)));
    } else if (!filed) {
      refuse(filing_column::filed, not_a_day(table.cell(filing_column::filed)));
    } else if (filing_of_.count(*accession) > 0) {
      refuse(filing_column::adsh, fmt::format("{} is there twice", key));
    } else if (wanted_.count(*cik) == 0) {
      filing_of_.emplace(*accession, -1);
    } else {
      filing_of_.emplace(*accession, static_cast<std::int32_t>(data_->filings.size()));
      data_->filings.push_back(
          {{*accession, std::string(key), *filed, std::string(table.cell(filing_column::form))}, *cik});
    }
  }
}

void DataSetReader::begin_numbers(ByteSupply supply, const std::string& name) {
  numbers_.emplace(std::move(supply), name, num_columns);
}

bool DataSetReader::read_numbers(Problems& problems) {
  constexpr int at_once = 100'000;
  for (int row = 0; row < at_once; ++row) {
    const std::size_t before = problems.size();
    const bool is_row = numbers_->next(problems);
    const auto refused = static_cast<std::int64_t>(problems.size() - before);  // of another number of cells
    data_->counts.rows += refused;
    data_->counts.bad += refused;
    if (!is_row) return false;
    ++data_->counts.rows;
    take(problems);
  }
  return true;
}

void DataSetReader::take(Problems& problems) {
  DataSetCounts& counts = data_->counts;
  const auto refuse = [&](std::size_t column, std::string message) {
    problems.push_back(Problem{numbers_->place(column), std::move(message)});
    ++counts.bad;
  };
  const std::string_view adsh = numbers_->cell(number_column::adsh);
  const auto accession = read_accession(adsh);
  if (!accession) return refuse(number_column::adsh, not_an_accession(adsh));
  const auto filing = filing_of_.find(*accession);
  if (filing == filing_of_.end()) return refuse(number_column::adsh, fmt::format("sub.txt has no filing {}", adsh));
  if (filing->second < 0) return void(++counts.other_filers);

  const std::string_view version = numbers_->cell(number_column::version);
  const bool own = version == adsh;
  const std::string& cik = data_->filings[static_cast<std::size_t>(filing->second)].cik;
  const auto concept_index =
      concepts_->find(own ? std::string_view(cik) : taxonomy_of(version), numbers_->cell(number_column::tag));
  if (!concept_index) return void(++counts.unmapped);
  if (!numbers_->cell(number_column::coreg).empty()) return void(++counts.coregistrants);
  if (numbers_->cell(number_column::value).empty()) return void(++counts.empty);
  const std::int32_t money = data_->monies.money_of(numbers_->cell(number_column::uom));
  if (money < 0) return void(++counts.other_units);

  DataSetNumber number{filing->second,
                       static_cast<std::int32_t>(*concept_index),
                       0,
                       money,
                       0,
                       static_cast<std::int32_t>(numbers_->line()),
                       0,
                       0,
                       own};
  std::size_t column = 0;
  if (std::string wrong = check(number, column); !wrong.empty()) return refuse(column, std::move(wrong));
  const bool at_a_day = concepts_->mappings()[*concept_index].at_a_day;
  if (at_a_day != (number.quarters == 0) || number.quarters > most_quarters) return void(++counts.other_spans);
  number.scope = scope_of(numbers_->cell(number_column::segments));
  if (number.scope < 0) return void(++counts.cut);
  data_->numbers.push_back(number);
}

std::string DataSetReader::check(DataSetNumber& number, std::size_t& column) const {
  column = number_column::ddate;
  const std::string_view ddate = numbers_->cell(column);
  const auto end = read_plain_day(ddate);
  if (!end) return not_a_day(ddate);
  number.end = *end;

  column = number_column::qtrs;
  const std::string_view qtrs = numbers_->cell(column);
  int quarters = 0;
  const auto [at, failure] = std::from_chars(qtrs.data(), qtrs.data() + qtrs.size(), quarters);
  if (failure != std::errc() || at != qtrs.data() + qtrs.size() || quarters < 0) {
    return fmt::format("'{}': a whole number of quarters is expected", qtrs);
  }
  number.quarters = static_cast<std::int8_t>(std::min(quarters, most_quarters + 1));

  column = number_column::value;
  const FieldText value{FieldText::Kind::number, numbers_->cell(column)};
  ExactNumber exact;
  const NumberFault fault = read_number(value.text, exact);
  return check_amount("value", value, fault, exact, data_->monies.currency(number.money), number.minor);
}

std::int32_t DataSetReader::scope_of(std::string_view segments) {
  const auto [known, is_new] = scopes_.try_emplace(std::string(segments), -1);
  if (is_new) {
    if (const auto scope = segment_scope(segments)) known->second = scope_index_.of(*scope);
  }
  return known->second;
}

}  // namespace capex::core
