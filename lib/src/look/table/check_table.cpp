#include "look/table/check_table.hpp"

#include "look/table/footnotes.hpp"

namespace capex::look {

AnswerTable check_table(const Answers<CheckedClaim>& checked) {
  AnswerTable answer;
  answer.table.columns = {{"claim"},      {"claimed"},     {"best figures"}, {"verdict"},
                          {"own source"}, {"own verdict"}, {"notes"}};
  Footnotes footnotes;
  for (const CheckedClaim& one : checked) {
    std::string letters;
    for (const std::string& remark : one.remarks) letters += (letters.empty() ? "" : " ") + footnotes.letter(remark);
    answer.table.rows.push_back(
        {one.claim, one.claimed, one.computed, one.verdict, one.own_computed, one.own_verdict, letters});
  }
  answer.footnotes = footnotes.lines();
  return answer;
}

}  // namespace capex::look
