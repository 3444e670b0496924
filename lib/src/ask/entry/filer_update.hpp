// What the SEC's directory says anew of companies that the file has: tickers, names, groups.
#pragma once

#include <map>
#include <string>

#include "ask/entry/facts_read.hpp"
#include "ask/entry/filer_directory.hpp"
#include "ask/entry/filer_rows.hpp"
#include "ask/entry/loading.hpp"

namespace capex::core {

/// Those of the companies, by CIK, whose document has changed since an import read it, or that lack a listed ticker.
void update_filers(Loading& loading, const FilerDirectory& directory, const std::map<std::string, Company>& companies,
                   const std::map<DocumentMark, std::string>& known, FilerRows& rows, FactsRead& read);

/// A sentence where the fiscal years of a company do not end about the day that the directory has.
std::string other_year_end(const Company& company, const FilerHead& head);

}  // namespace capex::core
