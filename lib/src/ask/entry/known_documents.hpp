// Which documents of facts earlier imports have read, so that they are passed over.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "io/input/open_input.hpp"
#include "io/sec/concept_map.hpp"
#include "model/document_mark.hpp"

namespace capex::core {

/// By what the rows of a document hang on beside its bytes: the mapping, the precision, and this library's rules.
std::int64_t reading_of(const ConceptMap& concepts, std::optional<int> decimals);

class KnownDocuments {
 public:
  /// Knows none, and is to remember none.
  KnownDocuments() = default;
  KnownDocuments(std::int64_t reading, std::map<DocumentMark, std::string> documents)
      : reading_(reading), documents_(std::move(documents)) {}

  bool remembers() const { return reading_.has_value(); }
  DocumentMark mark(std::size_t bytes, std::uint32_t crc) const {
    return {static_cast<std::int64_t>(bytes), crc, reading_.value_or(0)};
  }
  /// The hash of a document that was read before; null where it was not.
  const std::string* find(const DocumentMark& mark) const {
    const auto found = documents_.find(mark);
    return reading_ && found != documents_.end() ? &found->second : nullptr;
  }

 private:
  std::optional<std::int64_t> reading_;
  std::map<DocumentMark, std::string> documents_;
};

}  // namespace capex::core
