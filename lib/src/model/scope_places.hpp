// The scopes of many series, each once: most are of the total, but filings name tens of thousands of parts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace capex::core {

class ScopePlaces {
 public:
  /// Where the scope stands, which it does from now on.
  std::uint32_t of(std::string_view scope) {
    if (last_ < names_.size() && names_[last_] == scope) return last_;
    const auto [found, is_new] = places_.emplace(scope, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.emplace_back(scope);
    return last_ = found->second;
  }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> places_;
  std::uint32_t last_ = 0;
};

}  // namespace capex::core
