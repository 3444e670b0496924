// What a folder holds, by POSIX: std::filesystem's iterator ends the program where memory is out.
#pragma once

#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace capex::core {

/// In no order, "." and ".." among them; `failure` is set where it cannot be read to its end.
std::vector<std::string> folder_names(const std::filesystem::path& folder, std::error_code& failure);

}  // namespace capex::core
