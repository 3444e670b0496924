#include "capex/error.hpp"

#include <fmt/core.h>

namespace capex {
namespace {

std::string located(const Place& place, const std::string& message) {
  std::string where = place.file;
  if (place.line > 0) where += fmt::format("{}{}", where.empty() ? "line " : ":", place.line);
  if (place.line > 0 && place.column > 0) where += fmt::format(":{}", place.column);
  return where.empty() ? message : where + ": " + message;
}

}  // namespace

std::string to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::parse:
      return "parse";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::conflict:
      return "conflict";
    case ErrorCode::currency_mismatch:
      return "currency_mismatch";
    case ErrorCode::overflow:
      return "overflow";
    case ErrorCode::schema_version:
      return "schema_version";
    case ErrorCode::not_a_store:
      return "not_a_store";
    case ErrorCode::damaged:
      return "damaged";
    case ErrorCode::busy:
      return "busy";
    case ErrorCode::storage:
      return "storage";
    case ErrorCode::usage:
      return "usage";
  }
  return "unknown";
}

Error::Error(ErrorCode code, const std::string& message, Place place)
    : std::runtime_error(located(place, message)), code_(code), place_(std::move(place)) {}

std::string to_string(const Problem& problem) {
  return located(problem.place, problem.message);
}

}  // namespace capex
