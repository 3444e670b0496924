// An answer that is longer than the screen goes to a pager: CAPEX_PAGER, else PAGER, else less where there is one.
// Never one that goes into a file or a pipe, on a terminal that can do nothing (TERM=dumb), or with --no-pager.
//
// It waits in a temporary file until the question is answered and the file let go, so that nobody who reads a page
// keeps a writer waiting. What is to be said beside it waits as well, and comes last.
#pragma once

#include <string_view>

namespace capex::tool {

void never_page();

/// Takes text for standard output, which is a terminal, where it is longer than the screen or follows such; false where
/// it has to be written as it is.
bool left_for_pager(std::string_view text);
/// Takes a line for stderr where something waits.
bool said_after_pager(std::string_view line);

/// At the end of a command, whether it failed or not. Where the pager cannot be started or fails, the text is written
/// as it is. Where Ctrl-C ended the pager it ends the program.
void show_what_waits();

}  // namespace capex::tool
