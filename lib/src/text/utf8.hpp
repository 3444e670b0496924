// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing past U+10FFFF.
#pragma once

#include <cstddef>
#include <string_view>

namespace capex::core {

/// How many bytes the first character of the text takes, 1 to 4; 0 when it is ill-formed. The text is not empty.
std::size_t character_length(std::string_view text);

/// Where the first NUL or ill-formed byte at or after `from` stands; npos when there is none.
std::size_t find_text_fault(std::string_view text, std::size_t from = 0);

/// How many characters a well-formed text has; an ill-formed byte counts as one.
std::size_t character_count(std::string_view text);

}  // namespace capex::core
