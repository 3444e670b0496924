#include "bindings/question_words.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>

#include "bindings/word_values.hpp"
#include "text/letters.hpp"
#include "text/near_names.hpp"

namespace capex::bindings {

namespace {

/// "max_rate_age" and "max-rate-age" are one name, and so are "periods" and "period".
std::string plain(std::string_view name) {
  std::string word = core::lower_case(name);
  std::replace(word.begin(), word.end(), '_', '-');
  if (word == "periods") return "period";
  if (word == "source") return "sources";
  return word;
}

struct TextMember {
  std::string_view name;
  std::string Question::*text;
};
constexpr TextMember text_members[] = {
    {"period", &Question::periods}, {"by", &Question::by},         {"measure", &Question::measure},
    {"basis", &Question::basis},    {"scope", &Question::scope},   {"in", &Question::in},
    {"rate", &Question::rate},      {"rates", &Question::rates},   {"vintage", &Question::vintage},
    {"align", &Question::align},    {"net-of", &Question::net_of}, {"per", &Question::per},
    {"over", &Question::over},
};

struct FlagMember {
  std::string_view name;
  bool Question::*flag;
};
constexpr FlagMember flag_members[] = {{"members", &Question::members},
                                       {"cagr", &Question::cagr},
                                       {"split", &Question::split},
                                       {"constant-currency", &Question::constant_currency}};

/// Whether the question has a member of the name, which is then filled in.
bool fill(Question& question, const std::string& name, std::string_view value) {
  for (const TextMember& member : text_members) {
    if (member.name != name) continue;
    question.*member.text = value;
    return true;
  }
  for (const FlagMember& member : flag_members) {
    if (member.name != name) continue;
    question.*member.flag = flag_of(name, value);
    return true;
  }
  if (name == "companies") {
    for (std::string& each : names_in(value)) question.companies.push_back(std::move(each));
  } else if (name == "company") {
    if (!value.empty()) question.companies.emplace_back(value);
  } else if (name == "max-rate-age") {
    question.max_rate_age =
        value.empty() ? std::nullopt : std::optional(static_cast<int>(count_of(name, value, 36525)));
  } else {
    return false;
  }
  return true;
}

/// What a kind is asked with: the question, and the words that are of the kind alone.
class Asked {
 public:
  Asked(std::string_view kind, const std::vector<std::string>& names, const Words& words) {
    for (const auto& [said, value] : words) {
      const std::string name = plain(said);
      const bool companies = name == "company" || name == "companies";
      const bool known = std::any_of(names.begin(), names.end(), [&](const std::string& each) {
        return each == name || (companies && (each == "company" || each == "companies"));
      });
      if (!known) {
        throw QuestionError::sentence(
            name, "'" + std::string(kind) + "' has no '" + said + "'" + core::did_you_mean_one_of(name, names));
      }
      if (!fill(question, name, value) && !value.empty()) own_.emplace_back(name, value);
    }
  }

  std::string text(std::string_view name) const {
    for (auto word = own_.rbegin(); word != own_.rend(); ++word) {
      if (word->first == name) return word->second;
    }
    return "";
  }
  std::string needed(const std::string& name) const {
    if (std::string said = text(name); !said.empty()) return said;
    throw QuestionError(name, "it is needed, and nothing says it");
  }
  bool flag(const std::string& name) const { return flag_of(name, text(name)); }
  std::vector<std::string> list(std::string_view name) const {
    std::vector<std::string> names;
    for (const auto& [said, value] : own_) {
      if (said != name) continue;
      for (std::string& each : names_in(value)) names.push_back(std::move(each));
    }
    return names;
  }
  std::int64_t count(const std::string& name, std::int64_t usual, std::int64_t most) const {
    const std::string said = text(name);
    return said.empty() ? usual : count_of(name, said, most);
  }
  /// Of what is a growth when it is said so.
  Question with_growth() const {
    Question grown = question;
    if (flag("growth") && grown.over.empty()) grown.over = "year";
    return grown;
  }
  View view(const Database& db, const char* day = "as-of") const {
    const std::string said = text(day);
    return said.empty() ? db.now() : db.as_of(said);
  }

  Question question;

 private:
  Words own_;
};

/// Where answers go: rows to the visitor, what is beside them to the reply.
class Teller {
 public:
  explicit Teller(const RowVisitor& visit) : visit_(&visit) {}

