// What is said once, and in the order in which it came first.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace capex::look {

/// Its place among all; behind them where it was not there.
inline std::size_t place_in(std::vector<std::string>& all, const std::string& one) {
  const auto found = std::find(all.begin(), all.end(), one);
  const auto place = static_cast<std::size_t>(found - all.begin());
  if (found == all.end()) all.push_back(one);
  return place;
}

inline void add_once(std::vector<std::string>& all, const std::string& one) {
  place_in(all, one);
}

inline void add_once(std::vector<std::string>& all, const std::vector<std::string>& others) {
  for (const std::string& one : others) place_in(all, one);
}

/// Of few keys a value each.
template <class Key, class Value>
class InOrder {
 public:
  Value& operator[](const Key& key) {
    for (auto& [known, value] : all_) {
      if (known == key) return value;
    }
    all_.emplace_back(key, Value{});
    return all_.back().second;
  }
  const std::vector<std::pair<Key, Value>>& all() const { return all_; }

 private:
  std::vector<std::pair<Key, Value>> all_;
};

}  // namespace capex::look
