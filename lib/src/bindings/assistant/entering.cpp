#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <utility>

#include "bindings/assistant/argument_schema.hpp"
#include "bindings/assistant/json_parts.hpp"
#include "bindings/assistant/tools.hpp"
#include "text/near_names.hpp"

namespace capex::bindings {

namespace {

/// A column of an entry, by the name of its argument.
template <class Entry>
struct EntryText {
  std::string_view name;
  std::string Entry::*text;
};

constexpr EntryText<CompanyEntry> company_columns[] = {
    {"key", &CompanyEntry::key},
    {"name", &CompanyEntry::name},
    {"reporting_currency", &CompanyEntry::reporting_currency},
    {"fiscal_year_end", &CompanyEntry::fiscal_year_end},
    {"country", &CompanyEntry::country},
    {"ticker", &CompanyEntry::ticker},
};
constexpr EntryText<SourceEntry> source_columns[] = {
    {"key", &SourceEntry::key},           {"publisher", &SourceEntry::publisher}, {"kind", &SourceEntry::kind},
    {"known_on", &SourceEntry::known_on}, {"title", &SourceEntry::title},         {"url", &SourceEntry::url},
    {"note", &SourceEntry::note},
};
constexpr EntryText<FigureEntry> figure_columns[] = {
    {"company", &FigureEntry::company}, {"period", &FigureEntry::period},     {"amount", &FigureEntry::amount},
    {"source", &FigureEntry::source},   {"currency", &FigureEntry::currency}, {"measure", &FigureEntry::measure},
    {"basis", &FigureEntry::basis},     {"scope", &FigureEntry::scope},       {"decimals", &FigureEntry::decimals},
    {"words", &FigureEntry::words},
};
constexpr EntryText<ClaimEntry> claim_columns[] = {
    {"kind", &ClaimEntry::kind},     {"company", &ClaimEntry::company}, {"period", &ClaimEntry::period},
    {"stated", &ClaimEntry::stated}, {"source", &ClaimEntry::source},   {"currency", &ClaimEntry::currency},
    {"parts", &ClaimEntry::parts},   {"key", &ClaimEntry::key},         {"measure", &ClaimEntry::measure},
    {"basis", &ClaimEntry::basis},   {"scope", &ClaimEntry::scope},     {"decimals", &ClaimEntry::decimals},
    {"words", &ClaimEntry::words},   {"note", &ClaimEntry::note},
};
constexpr EntryText<RateEntry> rate_columns[] = {
    {"provider", &RateEntry::provider}, {"base", &RateEntry::base},  {"quote", &RateEntry::quote},
    {"day", &RateEntry::day},           {"value", &RateEntry::rate},
};

[[noreturn]] void refuse_argument(const Tool& tool, const std::string& name) {
  std::vector<std::string> known;
  for (const std::string& each : names_in(tool.names)) known.push_back(argument_name(each));
  throw QuestionError::sentence(
      name, fmt::format("'{}' has no '{}'{}", tool.name, name, core::did_you_mean_one_of(name, known)));
}

/// Takes out `dry_run`, which is so unless it is said not to be.
bool is_dry(Words& words) {
  bool dry = true;
  for (auto word = words.begin(); word != words.end();) {
    if (argument_name(word->first) != "dry_run") {
      ++word;
      continue;
    }
    if (word->second != "true" && word->second != "false") {
      throw QuestionError("dry_run", "true or false, not '" + word->second + "'");
    }
    dry = word->second == "true";
    word = words.erase(word);
  }
  return dry;
}

void require_said(const Tool& tool, const Words& words) {
  for (const std::string& needed : names_in(tool.required)) {
    bool said = false;
    for (const auto& word : words) said = said || argument_name(word.first) == argument_name(needed);
    if (!said) throw QuestionError(argument_name(needed), "it is needed, and nothing says it");
  }
}

ToolAnswer told_entry(std::vector<std::string> sentences, const std::vector<std::string>& doubts, bool dry,
                      const JsonObject& counts) {
  for (const std::string& doubt : doubts) sentences.push_back("in doubt: " + doubt);
  sentences.emplace_back(dry ? "nothing was changed: dry_run=false does it" : "done");
  ToolAnswer answer;
  answer.text = fmt::format("{}", fmt::join(sentences, "\n"));
  answer.json =
      JsonObject{{"done", dry ? "false" : "true"}, {"counts", counts.text()}, {"notes", json_list_of_texts(sentences)}}
          .text();
  return answer;
}

ToolAnswer told_load(const Loaded& loaded, bool dry) {
  return told_entry(loaded.notes, loaded.doubts, dry,
                    {{"figures", std::to_string(loaded.figures)},
                     {"claims", std::to_string(loaded.claims)},
                     {"rates", std::to_string(loaded.rates)},
                     {"others", std::to_string(loaded.others)},
                     {"repeated", std::to_string(loaded.repeated)}});
}

template <class Entry, std::size_t count>
bool fill(Entry& entry, const EntryText<Entry> (&columns)[count], const std::string& name, const std::string& value) {
  for (const EntryText<Entry>& column : columns) {
    if (column.name != argument_name(name)) continue;
    entry.*column.text = value;
    return true;
  }
  return false;
}

template <class Entry>
ToolAnswer entered(const AssistantOptions& options, const Tool& tool, const Entry& entry, bool dry) {
  ImportOptions how;
  how.dry_run = dry;
  how.command = fmt::format("serve {}", tool.name);
  Database db = Database::open(options.file, Access::read_write);
  return told_load(db.add(entry, how), dry);
}

template <class Entry, std::size_t count>
ToolAnswer enter(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments,
                 const EntryText<Entry> (&columns)[count]) {
  Words words = words_of(arguments);
  const bool dry = is_dry(words);
  require_said(tool, words);
  Entry entry{};
  for (const auto& [name, value] : words) {
    if (!fill(entry, columns, name, value)) refuse_argument(tool, name);
  }
  return entered(options, tool, entry, dry);
}

ToolAnswer add_source(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments) {
  return enter(options, tool, arguments, source_columns);
}
ToolAnswer add_figure(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments) {
  return enter(options, tool, arguments, figure_columns);
}
ToolAnswer add_claim(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments) {
  return enter(options, tool, arguments, claim_columns);
}
ToolAnswer add_rate(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments) {
  return enter(options, tool, arguments, rate_columns);
}

/// Which alone has lists.
ToolAnswer add_company(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments) {
  CompanyEntry entry;
  core::JsonValue texts = arguments;
  texts.members.clear();
  for (const auto& [name, value] : arguments.members) {
    const std::string argument = argument_name(name);
    std::vector<std::string>* const list = argument == "aliases"         ? &entry.aliases
                                           : argument == "group_members" ? &entry.members
                                                                         : nullptr;
    if (list == nullptr) {
      texts.members.emplace_back(name, value);
      continue;
    }
    for (const core::JsonValue& item : value.items) list->push_back(item.text);
    if (value.kind == core::JsonValue::Kind::text) list->push_back(value.text);
  }
  Words words = words_of(texts);
  const bool dry = is_dry(words);
  require_said(tool, words);
  for (const auto& [name, value] : words) {
    if (!fill(entry, company_columns, name, value)) refuse_argument(tool, name);
  }
  return entered(options, tool, entry, dry);
}

ToolAnswer undo(const AssistantOptions& options, const Tool& tool, const core::JsonValue& arguments) {
  Words words = words_of(arguments);
  const bool dry = is_dry(words);
  require_said(tool, words);
  std::int64_t import = 0;
  for (const auto& [name, value] : words) {
    if (name != "import") refuse_argument(tool, name);
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), import);
    if (failure != std::errc() || end != value.data() + value.size()) {
      throw QuestionError("import", fmt::format("'{}' is no import: they have numbers, see list what=imports", value));
    }
  }
  Database db = Database::open(options.file, Access::read_write);
  const Undone undone = db.undo(import, dry);
  std::vector<std::string> sentences = undone.notes;
  for (const std::string& removed : undone.removed) sentences.push_back("remove " + removed);
  for (const std::string& kept : undone.kept) sentences.push_back("keep " + kept);
  return told_entry(std::move(sentences), {}, dry,
                    {{"figures", std::to_string(undone.figures)},
                     {"claims", std::to_string(undone.claims)},
                     {"rates", std::to_string(undone.rates)},
                     {"others", std::to_string(undone.others)}});
}

}  // namespace

