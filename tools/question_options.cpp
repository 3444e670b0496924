#include "question_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace capex::tool {

std::optional<std::string> day_asked(const std::optional<std::string>& as_of) {
  if (as_of) parsed("--as-of", *as_of, parse_day);
  return as_of;
}

std::size_t parse_count(const char* option, const std::string& text, const char* what) {
  std::size_t count = 0;
  const auto [at, failure] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (failure != std::errc() || at != text.data() + text.size() || count == 0) {
    throw UsageError(fmt::format("{} {}: {}, 1 or more", option, text, what));
  }
  return count;
}

std::vector<std::string> parse_words(const char* option, const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (words.empty()) throw UsageError(fmt::format("{}: it names none", option));
  return words;
}

View view_as_of(const Database& db, const std::optional<std::string>& day) {
  return day ? db.as_of(*day) : db.now();
}

bool cut_by_half(Question& question, const View& view) {
  if (!question.periods.empty() || !question.by.empty()) return false;
  const Rows measures = view.list("measures");  // measure, kind, unit ...
  const bool is_flow = std::none_of(measures.rows.begin(), measures.rows.end(), [&question](const Row& row) {
    return row[0] == Cell(question.measure) && row[1] != Cell(std::string("flow"));
  });
  if (is_flow) question.by = "half";
  return is_flow;
}

void RateOptions::declare(CommandLine& line) {
  line.option(
      "--rate", rate_, "RATE",
      "average (of the period's days; the default), closing (its last day), on:DATE, fixed:R (in market order: CNY "
      "per USD), issuer (the equivalent that the source printed)",
      Takes{"average", "closing", "on:", "fixed:", "issuer"});
  declare_table(line);
}

void RateOptions::declare_table(CommandLine& line) {
  line.option("--rates", provider_, "PROVIDER", "whose rates: ecb, fred ... (default: the file's)",
              Takes::Kind::providers);
  line.option("--max-rate-age", max_age_, "DAYS", "how old a rate may be on a day without one (default 7)");
  line.option("--as-of", as_of_, "DATE", "use only what was known on that day");
}

void RateOptions::into(Question& words) const {
  if (rate_ && rate_->empty()) throw UsageError("--rate: it says nothing: leave it out");
  words.rate = rate_.value_or("");
  words.rates = provider_.value_or("");
  if (!max_age_) return;
  int days = 0;
  const char* end = max_age_->data() + max_age_->size();
  const auto [at, failure] = std::from_chars(max_age_->data(), end, days);
  if (failure != std::errc() || at != end) days = -1;
  words.max_rate_age = days;
  if (days < 0) throw UsageError(fmt::format("--max-rate-age {}: a number of days, 0 to 36525 (a century)", *max_age_));
}

void QuestionOptions::declare(CommandLine& line, Bases bases, Periods periods) {
  several_ = bases;
  line.group("Which figures");
  if (periods == Periods::many) {
    line.option(
        "--period", period_, "P",
        "2024H1 (or 1H24), 2024Q2, 9M2024, 2024, FY2025, 2024-02, 2024-06-30, TTM@2024-06-30, two days, a range "
        "2023H1..2024H2, 2024.., latest, 'last 8 quarters' or TTM (default: every stated one)",
        Takes(Takes::Kind::periods, {"latest", "TTM", "last 4 quarters", "last 8 quarters"}));
    line.option("--by", by_, "STEP",
                "cut periods by year, half, quarter, month, fiscal-year, fiscal-half or fiscal-quarter",
                Takes{"year", "half", "quarter", "month", "fiscal-year", "fiscal-half", "fiscal-quarter"});
  }
  line.option("--measure", measure_, "KEY",
              "exactly this one, also one made of others (free-cash-flow); any: each company's own (default: of capex, "
              "capex-with-leases and capex-cash the one "
              "that answers most of what is asked)",
              Takes(Takes::Kind::measures, {"any"}));
  std::string basis_help = "actual, guidance or estimate (default actual)";
  if (bases == Bases::in_order) {
    basis_help += ", or several such as actual,estimate: who has no figure on the first answers on the next";
  } else if (bases == Bases::each) {
    basis_help += ", or several such as guidance,actual: a line for each";
  }
  line.option("--basis", basis_, bases == Bases::one ? "BASIS" : "BASES", basis_help,
              several_ == Bases::one ? Takes{"actual", "guidance", "estimate"}
                                     : Takes{"actual", "guidance", "estimate"}.listed());
  line.option("--scope", scope_, "SCOPE", "total, or a part such as domestic (default total)", Takes::Kind::scopes);
  line.option("--vintage", vintage_, "VINTAGE",
              "latest (the newest figures, the default) or first (as before any restatement)",
              Takes{"latest", "first"});
  line.option("--align", align_, "ALIGNMENT",
              "exact (the default), or nearest: answer with the nearest days that the figures reach, at most 35 days "
              "off, and say how far",
              Takes{"exact", "nearest"});
  line.group("Currency and time");
  line.option("--in", in_, "CURRENCY", "convert to it: USD, $, RMB, yuan, 元 ...", Takes::Kind::currencies);
  rates_.declare(line);
}

namespace {

// A word that was typed, which is not left empty.
std::string typed(const char* option, const std::optional<std::string>& word) {
  if (word && word->empty()) throw UsageError(fmt::format("{}: it says nothing: leave it out", option));
  return word.value_or("");
}

}  // namespace

void RatioOptions::declare(CommandLine& line) {
  line.option("--per", per_, "MEASURE",
              "the ratio to another flow of the same company and days, such as revenue or operating-cash-flow",
              Takes::Kind::flows);
  line.option("--net-of", net_of_, "MEASURE",
              "less another flow of the same company and days, such as disposal-proceeds; missing is not taken as 0",
              Takes::Kind::flows);
}

void RatioOptions::into(Question& words) const {
  words.per = typed("--per", per_);
  words.net_of = typed("--net-of", net_of_);
}

Question QuestionOptions::question(const std::optional<std::string>& over, bool constant_currency) const {
  Question words;
  words.periods = typed("--period", period_);
  words.by = typed("--by", by_);
  words.measure = typed("--measure", measure_);
  words.basis = typed("--basis", basis_);
  words.scope = typed("--scope", scope_);
  words.in = typed("--in", in_);
  words.vintage = typed("--vintage", vintage_);
  words.align = typed("--align", align_);
  words.over = typed("--over", over);
  words.constant_currency = constant_currency;
  rates_.into(words);
  return words;
}

}  // namespace capex::tool
