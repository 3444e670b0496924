// Wall-clock time.
#pragma once

#include <chrono>

namespace capex::core::bench {

/// That something takes.
template <class Work>
double seconds_of(const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace capex::core::bench
