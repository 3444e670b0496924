#include "io/sec/company_facts_json.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

#include "io/sec/json_value.hpp"

namespace capex::core {
namespace {

/// The part of a fact that a key names; null for what is not wanted. Of a fact that feeds no measure only whether it is
/// over a period is.
FieldText* part_of(FactText& fact, const char* key, bool mapped) {
  switch (*key) {
    case 's':
      return is_key(key, "start\"") ? &fact.start : nullptr;
    case 'v':
      return mapped && is_key(key, "val\"") ? &fact.val : nullptr;
    case 'a':
      return mapped && is_key(key, "accn\"") ? &fact.accn : nullptr;
    case 'e':
      return mapped && is_key(key, "end\"") ? &fact.end : nullptr;
    case 'f':
      if (mapped && is_key(key, "filed\"")) return &fact.filed;
      return mapped && is_key(key, "form\"") ? &fact.form : nullptr;
    default:
      return nullptr;
  }
}

/// The same of a key that is written with an escape, which JSON allows in any.
FieldText* part_of_escaped(FactText& fact, ondemand::field& field, bool mapped) {
  const char* end = field.key().raw();
  bool escaped = false;
  for (; *end != '"' && !escaped; ++end) escaped = *end == '\\';
  if (!escaped) return nullptr;
  constexpr std::string_view padding = "\"      ";  // a comparison looks at as many bytes as a name has
  const std::string_view key = field.unescaped_key();
  return part_of(fact, std::string(key).append(padding).c_str(), mapped);
}

/// One reading of one document.
class Walk {
 public:
  Walk(const ConceptMap& concepts, FiledFacts& facts) : concepts_(&concepts), facts_(&facts) {}

  void read(ondemand::object document) {
    each_field(document, [&](ondemand::field field) {
      const char* const at = field.key().raw();  // which unescaping moves past
      const std::string_view key = field.unescaped_key();
      ondemand::value value = field.value();
      // Of two by one name one would be believed in silence.
      if (key == "entityName" || key == "cik" || key == "facts") once(at, key, document_keys_);
      if (key == "entityName") {
        if (const FieldText name = field_text(value); name.kind == FieldText::Kind::string) {
          facts_->entity_name = name.text;
        }
      } else if (key == "cik") {
        if (const FieldText cik = field_text(value); is_cik(cik)) facts_->cik = cik.text;
      } else if (key == "facts") {
        if (!is_object(value, "facts")) return;
        each_field(value.get_object(), [&](ondemand::field taxonomy) { read_taxonomy(taxonomy); });
      }
    });
  }

 private:
  template <class Names>
  void once(const char* at, std::string_view name, Names& met) {
    if (std::find(met.begin(), met.end(), name) != met.end()) {
      facts_->problem(at, fmt::format("'{}' is there twice; one of the two would be believed in silence", name));
    }
    met.emplace_back(name);
  }

  bool is_object(ondemand::value& value, std::string_view what) {
    if (token(value).front() == '{') return true;
    facts_->problem(token(value).data(), fmt::format("'{}' is {}, expected an object", what, kind_of(value)));
    return false;
  }

  static bool is_cik(const FieldText& field) {
    return field.kind != FieldText::Kind::other && !field.text.empty() && field.text.size() <= 10 &&
           field.text.find_first_not_of("0123456789") == std::string_view::npos;
  }

  static std::string kind_of(ondemand::value& value) {
    const std::string_view text = token(value);
    return text.starts_with('[') ? "a list" : text.starts_with('{') ? "an object" : std::string(text.substr(0, 40));
  }

  void read_taxonomy(ondemand::field field) {
    const char* const at = field.key().raw();
    list_.taxonomy = field.unescaped_key();
    once(at, list_.taxonomy, taxonomy_names_);
    ondemand::value value = field.value();
    if (!is_object(value, list_.taxonomy)) return;
    each_field(value.get_object(), [&](ondemand::field member) { read_concept(member); });
  }

