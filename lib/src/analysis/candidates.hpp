// Which series may answer a question.
#pragma once

#include <boost/container/small_vector.hpp>

#include "capex/analysis/answer.hpp"

namespace capex {

/// Of the record's series those that the question asks of, in the order in which they are asked: by measure, then the
/// one in the reporting currency, then in the one asked for, then by currency code. Of those the first answers that
/// reaches the label, else the first that has any figure.
boost::container::small_vector<const Series*, 4> candidates_of(const CompanyRecord& record, const Question& question);

}  // namespace capex
