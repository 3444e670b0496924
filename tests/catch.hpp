// Catch2 2 and 3 under one include, and how our values print in a failed check.
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#include <catch2/generators/catch_generators.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include "time/period.hpp"

namespace Catch {
template <>
struct StringMaker<capex::core::Date> {
  static std::string convert(const capex::core::Date& date) { return capex::core::to_string(date); }
};
/// With begin() and end(), a period would pass for a range of elements.
template <>
struct StringMaker<capex::core::Period> {
  static std::string convert(const capex::core::Period& period) { return capex::core::to_string(period); }
};
}  // namespace Catch
