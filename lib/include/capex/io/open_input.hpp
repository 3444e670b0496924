// Inputs one after another, whatever they are packed in: a plain file, a .gz, a .zip of thousands of members, a folder
// of these, or "-" for standard input. What a file is shows in its first bytes, not in its name. Only one input is held
// at a time, in a buffer that is used again.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "capex/error.hpp"

namespace capex {

struct Input {
  std::string name;        // for messages: "facts.zip/CIK0000789019.json"
  std::string_view bytes;  // unpacked; valid until the callback returns
  std::size_t number = 1;  // among the inputs of its archive or folder, from 1
  std::size_t count = 1;   // how many that archive or folder holds; for progress
};

struct InputOptions {
  /// Of a folder or a .zip only files with this suffix count (in a folder also with .gz after it, and .zip).
  std::string suffix = ".json";
  /// A larger input is refused: nothing that is unpacked may fill the memory.
  std::size_t max_bytes = std::size_t{1} << 30;
};

/// Calls `use` for every input behind the path, of a folder ordered by name, of a .zip in its own order. What is
/// damaged or too large goes to `problems`, by name and member, and the next one is read. Error{not_found} or
/// Error{storage} when the path itself cannot be read. Standard input may be plain or gzip.
void for_each_input(const std::string& path, const std::function<void(const Input&)>& use, Problems& problems,
                    const InputOptions& options = {});

}  // namespace capex
