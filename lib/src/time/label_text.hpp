// Labels and ranges found in text that may also be something else.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "time/label.hpp"

namespace capex::core {

/// What parse_label reads; nothing where the text is no label, Error{parse} where it is one of a period that does not
/// exist.
std::optional<Label> find_label(std::string_view text);

/// Throws Error{parse} for a text in which none was found: what is wrong, and what is accepted.
[[noreturn]] void refuse_label(std::string_view text);

/// What parse_labels makes of the two ends of a range; `text` is the whole, for messages.
std::vector<Label> labels_between(std::string_view text, const Label& first, const Label& last,
                                  std::optional<Step> by = std::nullopt);

}  // namespace capex::core
