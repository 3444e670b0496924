#include "company_question.hpp"

#include <algorithm>

#include "files.hpp"

namespace capex::core::bench {

CompanyQuestion::CompanyQuestion(const std::filesystem::path& file)
    : store_(Store::open(file)),
      snapshot_(store_.snapshot(as_of())),
      rates_(snapshot_.rates()),
      to_dollars_(rates_, currency("USD")) {
  question_.measures = {snapshot_.measure("capex").id};
  question_.in = to_dollars_.to();
  question_.as_of = as_of();
}

std::vector<GrowthAnswer> CompanyQuestion::ask() {
  const Company company = snapshot_.company(company_key(next_));
  next_ = (next_ + 1) % std::min(1000, world().companies);
  const CompanyRecord record{company, snapshot_.series({company.id, {}, {}, {}}), snapshot_.claims(company.id)};
  return growth(record, question_, labels_, Step::year, to_dollars_);
}

}  // namespace capex::core::bench
