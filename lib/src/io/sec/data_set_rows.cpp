#include "io/sec/data_set_rows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "io/input/text_index.hpp"
#include "io/sec/exact_days.hpp"
#include "io/sec/fact_choice.hpp"
#include "io/sec/fact_precision.hpp"
#include "model/measure.hpp"
#include "money/money.hpp"

namespace capex::core {
namespace {

using Numbers = std::span<const DataSetNumber>;

/// Whether amounts of the measure may well be below zero.
bool is_signed(std::string_view measure) {
  return std::find(std::begin(signed_measures), std::end(signed_measures), measure) != std::end(signed_measures);
}

class FilingRows {
 public:
  FilingRows(DataSet& data, std::span<DataSetNumber> numbers, const ConceptMap& concepts, const KnownFiling& known,
             const std::string& name, Batch& batch, Problems& problems, LeftOut& left_out)
      : data_(&data),
        counts_(&data.counts),
        numbers_(numbers),
        concepts_(&concepts),
        known_(&known),
        name_(&name),
        batch_(&batch),
        problems_(&problems),
        left_out_(&left_out),
        variants_(batch.variants),
        reporting_(known.reporting_currency.value_or(main_currency())) {}

  void make() {
    batch_->files.push_back(*name_);
    std::vector<FiledFact>& facts = data_->monies.facts;
    facts.clear();
    for (const DataSetNumber& number : numbers_) facts.push_back(as_fact(number));
    precision_.emplace(data_->monies, *concepts_);

    const auto order = [&](const DataSetNumber& number) {
      const ConceptMapping& mapping = mapping_of(number.concept_index);
      const Currency currency = currency_of(number.money);
      return std::tuple(std::string_view(mapping.measure), number.scope, number.end, number.quarters,
                        currency != reporting_, currency.number(), number.own, mapping.rank, number.concept_index,
                        number.minor, number.line);
    };
    std::sort(numbers_.begin(), numbers_.end(),
              [&](const DataSetNumber& a, const DataSetNumber& b) { return order(a) < order(b); });
    for (Numbers rest = numbers_; !rest.empty();) {
      const Numbers alike = run(rest, [&](const DataSetNumber& number) {
        return std::tuple(std::string_view(mapping_of(number.concept_index).measure), number.scope, number.end,
                          number.quarters);
      });
      rest = rest.subspan(alike.size());
      make_period(alike);
    }
  }

 private:
  const ConceptMapping& mapping_of(std::int32_t concept_index) const {
    return concepts_->mappings()[static_cast<std::size_t>(concept_index)];
  }
  Currency currency_of(std::int32_t money) const { return data_->monies.currency(money); }