const Tool entering_tools[6] = {
    {"add_company", "Add a company", "A company or a group that figures can be of; one that is there keeps what it is",
     "key,name,reporting-currency,fiscal-year-end,country,ticker,aliases,group-members,dry-run", "key", true, false,
     add_company},
    {"add_source", "Add a source", "A document that states figures or claims",
     "key,publisher,kind,known-on,title,url,note,dry-run", "key,publisher,kind,known-on", true, false, add_source},
    {"add_figure", "Add a figure",
     "One amount, as its source states it. It replaces none: which stands is decided when asked; what looks wrong "
     "beside the company's other figures is said",
     "company,period,amount,source,currency,measure,basis,scope,decimals,words,dry-run", "company,period,amount,source",
     true, false, add_figure},
    {"add_claim", "Add a claim", "What a source says about figures: a growth, a total, a share, an equivalent",
     "kind,company,period,stated,source,currency,parts,key,measure,basis,scope,decimals,words,note,dry-run",
     "kind,company,period,stated,source", true, false, add_claim},
    {"add_rate", "Add a rate", "An exchange rate of one day", "provider,base,quote,day,value,dry-run",
     "provider,base,quote,day,value", true, false, add_rate},
    {"undo", "Take an import back", "Takes back what one import brought, each entry being one: list what=imports",
     "import,dry-run", "import", true, true, undo},
};

}  // namespace capex::bindings
