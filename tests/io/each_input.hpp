// Reads all inputs behind a path as the imports do, one after another; what is damaged goes to `problems`.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "io/input/open_input.hpp"

namespace capex::core {

inline void each_input(const std::string& path,
                       const std::function<void(const InputPlace& place, std::string_view bytes)>& use,
                       Problems& problems, const InputOptions& options = {}) {
  InputReader reader(options);
  for (const InputPlace& place : list_inputs(path, options)) {
    std::string_view bytes;
    try {
      bytes = reader.read(place);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::parse) throw;
      problems.push_back(Problem{Place{place.name}, error.what()});
      continue;
    }
    use(place, bytes);
  }
}

}  // namespace capex::core
