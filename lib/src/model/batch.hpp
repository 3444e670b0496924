// What an import brings and an export writes: rows by their natural keys, before they have keys in a file. Readers make
// batches, the store loads them; the store hands them out again, writers write them. Neither knows the other.
//
// Figures are many, so they name their series, period and source by index into the batch.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "capex/error.hpp"
#include "model/claim.hpp"
#include "model/company.hpp"
#include "model/measure.hpp"
#include "model/series_head.hpp"
#include "model/source.hpp"
#include "money/decimal.hpp"
#include "time/label.hpp"

namespace capex::core {

/// The input that a row came from: an index into Batch::files and a line, for errors.
struct RowPlace {
  std::int32_t file = 0;
  std::int32_t line = 0;
};

/// What of a calendar a row says, and does not take from the default. What it leaves out it does not contradict.
struct NamedCalendar {
  bool year_end = true, year_offset = true, long_quarter = true;
};

struct CompanyRow {
  Company company;  // id unused; the name may be empty, of one that is there already
  RowPlace place;
  NamedCalendar named = {};
};

struct MemberRow {
  std::string group;
  std::string company;
  std::optional<Date> since;
  std::optional<Date> until;
  RowPlace place;
};

struct MeasureRow {
  Measure measure;  // id unused
  RowPlace place;
};

struct SourceRow {
  Source source;  // id unused
  RowPlace place;
};

struct FigureRow {
  std::int32_t series = 0;  // into Batch::series
  std::int32_t label = 0;   // into Batch::labels; a fiscal one is resolved for the company
  std::int32_t source = 0;  // into Batch::source_keys
  std::int32_t words = -1;  // into Batch::words; -1 for none
  Stated amount;
  RowPlace place;
  std::int32_t variant = -1;  // into Batch::variants; -1 where it follows the measure's own definition
};

struct ClaimPartRow : Head<std::string, std::string> {
  Label period;
};

struct ClaimRow {
  std::string key;
  ClaimKind kind = ClaimKind::growth;
  ClaimPartRow subject;
  Stated stated;
  Currency currency;
  std::string source;
  std::vector<ClaimPartRow> parts;
  std::string words;
  std::string note;
  RowPlace place;
};

/// A daily rate in either direction, as the provider gives it.
struct RateRow {
  std::int32_t provider = 0;  // into Batch::providers
  Currency base;
  Currency quote;
  Date day;
  Decimal rate;
  RowPlace place;
  Date known_on{};  // of a correction: the day it became known; special where the row does not say
};

struct Batch {
  std::vector<std::string> files;

  std::vector<CompanyRow> companies;
  std::vector<MemberRow> members;
  std::vector<MeasureRow> measures;
  std::vector<SourceRow> sources;

  std::vector<SeriesName> series;
  std::vector<Label> labels;
  std::vector<std::string> source_keys;
  std::vector<std::string> words;
  std::vector<std::string> variants;  // "productive-assets": other definitions that figures follow
  std::vector<FigureRow> figures;

  std::vector<ClaimRow> claims;

  std::vector<std::string> providers;
  std::vector<RateRow> rates;
};

}  // namespace capex::core
