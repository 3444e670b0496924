// The ideas of the program, one a file. Each tries all points of all operations, or, in short, some of each; it prints
// what went wrong and how much was tried, and returns 1 where something did.
#pragma once

#include <string>

namespace reliability {

struct Asked {
  bool short_form = false;
  std::string part;  // only operations whose names hold it
  std::string tool;  // the real program, where one is needed
};

int disk_faults(const Asked& asked);
int power_losses(const Asked& asked);
int kills(const Asked& asked);
int little_memory(const Asked& asked);

}  // namespace reliability