  void read_concept(ondemand::field field) {
    const char* const at = field.key().raw();
    list_.name = field.unescaped_key();
    ondemand::value value = field.value();
    if (!is_object(value, list_.name)) return;
    const auto index = concepts_->find(list_.taxonomy, list_.name);
    list_.concept_index = index ? static_cast<std::int32_t>(*index) : -1;
    list_.at_a_day = index && concepts_->mappings()[*index].at_a_day;
    list_.positive = index && concepts_->mappings()[*index].positive;
    if (index) once(at, fmt::format("{} {}", list_.taxonomy, list_.name), concept_names_);
    bool has_units = false;
    unit_names_.clear();
    each_field(value.get_object(), [&](ondemand::field part) {
      const char* const key = part.key().raw();  // which unescaping moves past
      if (!is_key(key, "units\"") && part.unescaped_key().value() != "units") return;
      if (index && has_units) facts_->problem(key, fmt::format("{} has 'units' twice", list_.name));
      has_units = true;
      ondemand::value units = part.value();
      if (!is_object(units, "units")) return;
      each_field(units.get_object(), [&](ondemand::field unit) { read_unit(unit); });
    });
  }

  void read_unit(ondemand::field field) {
    const char* const at = field.key().raw();
    list_.unit = field.unescaped_key();
    if (list_.concept_index >= 0) once(at, list_.unit, unit_names_);
    ondemand::value value = field.value();
    if (token(value).front() != '[') {
      facts_->problem(token(value).data(), fmt::format("{} {}, {}: expected a list of facts, found {}", list_.taxonomy,
                                                       list_.name, list_.unit, kind_of(value)));
      return;
    }
    list_.money = facts_->money_of(list_.unit);
    std::int32_t number = 0;
    for (auto element : value.get_array()) {
      if (list_.money < 0) {
        ++facts_->counts.facts;
        ++facts_->counts.other_units;
        continue;
      }
      read_fact(element.value(), ++number);
    }
  }

  void read_fact(ondemand::value value, std::int32_t number) {
    const std::string_view whole = token(value);
    if (whole.front() != '{') {
      ++facts_->counts.facts;
      ++facts_->counts.bad;
      if (!facts_->lists_more()) return;
      facts_->problem(whole.data(), fmt::format("{} {}, {}, fact {}: expected an object, found {}", list_.taxonomy,
                                                list_.name, list_.unit, number, kind_of(value)));
      return;
    }
    FactText fact;
    bool twice = false;
    each_field(value.get_object(), [&](ondemand::field field) {
      const bool mapped = list_.concept_index >= 0;
      FieldText* part = part_of(fact, field.key().raw(), mapped);
      if (part == nullptr && mapped) part = part_of_escaped(fact, field, mapped);
      if (part == nullptr) return;
      twice = twice || part->text.data() != nullptr;
      *part = field_text(field.value());
    });
    if (twice) {
      ++facts_->counts.facts;
      ++facts_->counts.bad;
      facts_->problem(whole.data(), fmt::format("{} {}, {}, fact {}: a part of it is there twice", list_.taxonomy,
                                                list_.name, list_.unit, number));
      return;
    }
    facts_->add(list_, fact, number, whole.data());
  }

  const ConceptMap* concepts_;
  FiledFacts* facts_;
  FactList list_;
  // Met so far: of the document; of its facts; of its mapped concepts; of the concept.
  std::vector<std::string> document_keys_, taxonomy_names_, concept_names_, unit_names_;
};

}  // namespace

struct CompanyFactsJson::State {
  ondemand::parser parser;
  ByteBuffer buffer;
};

CompanyFactsJson::CompanyFactsJson() : state_(std::make_unique<State>()) {
  find_parser();
}
CompanyFactsJson::~CompanyFactsJson() = default;

bool CompanyFactsJson::read(std::string_view json, const std::string& name, const ConceptMap& concepts,
                            FiledFacts& facts) {
  const simdjson::padded_string_view padded_text = padded(json, state_->buffer);
  const std::string_view text(padded_text.data(), padded_text.size());
  facts.begin(text, name);
  const char* at = text.data();
  std::string message;
  ondemand::document document;
  if (const simdjson::error_code code = state_->parser.iterate(padded_text).get(document); code != simdjson::SUCCESS) {
    message = not_whole(code);
    at = broken_place(code, text, nullptr);
  } else {
    try {
      Walk(concepts, facts).read(document.get_object());
      if (document.current_location().get(at) == simdjson::SUCCESS) {
        message = "there is more after the end of the document";
        at = std::min(at, text.data() + text.size());
      }
    } catch (const simdjson::simdjson_error& error) {
      message = not_whole(error.error());
      at = broken_place(error.error(), text, &document);
    }
  }
  if (message.empty()) return true;
  facts.begin(text, name);
  facts.problem(at, std::move(message));
  return false;
}

}  // namespace capex::core
