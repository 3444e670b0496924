// The cell of a claim that names its parts: items separated by ; each of blank-separated attribute=value. What an item
// does not name it inherits from the claim's own subject: "company=alibaba; company=tencent; company=baidu",
// "period=2023H1".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/batch.hpp"

namespace capex::core {

/// Error{parse} with what was found and what is accepted. "" is no parts.
std::vector<ClaimPartRow> parse_parts(std::string_view text, const ClaimPartRow& subject);

/// The strict form that parse_parts reads back. Error{usage} for a key that cannot be written so.
std::string parts_text(const std::vector<ClaimPartRow>& parts, const ClaimPartRow& subject);

}  // namespace capex::core
