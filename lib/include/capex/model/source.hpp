// One document with a publisher, a kind, and the day it became public. Nothing is known before its source.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "capex/model/ids.hpp"
#include "capex/time/period.hpp"

namespace capex {

/// In order of rank, highest first: a figure of lower rank never restates one of higher rank.
enum class SourceKind : std::int8_t { filing, release, vendor, press };

/// Whether a ranks at least as high as b.
constexpr bool ranks_with(SourceKind a, SourceKind b) {
  return a <= b;
}

struct Source {
  SourceId id{};
  std::string key;  // "ft-2024-08", an accession number ...
  std::string publisher;
  SourceKind kind = SourceKind::press;
  Date known_on;  // never earlier than can be shown, else the day it was found
  std::string title;
  std::string url;
  std::string note;
};

std::string to_string(SourceKind kind);
std::optional<SourceKind> parse_source_kind(std::string_view text);

}  // namespace capex
