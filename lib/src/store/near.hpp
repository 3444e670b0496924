// Near misses: what a mistyped name may have meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace capex::store {

/// ASCII letters in lower case; everything else as it is. The same folding as SQLite's NOCASE.
std::string folded(std::string_view text);

/// Letters to insert, delete, change or swap with their neighbour to get from one to the other.
int edit_distance(std::string_view a, std::string_view b);

/// Collects candidates and keeps the nearest: within two edits (one for words of up to four letters), or begun by the
/// word itself.
class NearestNames {
 public:
  explicit NearestNames(std::string_view wanted);

  /// `name` is compared, `key` is what would be suggested.
  void offer(std::string_view name, std::string_view key);

  /// ": did you mean alibaba?", ": did you mean a or b?", or nothing. At most three, nearest first.
  std::string suggestion() const;

 private:
  struct Candidate {
    int distance;
    std::string key;
  };
  std::string wanted_;
  std::vector<Candidate> candidates_;
};

}  // namespace capex::store
