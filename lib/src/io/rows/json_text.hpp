// JSON strings (RFC 8259).
#pragma once

#include <string>
#include <string_view>

namespace capex::core {

/// The text in quotes, escaped where it must be; ill-formed UTF-8 becomes U+FFFD, so that the output always is UTF-8.
void append_json_string(std::string& out, std::string_view text);

}  // namespace capex::core
