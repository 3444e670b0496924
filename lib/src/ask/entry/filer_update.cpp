#include "ask/entry/filer_update.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "io/input/in_order.hpp"
#include "text/letters.hpp"

namespace capex::core {

namespace {

/// Whether a ticker is none of the company's words yet.
bool lacks(const Company& company, const std::string& ticker) {
  const std::string word = lower_case(ticker);
  if (word == company.key || word == lower_case(company.ticker)) return false;
  return std::none_of(company.aliases.begin(), company.aliases.end(),
                      [&](const std::string& alias) { return lower_case(alias) == word; });
}

struct Update {
  const Company* company;
  bool is_read;  // its document
};

struct Read {
  const Company* company;
  std::optional<FiledHead> filed;
};

}  // namespace

std::string other_year_end(const Company& company, const FilerHead& head) {
  if (!month_of_year_end(head.year_end) || ends_about(company.calendar, head.year_end)) return {};
  return fmt::format("{}: its fiscal years end on {} by its filings, on {}-{} by the SEC's directory", company.key,
                     fiscal_year_end_text(company.calendar), head.year_end.substr(0, 2), head.year_end.substr(2));
}

void update_filers(Loading& loading, const FilerDirectory& directory, const std::map<std::string, Company>& companies,
                   const std::map<DocumentMark, std::string>& known, FilerRows& rows, FactsRead& read) {
  std::vector<Update> updates;
  for (const auto& [cik, company] : companies) {
    const bool is_read = directory.has(cik) && !directory.is_known(cik, known);
    const ListedFiler* const listed = directory.listed(cik);
    const bool is_lacking =
        listed != nullptr && std::any_of(listed->tickers.begin(), listed->tickers.end(),
                                         [&, &of = company](const std::string& ticker) { return lacks(of, ticker); });
    if (is_read || is_lacking) updates.push_back({&company, is_read});
  }
  InOrder<Read> all(updates.size(), updates.size() > 1 ? threads_ahead() : 0, [&]() -> Maker<Read> {
    const auto inputs = std::make_shared<InputReader>(InputOptions{.max_bytes = most_bytes});
    return [inputs, &updates, &directory](std::size_t number) {
      const Update& update = updates[number];
      Read done{update.company, {}};
      if (update.is_read) done.filed = directory.read(update.company->cik, *inputs);
      return std::optional(std::move(done));
    };
  });
  while (std::optional<Read> one = all.next()) {
    const Company& company = *one->company;
    std::optional<FiledHead>& filed = one->filed;
    if (filed && known.count(filed->mark) > 0) filed.reset();  // one that is in no archive
    Problems problems;
    if (filed && !filed->fault.empty()) problems.push_back(Problem{{}, filed->fault});
    const FilerHead head = filed && problems.empty() ? filed->head : FilerHead{};
    Batch batch;
    batch.files.push_back("the SEC's directory");
    if (std::optional<CompanyRow> row = rows.lacking(company, head)) batch.companies.push_back(std::move(*row));
    if (std::string said = rows.add_groups(company, head, batch); !said.empty()) read.remark(std::move(said));
    if (std::string said = other_year_end(company, head); !said.empty()) read.remark(std::move(said));
    if (loading.add(batch, std::move(problems)) && filed) loading.load().add_document(filed->mark, filed->hash);
  }
}

}  // namespace capex::core
