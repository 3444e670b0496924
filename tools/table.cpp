#include "table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace capex::tool {

namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// Unicode 15: East_Asian_Width W and F, in coarse blocks; the unassigned between them are wide by default.
constexpr Range wide[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},
    {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274C},   {0x2753, 0x2755},
    {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0x3247},
    {0x3250, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18AFF},
    {0x1AFF0, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F19A}, {0x1F200, 0x1F320},
    {0x1F32D, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1FAFF}, {0x20000, 0x3FFFD},
};

// Marks that stand on the character before them, joiners, variation selectors.
constexpr Range combining[] = {
    {0x0300, 0x036F},   {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
    {0x0610, 0x061A},   {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},
    {0x06EA, 0x06ED},   {0x0900, 0x0902}, {0x093A, 0x093A}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D},
    {0x0E31, 0x0E31},   {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F},
    {0x20D0, 0x20F0},   {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
    {0xE0100, 0xE01EF},
};

template <std::size_t n>
bool is_in(const Range (&ranges)[n], std::uint32_t point) {
  const Range* found = std::lower_bound(std::begin(ranges), std::end(ranges), point,
                                        [](const Range& range, std::uint32_t value) { return range.last < value; });
  return found != std::end(ranges) && found->first <= point;
}

constexpr std::uint32_t broken = 0xFFFD;

// Takes one character off the front; U+FFFD for a byte that begins none.
std::uint32_t take(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 0x6 ? 2 : lead >> 4 == 0xE ? 3 : lead >> 3 == 0x1E ? 4 : 0;
  std::uint32_t point = length <= 1 ? lead : lead & (0x7FU >> length);
  bool well_formed = length > 0 && length <= text.size();
  for (std::size_t i = 1; well_formed && i < length; ++i) {
    well_formed = byte(i) >> 6 == 0x2;
    point = point << 6 | (byte(i) & 0x3F);
  }
  constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  well_formed = well_formed && point >= least[length] && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
  text.remove_prefix(well_formed ? length : 1);
  return well_formed ? point : broken;
}

// Of the first characters as many as are printable ASCII: each is shown as it is, and one column wide.
std::size_t plain_length(std::string_view text) {
  const auto plain = [](char c) { return c >= ' ' && c <= '~'; };
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), plain) - text.begin());
}

// Where the part behind the decimal point begins, or what follows the last digit of a whole number.
std::size_t fraction_of(std::string_view cell) {
  const std::size_t digit = cell.find_first_of("0123456789");
  if (digit == std::string_view::npos) return cell.size();
  const std::size_t end = cell.find_first_not_of("0123456789,", digit);
  return std::min(end, cell.size());
}

struct Widths {
  std::size_t whole = 0;     // the column, or its part before the point
  std::size_t fraction = 0;  // behind it
};

std::string aligned(std::string_view cell, Align align, const Widths& widths) {
  const std::size_t width = widths.whole + widths.fraction;
  if (align == Align::decimal && !cell.empty()) {
    const std::size_t at = fraction_of(cell);
    const std::size_t before = display_width(cell.substr(0, at));
    const std::size_t after = display_width(cell.substr(at));
    if (before <= widths.whole && after <= widths.fraction) {
      return std::string(widths.whole - before, ' ') + std::string(cell) + std::string(widths.fraction - after, ' ');
    }
  }
  const std::string padding(width - std::min(width, display_width(cell)), ' ');
  return align == Align::left ? std::string(cell) + padding : padding + std::string(cell);
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = plain_length(text);
  text.remove_prefix(width);
  while (!text.empty()) {
    const std::uint32_t point = take(text);
    if (!is_in(combining, point)) width += is_in(wide, point) ? 2U : 1U;
  }
  return width;
}

std::string visible(std::string_view text, Lines lines) {
  const std::size_t plain = plain_length(text);
  std::string out(text.substr(0, plain));
  text.remove_prefix(plain);
  while (!text.empty()) {
    const std::string_view before = text;
    const std::uint32_t point = take(text);
    const bool bidirectional = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    if (point == '\n') {
      out += lines == Lines::kept ? "\n" : "\\n";
    } else if (point == '\t') {
      out += lines == Lines::kept ? "\t" : "\\t";
    } else if (point < 0x20 || point == 0x7F) {
      out += fmt::format("\\x{:02x}", point);
    } else if ((point >= 0x80 && point < 0xA0) || bidirectional) {
      out += fmt::format("\\u{:04x}", point);
    } else if (point == broken) {
      out += "\xEF\xBF\xBD";
    } else {
      out += before.substr(0, before.size() - text.size());
    }
  }
  return out;
}

std::string render(const Table& table, Colour colour) {
  std::vector<Widths> widths(table.columns.size());
  std::vector<std::vector<std::string>> rows;
  for (const std::vector<std::string>& row : table.rows) {
    std::vector<std::string>& shown = rows.emplace_back();
    for (const std::string& cell : row) shown.push_back(visible(cell));
  }
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const Column& column = table.columns[c];
    for (const std::vector<std::string>& row : rows) {
      const std::size_t at = column.align == Align::decimal ? fraction_of(row[c]) : row[c].size();
      widths[c].whole = std::max(widths[c].whole, display_width(std::string_view(row[c]).substr(0, at)));
      widths[c].fraction = std::max(widths[c].fraction, display_width(std::string_view(row[c]).substr(at)));
    }
    const std::size_t width = widths[c].whole + widths[c].fraction;
    const std::size_t heading = display_width(column.heading);
    if ((width > 0 || column.kept) && heading > width) widths[c].whole += heading - width;
  }

  std::string out;
  const auto line = [&](const auto& cell_of, bool is_heading) {
    std::string text;
    for (std::size_t c = 0; c < widths.size(); ++c) {
      if (widths[c].whole + widths[c].fraction == 0 && !rows.empty()) continue;
      const Align align = table.columns[c].align;
      if (!text.empty()) text += "  ";
      text += aligned(cell_of(c), is_heading && align == Align::decimal ? Align::right : align, widths[c]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += is_heading && colour == Colour::headings ? "\033[1m" + text + "\033[0m\n" : text + '\n';
  };
  line([&](std::size_t c) { return table.columns[c].heading; }, true);
  for (const std::vector<std::string>& row : rows) line([&](std::size_t c) { return row[c]; }, false);
  return out;
}

}  // namespace capex::tool
