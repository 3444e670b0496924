// A parse that may refuse its text, but only as it says it does.
#pragma once

#include <cstdlib>
#include <optional>

#include "capex/error.hpp"

/// The result; nothing where the text is no such thing, or a number that does not fit.
template <class Parse>
auto parsed(Parse&& parse) -> std::optional<decltype(parse())> {
  try {
    return parse();
  } catch (const capex::Error& error) {
    if (error.code() != capex::ErrorCode::parse && error.code() != capex::ErrorCode::overflow) std::abort();
    return std::nullopt;
  }
}
