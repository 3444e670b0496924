#include "model/company.hpp"

#include "model/words.hpp"

namespace capex::core {
namespace {

constexpr std::string_view company_kinds[] = {"issuer", "group"};

}  // namespace

std::string to_string(CompanyKind kind) {
  return std::string(word_of(company_kinds, kind));
}

std::optional<CompanyKind> parse_company_kind(std::string_view text) {
  return find_word<CompanyKind>(company_kinds, text);
}

}  // namespace capex::core
