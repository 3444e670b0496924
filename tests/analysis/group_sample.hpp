// A group of companies with one amount each, as tests state them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analysis/answer/total.hpp"
#include "sample.hpp"

namespace sample {

inline constexpr CompanyId the_group{9};

inline CompanyRecord company(int id, std::string key, std::vector<Series> all, std::vector<Claim> claims = {}) {
  CompanyRecord record;
  record.company.id = CompanyId{id};
  record.company.key = std::move(key);
  record.company.reporting_currency = currency("CNY");
  record.series = std::move(all);
  record.claims = std::move(claims);
  int serial = 0;
  for (Series& one : record.series) {
    one.company = CompanyId{id};
    one.id = SeriesId{id * 10 + serial++};
  }
  for (Claim& claim : record.claims) {
    claim.subject.company = CompanyId{id};
    for (Subject& part : claim.parts) part.company = CompanyId{id};
  }
  return record;
}

/// All of them members for ever.
inline GroupRecord group(std::vector<CompanyRecord> companies, std::vector<Series> stated = {}) {
  GroupRecord record;
  record.group = company(static_cast<int>(the_group), "bat", std::move(stated));
  record.group.company.kind = CompanyKind::group;
  for (const CompanyRecord& one : companies) {
    record.members.push_back({one.company.id, one.company.key, std::nullopt, std::nullopt});
  }
  record.companies = std::move(companies);
  return record;
}

inline Question about_capex() {
  Question asked;
  asked.measures = {MeasureId{1}};
  return asked;
}

/// The press on Alibaba, Baidu and Tencent in the first half of 2024, whose bases are implied, implied and stated.
inline GroupRecord bat() {
  const auto press = [](const std::string& label, const std::string& amount) {
    return figure(label, amount, "2024-08-26", SourceRank::press);
  };
  return group(
      {company(1, "alibaba", {series({press("2024H1", "23bn")})}, {growth_claim(1, "2024H1", "2023H1", "+123%")}),
       company(2, "baidu", {series({press("2024H1", "4.2bn")})}, {growth_claim(2, "2024H1", "2023H1", "+4%")}),
       company(3, "tencent", {series({press("2023H1", "8.4bn"), press("2024H1", "23.1bn")})})},
      {series({press("2023H1", "23bn"), press("2024H1", "50bn")})});
}

}  // namespace sample
