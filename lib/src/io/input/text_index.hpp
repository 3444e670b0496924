// Indices for texts that come again and again: each distinct one is kept once, in a list of a batch.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace capex::core {

class TextIndex {
 public:
  /// Texts that the list holds already keep their index. The list outlives this.
  explicit TextIndex(std::vector<std::string>& texts) : texts_(&texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) by_text_.emplace(texts[i], static_cast<std::int32_t>(i));
  }

  std::int32_t of(const std::string& text) {
    const auto [found, is_new] = by_text_.emplace(text, static_cast<std::int32_t>(texts_->size()));
    if (is_new) texts_->push_back(text);
    return found->second;
  }

 private:
  std::vector<std::string>* texts_;
  std::unordered_map<std::string, std::int32_t> by_text_;
};

/// What was made of a cell, by the cell as it stands in the input: parsing and hashing of values happen once for each
/// way a cell is written.
using CellMemo = std::unordered_map<std::string_view, std::int32_t>;

}  // namespace capex::core
