#include "file_words.hpp"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "capex/database.hpp"

namespace capex::tool {

namespace {

const std::string* text_in(const Row& row, std::size_t column) {
  return column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
}

std::string words_in(const Row& row, std::size_t column) {
  const std::string* text = text_in(row, column);
  return text == nullptr ? "" : *text;
}

}  // namespace

FileWords::FileWords(const std::string& database, std::vector<std::string> companies, bool begun)
    : companies_(std::move(companies)), begun_(begun) {
  const char* named = std::getenv("CAPEX_DB");
  std::string path = !database.empty() ? database : named != nullptr && *named != '\0' ? named : "capex.db";
  const char* home = std::getenv("HOME");
  if (path.rfind("~/", 0) == 0 && home != nullptr) path = home + path.substr(1);
  if (!std::filesystem::is_regular_file(path)) return;
  view_ = Database::open(path, Access::read_only, std::chrono::seconds(1)).now();
}

void FileWords::add(const Takes& takes, std::vector<Candidate>& found) const {
  if (!view_) return;
  switch (takes.kind) {
    case Takes::Kind::companies:
      return add_companies(found);
    case Takes::Kind::groups:
      return add_column("groups", 0, 1, found);
    case Takes::Kind::measures:
      return add_column("measures", 0, 3, found);
    case Takes::Kind::flows:
      for (const Row& row : view_->list("measures").rows) {
        if (words_in(row, 1) == "flow") found.push_back({words_in(row, 0), words_in(row, 3)});
      }
      return;
    case Takes::Kind::scopes:
      return add_column("scopes", 0, 1, found);
    case Takes::Kind::sources:
      return add_column("sources", 0, 4, found);
    case Takes::Kind::providers:
      return add_column("rates", 0, 99, found);
    case Takes::Kind::currencies:
      add_column("names", 4, 99, found);
      add_column("rates", 1, 99, found);
      return add_column("rates", 2, 99, found);
    case Takes::Kind::periods:
      return add_periods(found);
    case Takes::Kind::imports:
      for (const Row& row : view_->list("imports").rows) {
        found.push_back({std::get<Number>(row[0]).digits, std::get<std::string>(row[2])});
      }
      return;
    default:
      return;
  }
}
void FileWords::add_column(const char* list, std::size_t column, std::size_t meaning,
                           std::vector<Candidate>& found) const {
  for (const Row& row : view_->list(list).rows) {
    const std::string* text = text_in(row, column);
    const std::string* said = text_in(row, meaning);
    if (text != nullptr) found.push_back({*text, said == nullptr ? "" : *said});
  }
}

// A name, a ticker or an alias only once a part of it was typed: there are many.
void FileWords::add_companies(std::vector<Candidate>& found) const {
  const Rows companies = view_->list("names");
  for (const Row& row : companies.rows) found.push_back({words_in(row, 0), words_in(row, 1)});
  if (!begun_) return;
  for (const Row& row : companies.rows) {
    found.push_back({words_in(row, 1), words_in(row, 0)});
    if (const std::string* ticker = text_in(row, 6)) found.push_back({*ticker, words_in(row, 1)});
    for (const std::string& alias : std::get<List>(row[9]).items) found.push_back({alias, words_in(row, 1)});
  }
}

// Of the companies on the line; of the first of the file where there are none.
void FileWords::add_periods(std::vector<Candidate>& found) const {
  constexpr std::size_t most = 12;
  std::vector<std::string> companies = companies_;
  if (companies.empty()) {
    for (const Row& row : view_->list("names").rows) companies.push_back(words_in(row, 0));
  }
  if (companies.size() > most) companies.resize(most);
  for (const std::string& company : companies) {
    try {
      for (const Row& row : view_->coverage(company).rows) {
        if (const std::string* period = text_in(row, 5)) found.push_back({*period, ""});
      }
    } catch (const Error&) {  // no company is called so: the others may be there
    }
  }
}

}  // namespace capex::tool
