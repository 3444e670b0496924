// The help of one command as a page, and the page as text for a screen and as a manual page: one text for both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace capex::tool {

/// An argument or an option: what it is called, with what stands for its value, and what it does.
struct HelpEntry {
  std::string names;
  std::string text;
};

struct HelpGroup {
  std::string heading;
  std::vector<HelpEntry> entries;
  bool breaks = true;  // long texts into several lines
};

struct HelpPage {
  std::string name;     // "capex show"
  std::string summary;  // one line
  std::string usage;    // "capex show COMPANY... [options]"
  std::string examples;
  std::vector<HelpGroup> groups;
  std::string notes;                  // may be empty
  std::vector<std::string> see_also;  // other pages, by the names of their commands
};

/// Examples first, then arguments and options in a column as wide as the widest of them.
std::string help_text(const HelpPage& page);
/// The same in roff, for man(1).
std::string man_page(const HelpPage& page, std::string_view version);

}  // namespace capex::tool
