// One document with a publisher, a kind, and the day it became public. Nothing is known before its source.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/ids.hpp"
#include "time/period.hpp"

namespace capex::core {

enum class SourceKind : std::int8_t { filing, release, vendor, press };

/// How far a source is believed against others, highest first: a figure of lower rank never restates one of higher
/// rank.
enum class SourceRank : std::int8_t {
  report,   // a filing that carries financial statements: 10-K, 10-Q, 20-F, 40-F, 8-K, 6-K, amended or of a transition
  filing,   // any other: a proxy, a registration
  release,  // the company's own
  vendor,
  press,
};

/// Whether a ranks at least as high as b.
constexpr bool ranks_with(SourceRank a, SourceRank b) {
  return a <= b;
}
/// Whether the issuer itself speaks. Others restate nobody but themselves.
constexpr bool is_issuers(SourceRank rank) {
  return rank <= SourceRank::release;
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
  std::string form;  // of a filing, as the SEC names it: "10-K/A"; empty where it is not known
};

/// A filing of no known form is taken for a report.
SourceRank rank_of(SourceKind kind, std::string_view form = {});

std::string to_string(SourceKind kind);
std::optional<SourceKind> parse_source_kind(std::string_view text);

}  // namespace capex::core