  /// Of equals the first by code.
  Currency main_currency() const {
    std::map<Currency, int> counted;
    for (const DataSetNumber& number : numbers_) ++counted[currency_of(number.money)];
    const auto most = std::max_element(counted.begin(), counted.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counted.end() ? Currency::none() : most->first;
  }

  /// Of the whole a payment below zero is the filer's slip; of a part it is an elimination.
  FiledFact as_fact(const DataSetNumber& number) const {
    const bool turned = number.scope == 0 && number.minor < 0 && mapping_of(number.concept_index).positive;
    return {0,
            number.concept_index,
            0,
            0,
            number.money,
            number.line,
            number.line,
            FactRole::line,
            turned,
            turned ? -number.minor : number.minor};
  }

  /// All that the filing says of one measure and scope in one rounded period.
  void make_period(Numbers numbers) {
    if (numbers.front().scope == 0) {
      const auto own = static_cast<std::size_t>(
          std::count_if(numbers.begin(), numbers.end(), [](const DataSetNumber& number) { return number.own; }));
      if (own < numbers.size()) {
        count(counts_->whole, numbers.size() - own);
        return count(counts_->outranked, own);
      }
    }
    const bool in_reporting = currency_of(numbers.front().money) == reporting_;
    for (bool first = true; !numbers.empty(); first = false) {
      const Numbers alike = run(numbers, [](const DataSetNumber& number) { return number.money; });
      numbers = numbers.subspan(alike.size());
      if (in_reporting && !first) {
        count(counts_->translations, alike.size());
      } else {
        add_figure(alike);
      }
    }
  }

  void add_figure(Numbers numbers) {
    std::vector<FiledFact> facts;
    for (const DataSetNumber& number : numbers) facts.push_back(as_fact(number));
    const FactChoice choice = choose_fact(facts);
    count(counts_->outranked, facts.size() - choice.of);
    if (choice.against != nullptr) return count(counts_->contradicting, choice.of);
    count(counts_->repeated, choice.of - 1);

    const DataSetNumber& number = numbers.front();
    const FiledFact& fact = *choice.fact;
    const ConceptMapping& mapping = mapping_of(fact.concept_index);
    if (number.scope != 0 && fact.minor < 0 && !is_signed(mapping.measure)) return count(counts_->eliminations, 1);
    const RoundedPeriod rounded{date_of(number.end), number.quarters};
    const ExactDays exact = exact_days(rounded, known_->of_filing, known_->of_filer);
    if (!exact.days) {
      count(exact.several ? counts_->several_days : counts_->unknown_days, 1);
      return note(exact.several ? left_out_->several_days : left_out_->unknown_days, fact.line);
    }
    const Currency currency = currency_of(fact.money);
    const int decimals = known_->decimals ? *known_->decimals : precision_->decimals(fact);
    const auto amount = stated_to(fact.minor, decimals, currency);
    if (!amount) {
      problems_->push_back(
          Problem{Place{*name_, fact.line}, fmt::format("{} {}, stated to {} decimals, does not fit 64-bit minor units",
                                                        units_text(fact.minor, currency), currency.code(), decimals)});
      return count(counts_->bad, 1);
    }
    FigureRow row{series_of(mapping.measure, number.scope, currency),
                  label_of(*exact.days),
                  source(),
                  -1,
                  *amount,
                  {file_, fact.line}};
    if (mapping.variant != 0) row.variant = variants_.of(std::string(concepts_->meaning(mapping.variant)));
    if (fact.turned) {
      row.words = static_cast<std::int32_t>(batch_->words.size());
      batch_->words.push_back(fmt::format("{} as filed", units_text(-fact.minor, currency)));
    }
    batch_->figures.push_back(row);
    count(counts_->figures, 1);
  }

  std::int32_t series_of(const std::string& measure, std::int32_t scope, Currency currency) {
    const auto next = static_cast<std::int32_t>(batch_->series.size());
    const auto [found, is_new] = series_.emplace(std::tuple(measure, scope, currency), next);
    if (is_new) {
      batch_->series.push_back(
          {{known_->company, measure, Basis::actual, data_->scopes[static_cast<std::size_t>(scope)]}, currency});
    }
    return found->second;
  }

  std::int32_t label_of(const Period& period) {
    const auto [found, is_new] = labels_.emplace(period, static_cast<std::int32_t>(batch_->labels.size()));
    if (is_new) batch_->labels.push_back(Label::days(period));
    return found->second;
  }

  /// The filing becomes a source with its first row.
  std::int32_t source() {
    if (source_ >= 0) return source_;
    const DataSetFiling& filing = data_->filings[static_cast<std::size_t>(numbers_.front().filing)];
    source_ = static_cast<std::int32_t>(batch_->source_keys.size());
    batch_->source_keys.push_back(filing.filing.key);
    batch_->sources.push_back(
        {as_source(filing.filing, known_->publisher, filing.cik), {file_, numbers_.front().line}});
    return source_;
  }

  static void note(std::vector<std::int32_t>& lines, std::int32_t line) {
    constexpr std::size_t enough = 4;
    lines.insert(std::upper_bound(lines.begin(), lines.end(), line), line);
    if (lines.size() > enough) lines.pop_back();
  }
  static void count(std::int64_t& counter, std::size_t by) { counter += static_cast<std::int64_t>(by); }

  DataSet* data_;
  DataSetCounts* counts_;
  std::span<DataSetNumber> numbers_;
  const ConceptMap* concepts_;
  const KnownFiling* known_;
  const std::string* name_;
  Batch* batch_;
  Problems* problems_;
  LeftOut* left_out_;
  TextIndex variants_;
  Currency reporting_;
  std::optional<FactPrecision> precision_;
  std::int32_t file_ = static_cast<std::int32_t>(batch_->files.size());
  std::int32_t source_ = -1;
  std::map<std::tuple<std::string, std::int32_t, Currency>, std::int32_t> series_;
  std::map<Period, std::int32_t> labels_;
};

}  // namespace

void add_data_set_filing(DataSet& data, std::span<DataSetNumber> numbers, const ConceptMap& concepts,
                         const KnownFiling& known, const std::string& name, Batch& batch, Problems& problems,
                         LeftOut& left_out) {
  FilingRows(data, numbers, concepts, known, name, batch, problems, left_out).make();
}

}  // namespace capex::core
