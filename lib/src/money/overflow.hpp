// What does not fit, as a value: nothing.
#pragma once

#include <optional>

#include "capex/error.hpp"

namespace capex::core {

/// What `reckon` gives; nothing where it does not fit, which is its Error{overflow}. Other errors pass.
template <class Reckon>
auto unless_overflow(const Reckon& reckon) -> std::optional<decltype(reckon())> {
  try {
    return reckon();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::overflow) throw;
    return std::nullopt;
  }
}

}  // namespace capex::core
