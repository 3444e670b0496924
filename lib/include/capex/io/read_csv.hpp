// The tidy CSV files: companies, groups, measures, sources, figures, claims, rates. A file is known by its header.
//
// RFC 4180, UTF-8 with or without byte order mark, LF or CRLF, columns in any order; an unknown column is named in an
// error. Every bad row is reported with file, line and column, what was found and what is accepted.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "capex/error.hpp"
#include "capex/model/batch.hpp"

namespace capex {

/// Reads one file's text into the batch; its name is for messages. Bad rows go to `problems` and are left out.
void read_csv(std::string_view text, const std::string& name, Batch& batch, Problems& problems);

/// The .csv files of a folder, ordered by name. A batch keeps each kind apart, so they can be read in any order.
/// Error{not_found} or Error{storage}.
std::vector<std::filesystem::path> csv_files(const std::filesystem::path& folder);

/// The bytes of a file; Error{not_found} or Error{storage}. "-" is not special here.
std::string read_file(const std::filesystem::path& path);

/// XXH3-128 in hex, what xxh128sum prints.
std::string content_hash(std::string_view bytes);

}  // namespace capex
