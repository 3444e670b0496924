#include "screen_size.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <cstring>

namespace capex::tool {

std::optional<std::size_t> terminal_width() {
  winsize size = {};
  const bool told = isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return told ? std::optional<std::size_t>(size.ws_col) : std::nullopt;
}

std::optional<std::size_t> width_said() {
  const char* columns = std::getenv("COLUMNS");
  if (columns == nullptr) return std::nullopt;
  std::size_t width = 0;
  const char* end = columns + std::strlen(columns);
  const auto read = std::from_chars(columns, end, width);
  const bool said = read.ec == std::errc() && read.ptr == end && width > 0 && width < 10'000;
  return said ? std::optional(width) : std::nullopt;
}

}  // namespace capex::tool
