#include "io/sec/company_facts_rows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "io/input/text_index.hpp"
#include "io/sec/fact_choice.hpp"
#include "io/sec/fact_lines.hpp"
#include "io/sec/fact_precision.hpp"
#include "money/money.hpp"

namespace capex::core {
namespace {

Period period_of(const FiledFact& fact) {
  return Period::between(date_of(fact.first), date_of(fact.last));
}

class RowMaker {
 public:
  RowMaker(FiledFacts& facts, const ConceptMap& concepts, const std::string& name, const CompanyFactsOptions& options,
           Batch& batch)
      : facts_(&facts),
        concepts_(&concepts),
        name_(&name),
        options_(&options),
        batch_(&batch),
        variants_(batch.variants),
        reporting_(options.reporting_currency.value_or(facts.main_currency())),
        file_(static_cast<std::int32_t>(batch.files.size())) {
    TextIndex measures(measures_);
    for (const ConceptMapping& mapping : concepts.mappings()) measure_of_.push_back(measures.of(mapping.measure));
    sources_.resize(facts.filings.size(), -1);
  }

  void make() {
    batch_->files.push_back(*name_);
    std::vector<FiledFact>& facts = facts_->facts;
    find_notes(*facts_, *concepts_);
    // Of one filing, measure and period: the reporting currency first, then currency by currency, lines before notes,
    // by rank.
    const auto order = [&](const FiledFact& fact) {
      const ConceptMapping& mapping = mapping_of(fact);
      const Currency currency = facts_->currency(fact.money);
      return std::tuple(fact.filing, measure_of(fact), fact.first, fact.last, currency != reporting_, currency.number(),
                        fact.role, mapping.rank, fact.concept_index, fact.minor, fact.line, fact.number);
    };
    std::sort(facts.begin(), facts.end(), [&](const FiledFact& a, const FiledFact& b) { return order(a) < order(b); });

    precision_.emplace(*facts_, *concepts_);

    for (FactSpan rest = facts; !rest.empty();) {
      const FactSpan alike = run(rest, [&](const FiledFact& fact) {
        return std::tuple(fact.filing, measure_of(fact), fact.first, fact.last);
      });
      rest = rest.subspan(alike.size());
      make_period(alike);
    }
  }

 private:
  const ConceptMapping& mapping_of(const FiledFact& fact) const {
    return concepts_->mappings()[static_cast<std::size_t>(fact.concept_index)];
  }
  std::int32_t measure_of(const FiledFact& fact) const {
    return measure_of_[static_cast<std::size_t>(fact.concept_index)];
  }

  /// All that one filing says about one measure in one period.
  void make_period(FactSpan facts) {
    const auto by_money = [](const FiledFact& fact) { return fact.money; };
    const FiledFact* figure = nullptr;
    bool in_reporting = false;
    for (; !facts.empty();) {
      const FactSpan alike = run(facts, by_money);
      facts = facts.subspan(alike.size());
      if (facts_->currency(alike.front().money) == reporting_) {
        in_reporting = true;
        figure = choose(alike);
        if (figure != nullptr) add_figure(*figure, larger_than(*figure, alike));
      } else if (!in_reporting) {
        if (const FiledFact* const other = choose(alike)) add_figure(*other, larger_than(*other, alike));
      } else {
        add_translation(alike, figure);
      }
    }
  }

  /// Only of the very concept that the figure is of; without a figure there is nothing to translate.
  void add_translation(FactSpan facts, const FiledFact* figure) {
    const auto by_concept = [](const FiledFact& fact) { return fact.concept_index; };
    while (!facts.empty()) {
      const FactSpan alike = run(facts, by_concept);
      facts = facts.subspan(alike.size());
      if (figure == nullptr || alike.front().concept_index != figure->concept_index) {
        const bool note = alike.front().role == FactRole::note;
        count(figure == nullptr && !note ? facts_->counts.bad : facts_->counts.outranked, alike.size());
      } else if (const FiledFact* const translation = choose(alike)) {
        add_claim(*translation);
      }
    }
  }

  /// What another line of the filing says of the same period where that is more by over a fiftieth: by rank it does not
  /// speak, but a reader should know of it. Null where there is none.
  static const FiledFact* larger_than(const FiledFact& figure, FactSpan facts) {
    for (const FiledFact& fact : facts) {
      if (fact.role != FactRole::line || fact.concept_index == figure.concept_index) continue;
      if (says_more(fact.minor, figure.minor)) return &fact;
    }
    return nullptr;
  }

  /// The fact that speaks of those in one currency; null where none does, and a problem where the best concept
  /// contradicts itself.
  const FiledFact* choose(FactSpan facts) {
    if (facts.front().role == FactRole::note) {
      count(facts_->counts.outranked, facts.size());
      return nullptr;
    }
    const FactChoice choice = choose_fact(facts);
    count(facts_->counts.outranked, facts.size() - choice.of);
    if (choice.against == nullptr) {
      count(facts_->counts.repeated, choice.of - 1);
      return choice.fact;
    }
    count(facts_->counts.bad, choice.of);
    const FiledFact& fact = *choice.fact;
    const Currency currency = facts_->currency(fact.money);
    problem(fact,
            fmt::format("and fact {} contradict each other: {} states both {} and {} {} for {}; neither is loaded",
                        choice.against->number, filing_of(fact).key, units_text(fact.minor, currency),
                        units_text(choice.against->minor, currency), currency.code(), to_string(period_of(fact))));
    return nullptr;
  }

