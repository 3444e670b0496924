// claims.csv: what sources say about figures.
#include "io/csv/cells.hpp"
#include "io/csv/claim_parts.hpp"
#include "io/csv/csv_kinds.hpp"
#include "money/amount_text.hpp"

namespace capex::core {
namespace {

constexpr Column claim_columns[] = {
    {"claim", true},  {"kind", true}, {"company", true}, {"measure", true}, {"basis"}, {"scope"}, {"period", true},
    {"stated", true}, {"currency"},   {"decimals"},      {"source", true},  {"parts"}, {"words"}, {"note"}};
namespace claim_column {
enum : std::size_t {
  claim,
  kind,
  company,
  measure,
  basis,
  scope,
  period,
  stated,
  currency,
  decimals,
  source,
  parts,
  words,
  note
};
}

/// A bare number, as ratio_text writes it: the fraction itself when its decimals stand beside it.
bool is_strict_ratio(std::string_view text) {
  return text.find_first_not_of("0123456789.-<>~") == std::string_view::npos;
}

std::optional<Stated> read_ratio(CsvTable& table, ClaimKind kind) {
  if (!table.word(claim_column::currency).empty()) {
    table.problem(claim_column::currency, fmt::format("a {} has no currency", to_string(kind)));
    return std::nullopt;
  }
  const auto read =
      table.read(claim_column::decimals, [](std::string_view text) { return parse_decimals(text, ratio_digits); });
  const std::optional<int> decimals = read.value_or(std::nullopt);  // where they are bad, the rest is still looked at
  return table.read(claim_column::stated, [&](std::string_view text) {
    if (decimals && is_strict_ratio(text)) return parse_ratio(text, *decimals);
    const Stated ratio = kind == ClaimKind::growth ? parse_growth(text) : parse_share(text);
    return decimals ? Stated(ratio.low(), ratio.high(), *decimals, ratio.digits(), ratio.about()) : ratio;
  });
}

std::optional<StatedAmount> read_stated(CsvTable& table, ClaimKind kind) {
  if (!is_ratio(kind)) {
    return read_amount(table, {claim_column::stated, claim_column::currency, claim_column::decimals});
  }
  const std::optional<Stated> ratio = read_ratio(table, kind);
  return ratio ? std::optional(StatedAmount{*ratio, Currency::none()}) : std::nullopt;
}

std::optional<ClaimPartRow> read_subject(CsvTable& table) {
  const auto company = table.read(claim_column::company, parse_name);
  const auto measure = table.read(claim_column::measure, parse_key);
  const auto basis = table.read(claim_column::basis, parse_series_basis);
  const auto scope = table.read(claim_column::scope, parse_series_scope);
  const auto period = table.read(claim_column::period, parse_label);
  if (!company || !measure || !basis || !scope || !period) return std::nullopt;
  return ClaimPartRow{{*company, *measure, *basis, *scope}, *period};
}

void read_claims(CsvTable& table, std::int32_t file, Batch& batch) {
  while (table.next()) {
    const auto key = table.read(claim_column::claim, parse_key);
    const auto kind = table.read(claim_column::kind, one_of(parse_claim_kind, "growth, equivalent, total or share"));
    const auto subject = read_subject(table);
    const auto source = table.read(claim_column::source, parse_key);
    const auto stated = kind ? read_stated(table, *kind) : std::nullopt;
    if (!subject || !kind) continue;
    auto parts = table.read(claim_column::parts, [&](std::string_view text) {
      std::vector<ClaimPartRow> found = parse_parts(text, *subject);
      if (const Fault fault = parts_fault(*kind, found.size())) throw Error(ErrorCode::parse, *fault);
      return found;
    });
    if (!table.good()) continue;
    batch.claims.push_back(ClaimRow{*key,
                                    *kind,
                                    *subject,
                                    stated->number,
                                    stated->currency,
                                    *source,
                                    std::move(*parts),
                                    std::string(table.text(claim_column::words)),
                                    std::string(table.text(claim_column::note)),
                                    {file, table.line()}});
  }
}

}  // namespace

const CsvKind claims_csv = {"claims", "claim", claim_columns, read_claims};

}  // namespace capex::core
