// What changed between two days: of every answer what it was, what it is, which source brought it, and why.
//
// Both answers come from one state of the file: the earlier one knows what was known on its day. Only what companies
// figures or claims became known of since can differ, so the others are not read. Amounts are told in the currency that
// is stated.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ask/answer/answers.hpp"
#include "ask/question/request.hpp"

namespace capex::core {

/// Of two answers for one period: "new" where there was none; "refined" where the bounds meet and are no wider;
/// "restated" where they do not meet, and both are the issuer's; "revised" of guidance and estimates, of which the
/// latest stands; "replaced" where outlets speak or are spoken over; "disagrees" where the number stays and sources
/// dispute it now; "gone" where there is none any more; empty where nothing changed.
std::string_view why_changed(const Observation& was, const Observation& is);

/// QuestionError for what is no reason why an answer changed, with a near one.
void check_reasons(const std::vector<std::string>& why);

struct Changes {
  Answers answers;  // each line's base is what was answered before
  struct Cause {
    std::string why;
    std::vector<std::string> brought_by;  // keys of what became known since and is behind the answer
    std::optional<Date> brought_on;       // the last day of these
  };
  std::vector<Cause> causes;  // one a line
};

/// Every series of the companies, or of all, a company at a time, of those of which anything changed: in the order of
/// companies, series and time. Error{usage} for a day that is not before the snapshot's.
void changes_since(const Snapshot& snapshot, Date since, const std::vector<std::string>& companies,
                   const Request& request, const std::function<void(const Changes& of_company)>& visit);

/// Those of show, then was_currency,was_amount,was_low,was_high,was_status,was_known_on,was_sources,why,brought_by,
/// brought_on
std::vector<std::string> change_columns();
std::vector<Row> change_rows(const Changes& changes);

/// "12 answers changed since 2024-08-26: 10 new, 2 restated", of how many changed why.
std::string summary_of(const std::map<std::string, std::int64_t>& reasons, Date since);

}  // namespace capex::core
