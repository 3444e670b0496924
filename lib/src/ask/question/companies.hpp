// Whom a question is about: names become companies, "all" the issuers that have an answer, and a group its members
// where they are asked for.
//
// The word is "all" in small letters alone: ALL is a ticker.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analysis/answer/total.hpp"
#include "ask/answer/telling.hpp"
#include "ask/question/request.hpp"

namespace capex::core {

/// Each company once, in the order in which it is named, "all" by key; how many "all" leaves out goes to the notes.
/// Error{not_found} suggests a near name; Error{usage} where members are asked for and a group has none on the day.
std::vector<CompanyRecord> records_asked(const Snapshot& snapshot, const std::vector<std::string>& names,
                                         const Request& request, const Tell& note);

/// The issuers that are named, and of each group its members on the as-of day. Errors likewise.
std::set<CompanyId> issuers_asked(const Snapshot& snapshot, const std::vector<std::string>& names);

/// What is added up: each group that is named, or the named issuers as one group made for the question, "alibaba +
/// tencent", of which nothing is stated. Error{usage} for one issuer alone, and for issuers beside groups.
std::vector<GroupRecord> groups_asked(const Snapshot& snapshot, const std::vector<std::string>& names,
                                      const Request& request, const Tell& note);

}  // namespace capex::core
