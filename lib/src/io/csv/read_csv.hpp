// The tidy CSV files: companies, groups, measures, sources, figures, claims, rates. A file is known by its header.
//
//   companies  company*, name*, kind, country, reporting_currency, fiscal_year_end, fiscal_year_offset, long_quarter,
//              ticker, cik, lei, aliases
//   groups     group*, company*, since, until
//   measures   measure*, kind*, unit, definition*
//   sources    source*, publisher*, kind*, known_on*, title, url, note
//   figures    company*, measure*, basis, scope, period*, amount*, currency, decimals, source*, words
//   claims     claim*, kind*, company*, measure*, basis, scope, period*, stated*, currency, decimals, source*, parts,
//              words, note
//   rates      provider*, base*, quote*, day*, rate*                                        (* has to be there)
//
// RFC 4180, UTF-8 with or without byte order mark, LF or CRLF, columns in any order. An empty cell, like a column left
// out, is the column's default: basis actual, scope total, kind issuer, fiscal_year_end 12-31. Amounts are as people
// write them or strict; `decimals` overrides what the writing says (INF: exact); a count has no currency. Aliases are
// separated by |. Parts of a claim are separated by ; and name only what differs from its own subject, as in
// "company=alibaba; company=tencent" or "period=2023H1".
//
// Every bad cell is reported with file, line and column (characters from 1, as editors count), what was found and what
// is accepted. With an unknown, repeated or missing column nothing of the file is read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "capex/error.hpp"
#include "model/batch.hpp"

namespace capex::core {

/// Reads one file's text into the batch; its name is for messages. Bad rows go to `problems` and are left out.
void read_csv(std::string_view text, const std::string& name, Batch& batch, Problems& problems);

/// The .csv files of a folder, ordered by name. A batch keeps each kind apart, so they can be read in any order.
/// Error{not_found} or Error{storage}.
std::vector<std::filesystem::path> csv_files(const std::filesystem::path& folder);

/// What a path stands for: a folder for the CSV files in it, of which it has one at least, anything else for itself.
std::vector<std::string> csv_inputs(const std::string& path);

/// The text of a CSV file that is read at once, "-" being standard input: up to a line that is longer than a row may
/// be, which is all that a reader looks at. Error{parse} for more than 256 MB; otherwise as read_file.
std::string read_csv_text(const std::string& path);

/// The bytes of a file; Error{not_found} or Error{storage}. "-" is not special here.
std::string read_file(const std::filesystem::path& path);

/// XXH3-128 in hex, what xxh128sum prints.
std::string content_hash(std::string_view bytes);

}  // namespace capex::core