  void tell(Rows rows) {
    visit_->columns(std::move(rows.columns));
    for (Row& row : rows.rows) visit_->row(std::move(row));
  }
  template <class One>
  void tell(const Answers<One>& answers) {
    tell(answers.rows());
    beside.notes = answers.notes();
    beside.gaps = answers.gaps();
    beside.sources = answers.sources();
  }
  const RowVisitor& rows() const { return *visit_; }

  Reply beside;

 private:
  const RowVisitor* visit_;
};

void show(const Database& db, const Asked& asked, Teller& to) {
  to.tell(asked.view(db).show(asked.question));
}

void revisions(const Database& db, const Asked& asked, Teller& to) {
  to.tell(asked.view(db).revisions(asked.question));
}

void remaining(const Database& db, const Asked& asked, Teller& to) {
  to.tell(asked.view(db).remaining(asked.question));
}

void growth(const Database& db, const Asked& asked, Teller& to) {
  to.tell(asked.view(db).growth(asked.question));
}

void total(const Database& db, const Asked& asked, Teller& to) {
  to.tell(asked.view(db).total(asked.with_growth(), asked.flag("allow-missing")));
}

void screen(const Database& db, const Asked& asked, Teller& to) {
  ScreenQuestion screen{asked.text("condition"), asked.question, asked.text("sort"),
                        static_cast<std::size_t>(asked.count("top", 0, 1'000'000'000))};
  to.tell(asked.view(db).screen(screen));
}

// As the command does, without what is consistent unless all is asked for.
void check(const Database& db, const Asked& asked, Teller& to) {
  ClaimQuestion question;
  question.companies = asked.question.companies;
  question.sources = asked.list("sources");
  question.periods = asked.question.periods;
  question.verdict = asked.text("verdict");
  question.but_consistent = !asked.flag("all") && question.verdict.empty();
  question.rates = asked.question.rates;
  question.max_rate_age = asked.question.max_rate_age;
  to.tell(asked.view(db).check(question));
}

void explain(const Database& db, const Asked& asked, Teller& to) {
  Explanation explanation = asked.view(db).explain(
      asked.with_growth(), {asked.flag("total"), asked.flag("allow-missing"), asked.flag("brief")});
  to.tell({{"status", "text", "markdown", "json"},
           {{std::string(to_string(explanation.status)), std::move(explanation.text), std::move(explanation.markdown),
             std::move(explanation.json)}}});
  to.beside.notes = std::move(explanation.notes);
}

void convert(const Database& db, const Asked& asked, Teller& to) {
  const std::string amount = asked.needed("amount"), from = asked.text("from"), aim = asked.needed("to");
  const std::string day = asked.text("on");
  Question question = asked.question;
  if (asked.flag("compare")) {
    std::vector<std::string> rates;
    if (!day.empty()) rates.push_back("on:" + day);
    if (const std::string typed = std::exchange(question.rate, ""); !typed.empty()) rates.push_back(typed);
    return to.tell(asked.view(db).compare_rates(amount, from, aim, question, rates));
  }
  if (!day.empty()) {
    if (!question.periods.empty() || !question.rate.empty()) {
      throw QuestionError("on", "says which rate: leave out period and rate");
    }
    question.periods = day;
    question.rate = "on:" + day;
  }
  to.tell(asked.view(db).convert(amount, from, aim, question));
}

void changes(const Database& db, const Asked& asked, Teller& to) {
  to.tell(asked.view(db, "until").changes(asked.needed("since"), asked.question, asked.list("why")));
}

void list(const Database& db, const Asked& asked, Teller& to) {
  const Question& question = asked.question;
  if (question.companies.size() > 1) throw QuestionError("company", "a list is of one company, or of all");
  to.tell(asked.view(db).list(asked.needed("what"), question.companies.empty() ? "" : question.companies.front(),
                              question.measure));
}

void verify(const Database& db, const Asked& asked, Teller& to) {
  to.tell(db.verify({asked.question.companies, asked.text("as-of"), asked.text("since")}));
}

void export_growth(const Database& db, const Asked& asked, Teller& to) {
  asked.view(db).pass_as_rows(asked.question, to.rows());
}

void export_observations(const Database& db, const Asked& asked, Teller& to) {
  asked.view(db).observations(asked.question, asked.flag("growth"), to.rows());
}

void sql(const Database& db, const Asked& asked, Teller& to) {
  db.sql(asked.needed("query"), to.rows(), std::chrono::seconds(asked.count("timeout", 60, 1'000'000)));
}

struct QuestionKind {
  std::string_view name;
  std::string_view names;  // of what goes with it
  void (*answer)(const Database& db, const Asked& asked, Teller& to);
};

#define CAPEX_FIGURES "measure,basis,scope,vintage,align,in,rate,rates,max-rate-age,as-of"  // a literal to be joined
constexpr QuestionKind all_kinds[] = {
    {"show", "companies,members,period,by,per,net-of," CAPEX_FIGURES, show},
    {"revisions", "companies,members,period,by,per,net-of," CAPEX_FIGURES, revisions},
    {"remaining", "companies,members,period,by,per,net-of," CAPEX_FIGURES, remaining},
    {"growth", "companies,members,period,by,per,net-of,over,cagr,split,constant-currency," CAPEX_FIGURES, growth},
    {"total", "companies,period,by,growth,over,constant-currency,allow-missing," CAPEX_FIGURES, total},
    {"screen", "condition,companies,sort,top,period,by,over," CAPEX_FIGURES, screen},
    {"check", "companies,sources,period,verdict,all,rates,max-rate-age,as-of", check},
    {"explain", "company,period,growth,over,constant-currency,total,allow-missing,brief," CAPEX_FIGURES, explain},
    {"convert", "amount,from,to,period,on,rate,rates,max-rate-age,compare,as-of", convert},
    {"changes", "since,until,why,companies,members,period,by,measure,basis,scope", changes},
    {"list", "what,company,measure,as-of", list},
    {"verify", "companies,since,as-of", verify},
    {"export-growth", "by,measure,basis,scope,in,rates,max-rate-age,as-of", export_growth},
    {"export-observations", "companies,period,by,growth," CAPEX_FIGURES, export_observations},
    {"sql", "query,timeout", sql},
};
#undef CAPEX_FIGURES

const QuestionKind* kind_called(std::string_view word) {
  const std::string name = plain(word);
  const auto* found = std::find_if(std::begin(all_kinds), std::end(all_kinds),
                                   [&](const QuestionKind& each) { return each.name == name; });
  return found == std::end(all_kinds) ? nullptr : found;
}

}  // namespace

void set(Question& question, std::string_view name, std::string_view value) {
  const std::string word = plain(name);
  if (fill(question, word, value)) return;
  std::vector<std::string> names = {"companies", "max-rate-age"};
  for (const TextMember& member : text_members) names.emplace_back(member.name);
  for (const FlagMember& member : flag_members) names.emplace_back(member.name);
  throw QuestionError::sentence(
      word, "a question has no '" + std::string(name) + "'" + core::did_you_mean_one_of(word, names));
}

Reply ask(const Database& db, std::string_view kind, const Words& words, const RowVisitor& visit) {
  const QuestionKind* found = kind_called(kind);
  if (found == nullptr) {
    throw QuestionError::sentence(
        "kind", "nothing answers '" + std::string(kind) + "'" + core::did_you_mean_one_of(plain(kind), kinds()));
  }
  Teller to(visit);
  found->answer(db, Asked(found->name, names_of(kind), words), to);
  return std::move(to.beside);
}

Reply ask(const Database& db, std::string_view kind, const Words& words) {
  Rows rows;
  Reply reply = ask(db, kind, words,
                    {[&rows](std::vector<std::string> names) { rows.columns = std::move(names); },
                     [&rows](Row row) { rows.rows.push_back(std::move(row)); }});
  reply.rows = std::move(rows);
  return reply;
}

void pass(const Database& db, const Words& words, const std::function<void(const PassRow&)>& visit) {
  const Asked asked("export-growth", names_of("export-growth"), words);
  asked.view(db).pass(asked.question, visit);
}

std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (const QuestionKind& each : all_kinds) names.emplace_back(each.name);
  return names;
}

std::vector<std::string> names_of(std::string_view kind) {
  const QuestionKind* const found = kind_called(kind);
  return found == nullptr ? std::vector<std::string>() : names_in(found->names);
}

}  // namespace capex::bindings
