// Whom a screen leaves out, and why: companies of which its condition cannot be told, by the reason.
#pragma once

#include <string>
#include <vector>

#include "analysis/pass/screen.hpp"
#include "store/read/snapshot.hpp"

namespace capex::core {

/// One line a reason, with the companies and the option that would bring them in; the reason of most companies last.
/// The question is the one by which the screen ranks. Of very many companies only the number is said.
std::vector<std::string> left_out(const Snapshot& snapshot, const std::vector<CompanyId>& companies,
                                  const Question& question, const ScreenRules& rules, const RateTable& rates);

}  // namespace capex::core
