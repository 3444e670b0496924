// The small part of HTML that a page needs. What is called `inside` is markup already; all other text is escaped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace capex::look {

/// "<p>words</p>"; attributes are markup: " class=\"quiet\"".
std::string element(std::string_view name, std::string_view inside, std::string_view attributes = {});
std::string text_element(std::string_view name, std::string_view text, std::string_view attributes = {});

/// An item each, which may be of several lines; nothing of none.
std::string list_of(const std::vector<std::string>& items, std::string_view attributes = {});

/// Of a table; it stays where it is while the table moves.
std::string caption_of(std::string_view text);

/// What may be wider than the screen moves within itself; by the keyboard, too, where it is called something.
std::string in_scroller(std::string_view inside, std::string_view called = {});

/// Whether it is an address that a person can follow: of the web, and without what hides or needs to be written out.
bool is_web_address(std::string_view text);

}  // namespace capex::look
