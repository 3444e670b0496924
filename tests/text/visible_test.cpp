#include "text/visible.hpp"

#include <cstdint>
#include <vector>

#include "catch.hpp"

namespace visible_test {

using namespace capex;
using namespace capex::core;

TEST_CASE("places on a terminal are counted, not bytes") {
  CHECK(display_width("alibaba") == 7);
  CHECK(display_width("阿里巴巴") == 8);
  CHECK(display_width("ﾃﾝｾﾝﾄ") == 5);  // half-width kana
  CHECK(display_width("한국") == 4);
  CHECK(display_width("e\xCC\x81") == 1);  // e and a combining acute accent
  CHECK(display_width("é") == 1);
  CHECK(display_width("ا\xD9\x8Eلعَرَبِيَّة") == 7);  // Arabic, with its vowels
  CHECK(display_width("हिन्दी") == 3);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("") == 0);
}

TEST_CASE("control characters are written out, so that no text can change the terminal") {
  CHECK(visible("plain 阿里 text") == "plain 阿里 text");
  CHECK(visible("\x1b[31mred") == "\\x1b[31mred");
  CHECK(visible("a\nb\tc\rd") == "a\\nb\\tc\\x0dd");
  CHECK(visible("a\nb\x1b", Lines::kept) == "a\nb\\x1b");
  CHECK(visible("\x7f") == "\\x7f");
  CHECK(visible(std::string_view("a\0b", 3)) == "a\\x00b");
  CHECK(visible("\xC2\x9B"
                "31m") == "\\u009b31m");  // CSI as one character
}

TEST_CASE("what turns the direction, breaks a line or hides is written out") {
  CHECK(visible("\xE2\x80\xAE"
                "evil") == "\\u202eevil");                  // right-to-left override
  CHECK(visible("\xE2\x81\xA7x") == "\\u2067x");            // right-to-left isolate
  CHECK(visible("\xD8\x9Cx") == "\\u061cx");                // Arabic letter mark
  CHECK(visible("a\xE2\x80\xA8z") == "a\\u2028z");          // line separator
  CHECK(visible("a\xE2\x80\x8Bz") == "a\\u200bz");          // a blank without width
  CHECK(visible("a\xEF\xBB\xBFz") == "a\\ufeffz");          // a byte order mark inside
  CHECK(visible("a\xC2\xADz") == "a\\u00adz");              // soft hyphen
  CHECK(visible("a\xF3\xA0\x81\x81z") == "a\\U000e0041z");  // a tag
  CHECK(visible("a\xE3\x85\xA4z") == "a\\u3164z");          // a letter without a form
}

TEST_CASE("a joiner stays where a script or an emoji needs it, and is written out elsewhere") {
  CHECK(visible("می\xE2\x80\x8Cخواهم") == "می\xE2\x80\x8Cخواهم");
  CHECK(visible("👩\xE2\x80\x8D💻") == "👩\xE2\x80\x8D💻");
  CHECK(visible("ali\xE2\x80\x8D"
                "baba") == "ali\\u200dbaba");
  CHECK(visible("阿\xE2\x80\x8D") == "阿\\u200d");
}

TEST_CASE("broken UTF-8 becomes the replacement character") {
  const std::string replacement = "\xEF\xBF\xBD";
  CHECK(visible("a\xFFz") == "a" + replacement + "z");
  CHECK(visible("\xE4\xB8") == replacement + replacement);                    // cut off
  CHECK(visible("\xC0\xAF") == replacement + replacement);                    // overlong '/'
  CHECK(visible("\xED\xA0\x80") == replacement + replacement + replacement);  // a surrogate
}

TEST_CASE("what is hidden is known by what Unicode says of it, and what only looks like it is seen") {
  using Points = std::vector<char32_t>;
  for (const char32_t hidden : Points{0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x200B, 0x2028, 0x2029, 0x202E,
                                      0x2065, 0x3164, 0xD800, 0xFEFF, 0xFFA0, 0xFFF0, 0xFFF8, 0xE0001, 0xE0FFF}) {
    CAPTURE(static_cast<std::uint32_t>(hidden));
    CHECK_FALSE(is_visible(hidden));
  }
  // Signs of Arabic, Syriac and Kaithi that go round digits; a letter that Unicode does not know yet.
  for (const char32_t seen :
       Points{0x0600, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD, 0x0378, 0x0041, 0x963F}) {
    CAPTURE(static_cast<std::uint32_t>(seen));
    CHECK(is_visible(seen));
  }
}

}  // namespace visible_test
