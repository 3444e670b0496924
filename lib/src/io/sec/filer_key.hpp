// Keys that people type, made of what filers are called.
#pragma once

#include <string>
#include <string_view>

namespace capex::core {

/// The letters and digits of a name, in lower case, everything between them a hyphen: what a key is made of. Long
/// names are cut at a hyphen.
std::string key_words(std::string_view name);

/// The same without what the SEC and the law add to a name: "AMPHENOL CORP /DE/" is amphenol, "MERCK & CO., INC."
/// merck, "ASML Holding N.V." asml-holding. Empty where the name has no letter of the alphabet, and no digit.
std::string short_key(std::string_view name);

/// A ticker as a key: "BRK-B" is brk-b. Empty where it has other letters than keys have.
std::string ticker_key(std::string_view ticker);

}  // namespace capex::core
