// One company of the full file: asked by the tool and by a program, and one more filing of it.
#pragma once

#include <filesystem>

#include "results.hpp"

namespace capex::core::bench {

/// The file gets a few figures more.
void measure_one_company(const std::filesystem::path& store, Measured& measured);

}  // namespace capex::core::bench
