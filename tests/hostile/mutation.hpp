// What somebody may do to a database file before he mails it: bytes, pages, the schema's text, rows that no CHECK and
// no key allows. One number says all of it, so that a file that broke something can be made again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace hostile {

/// Makes the file at `path` another one; says how. `seed` alone decides.
std::string mutate(const std::filesystem::path& path, std::uint64_t seed);

}  // namespace hostile
