// Which file is asked: --db, else CAPEX_DB, else capex.db in the working folder.
#pragma once

#include <filesystem>

#include "capex/database.hpp"
#include "command_line.hpp"

namespace capex::tool {

std::filesystem::path database_path(const CommandLine& line);

/// The same, but a file that is not there is an error that says which setting named it.
std::filesystem::path existing_database(const CommandLine& line);

/// Error{usage} where writing to this path would destroy the database that this command asks: it is its file, or one
/// that lies beside it, by whatever name.
void refuse_to_overwrite_database(const std::filesystem::path& path);

/// Opens it; never makes one. Says where it was brought up to date.
Database open_database(const CommandLine& line, Access access = Access::read_only);

/// All of standard input; Error{usage} for more than 16 MB.
std::string read_stdin();

}  // namespace capex::tool
