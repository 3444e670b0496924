// Something a source says about figures: a growth, an equivalent in another currency, a total, a share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/series_head.hpp"
#include "model/source.hpp"
#include "money/stated.hpp"
#include "time/period.hpp"

namespace capex::core {

enum class ClaimKind { growth, equivalent, total, share };

/// What a claim, or a part of one, speaks of.
struct Subject : Head<CompanyId, MeasureId> {
  Period period;

  bool operator==(const Subject&) const = default;
};

struct Claim {
  ClaimId id{};
  std::string key;  // "ft-2024-08/alibaba-growth": unique in the file
  ClaimKind kind = ClaimKind::growth;
  Subject subject;
  /// growth, share: billionths, currency none. equivalent, total: minor units of `currency`.
  Stated stated;
  Currency currency;
  SourceId source{};
  SourceRank source_rank = SourceRank::press;
  Date known_on;
  /// growth: the base period. total: what is added up. share: the whole. equivalent: none, the subject itself.
  std::vector<Subject> parts;
  std::string words;  // as written, or empty
  std::string note;
};

/// Whether what is stated is a ratio, not an amount.
constexpr bool is_ratio(ClaimKind kind) {
  return kind == ClaimKind::growth || kind == ClaimKind::share;
}

std::string to_string(ClaimKind kind);
std::optional<ClaimKind> parse_claim_kind(std::string_view text);

}  // namespace capex::core
