// What a file takes.
#pragma once

#include <cstdint>
#include <filesystem>

namespace capex::core::bench {

std::int64_t stored_figures(const std::filesystem::path& store);

/// The pages of table figure and its indexes, over its rows.
double bytes_a_figure(const std::filesystem::path& store);

}  // namespace capex::core::bench
