// What a mistyped name may have meant: of the names that there are, those that a slip of the fingers leads to.
//
// Near are names within two edits of the word (within one for three or four letters, none for fewer), and those that
// begin with it. An edit inserts, deletes or replaces a letter, or swaps two neighbours; capital and small letters of
// ASCII are alike.
#pragma once

#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace capex::core {

/// How many edits make one of the other, counted in bytes (optimal string alignment; case counts).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Is offered names, keeps those that are near.
class NearNames {
 public:
  explicit NearNames(std::string_view word);

  /// `key` is what would be suggested for the name.
  void offer(std::string_view name, std::string_view key);
  void offer(std::string_view name) { offer(name, name); }

  /// The keys, each once: nearest first, of equally near ones by the alphabet; at most three.
  std::vector<std::string> nearest() const;
  /// ": did you mean a?", ": did you mean a, b or c?", or nothing where none is near.
  std::string suggestion() const;

 private:
  struct Candidate {
    std::size_t distance;
    std::string key;
  };
  std::string word_;
  std::vector<Candidate> candidates_;
};

/// The suggestion for a word among these.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& names);
/// The same; where none is near ": it is one of a, b, c", all of them.
std::string did_you_mean_one_of(std::string_view word, const std::vector<std::string>& names);
template <std::size_t count>
std::string did_you_mean_one_of(std::string_view word, const std::string_view (&names)[count]) {
  return did_you_mean_one_of(word, std::vector<std::string>(std::begin(names), std::end(names)));
}

}  // namespace capex::core