  void add_figure(const FiledFact& fact, const FiledFact* larger) {
    const std::optional<Stated> amount = stated(fact);
    if (!amount) return;
    FigureRow row{series_of(fact), label_of(fact), source_of(fact), -1, *amount, {file_, fact.line}};
    if (const std::int8_t variant = mapping_of(fact).variant; variant != 0) {
      row.variant = variants_.of(std::string(concepts_->meaning(variant)));
    } else if (fact.role == FactRole::narrower || may_be_a_part(fact, larger)) {
      row.variant = variants_.of("narrower");
    }
    if (fact.turned || larger != nullptr) {
      row.words = static_cast<std::int32_t>(batch_->words.size());
      batch_->words.push_back(words_of(fact, larger));
    }
    batch_->figures.push_back(row);
    ++facts_->counts.figures;
  }

  /// A payment beside which another of the filing says more: nothing but the rank makes it the line.
  bool may_be_a_part(const FiledFact& fact, const FiledFact* larger) const {
    return larger != nullptr && mapping_of(fact).positive && mapping_of(*larger).positive;
  }

  /// What explain should say of a figure beside its amount.
  std::string words_of(const FiledFact& fact, const FiledFact* larger) const {
    std::string words;
    if (fact.turned) words = fmt::format("{} as filed", units_text(-fact.minor, facts_->currency(fact.money)));
    if (larger != nullptr) {
      words += fmt::format("{}{} of {}, not {} of {}", words.empty() ? "" : "; ",
                           units_text(fact.minor, facts_->currency(fact.money)), mapping_of(fact).name,
                           units_text(larger->minor, facts_->currency(larger->money)), mapping_of(*larger).name);
    }
    return words;
  }

  void add_claim(const FiledFact& fact) {
    const std::optional<Stated> amount = stated(fact);
    if (!amount) return;
    const Currency currency = facts_->currency(fact.money);
    const Period period = period_of(fact);
    const std::string& measure = mapping_of(fact).measure;
    const std::string& filing = filing_of(fact).key;
    source_of(fact);
    batch_->claims.push_back({fmt::format("{}/{}/{}..{}/{}", filing, measure, to_string(period.first()),
                                          to_string(period.last()), currency.code()),
                              ClaimKind::equivalent,
                              {{options_->company, measure, Basis::actual, "total"}, Label::days(period)},
                              *amount,
                              currency,
                              filing,
                              {},
                              {},
                              {},
                              {file_, fact.line}});
    ++facts_->counts.equivalents;
  }

  /// Nothing and a problem where the bounds do not fit.
  std::optional<Stated> stated(const FiledFact& fact) {
    const int decimals = options_->decimals ? *options_->decimals : precision_->decimals(fact);
    if (const auto amount = stated_to(fact.minor, decimals, facts_->currency(fact.money))) return amount;
    problem(fact, fmt::format("{}, stated to {} decimals, does not fit 64-bit minor units",
                              units_text(fact.minor, facts_->currency(fact.money)), decimals));
    count(facts_->counts.bad, 1);
    return std::nullopt;
  }

  std::int32_t series_of(const FiledFact& fact) {
    const auto next = static_cast<std::int32_t>(batch_->series.size());
    const auto [found, is_new] = series_.emplace(std::pair(measure_of(fact), fact.money), next);
    if (is_new) {
      batch_->series.push_back(
          {{options_->company, mapping_of(fact).measure, Basis::actual, "total"}, facts_->currency(fact.money)});
    }
    return found->second;
  }

  std::int32_t label_of(const FiledFact& fact) {
    const auto days = std::pair(fact.first, fact.last);
    const auto [found, is_new] = labels_.emplace(days, static_cast<std::int32_t>(batch_->labels.size()));
    if (is_new) batch_->labels.push_back(Label::days(period_of(fact)));
    return found->second;
  }

  /// A filing becomes a source with its first row.
  std::int32_t source_of(const FiledFact& fact) {
    std::int32_t& index = sources_[static_cast<std::size_t>(fact.filing)];
    if (index >= 0) return index;
    const Filing& filing = filing_of(fact);
    index = static_cast<std::int32_t>(batch_->source_keys.size());
    batch_->source_keys.push_back(filing.key);
    std::string publisher = !options_->publisher.empty()   ? options_->publisher
                            : !facts_->entity_name.empty() ? facts_->entity_name
                                                           : options_->company;
    batch_->sources.push_back({as_source(filing, std::move(publisher), facts_->cik), {file_, fact.line}});
    return index;
  }

  const Filing& filing_of(const FiledFact& fact) const {
    return facts_->filings[static_cast<std::size_t>(fact.filing)];
  }

  void problem(const FiledFact& fact, const std::string& message) {
    const ConceptMapping& mapping = mapping_of(fact);
    facts_->problems.push_back(
        Problem{Place{*name_, fact.line}, fmt::format("{} {}, {}, fact {} {}", mapping.taxonomy, mapping.name,
                                                      facts_->currency(fact.money).code(), fact.number, message)});
  }

  static void count(std::int64_t& counter, std::size_t by) { counter += static_cast<std::int64_t>(by); }

  FiledFacts* facts_;
  const ConceptMap* concepts_;
  const std::string* name_;
  const CompanyFactsOptions* options_;
  Batch* batch_;
  TextIndex variants_;
  Currency reporting_;
  std::optional<FactPrecision> precision_;
  std::int32_t file_;

  std::vector<std::string> measures_;
  std::vector<std::int32_t> measure_of_;  // of each mapping
  std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> series_;
  std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> labels_;
  std::vector<std::int32_t> sources_;  // of each filing; -1 for none yet
};

}  // namespace

void add_company_facts(FiledFacts& facts, const ConceptMap& concepts, const std::string& name,
                       const CompanyFactsOptions& options, Batch& batch) {
  RowMaker(facts, concepts, name, options, batch).make();
}

}  // namespace capex::core
