// By what a document is known again without being unpacked: what the directory of an archive tells of it, and how it
// was read.
#pragma once

#include <compare>
#include <cstdint>

namespace capex::core {

struct DocumentMark {
  std::int64_t bytes = 0;    // unpacked
  std::uint32_t crc = 0;     // CRC-32 of them
  std::int64_t reading = 0;  // of one meaning for whoever reads: another where other rows would come of the same bytes

  friend auto operator<=>(const DocumentMark&, const DocumentMark&) = default;
};

}  // namespace capex::core
