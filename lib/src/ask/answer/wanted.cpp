#include "ask/answer/wanted.hpp"

namespace capex::core {

namespace {

void check_growth(const Request& request) {
  const capex::Question& words = request.words();
  if (words.cagr && !words.over.empty()) {
    throw QuestionError::sentence("over", "--cagr spans the whole of --period: leave out --over");
  }
  const auto labels = request.labels();
  if (words.cagr && !request.relative() && (!labels || labels->size() < 2)) {
    throw QuestionError::sentence("period", "--cagr needs a range of periods, such as --period 2020..2024");
  }
  if (request.bases().size() > 1 && (words.cagr || words.split || words.constant_currency)) {
    throw QuestionError::sentence("basis",
                                  "several --basis are held against each other over a step: leave out --cagr, --split "
                                  "and --constant-currency");
  }
  if (words.split && !request.converts()) {
    throw QuestionError::sentence("split", "--split is of a growth in another currency: name it with --in");
  }
  if (words.constant_currency && !request.converts()) {
    throw QuestionError::sentence("constant-currency",
                                  "--constant-currency is of a growth in another currency: name it with --in");
  }
  if (words.split && words.constant_currency) {
    throw QuestionError::sentence("split",
                                  "at constant currency no part of the growth is the currency's: leave out --split");
  }
}

void refuse_parts_of_growth(const capex::Question& words) {
  if (words.cagr) throw QuestionError("cagr", "is of growth alone");
  if (words.split) throw QuestionError("split", "is of growth alone");
}

void check_amount_itself(const capex::Question& words, const char* option) {
  if (words.per.empty() && words.net_of.empty()) return;
  throw QuestionError::sentence(words.per.empty() ? "net-of" : "per",
                                std::string(option) + " is of the amount itself: leave out --per and --net-of");
}

void check_remaining(const Request& request) {
  if (!request.labels()) {
    throw QuestionError::sentence("period", "--remaining needs the period of the guidance: --period 2025");
  }
  if (request.names_bases()) {
    throw QuestionError::sentence("basis", "--remaining is guidance less actual: leave out --basis");
  }
}

std::optional<std::string> said(const std::string& word) {
  return word.empty() ? std::nullopt : std::optional(word);
}

}  // namespace

Wanted wanted_of(const Request& request, Wanted::Kind kind) {
  const capex::Question& words = request.words();
  Wanted wanted;
  wanted.kind = kind;
  if (wanted.grown()) {
    check_growth(request);
    if (words.cagr) wanted.kind = Wanted::Kind::compound_growth;
    wanted.over = request.over();
    wanted.split = words.split;
    wanted.on_actual = request.bases().size() > 1;
  } else {
    refuse_parts_of_growth(words);
  }
  if (kind == Wanted::Kind::remaining) {
    check_remaining(request);
    check_amount_itself(words, "--remaining");
  }
  if (kind == Wanted::Kind::revisions) check_amount_itself(words, "--revisions");
  wanted.per = said(words.per);
  wanted.net_of = said(words.net_of);
  return wanted;
}

void refuse_ratios(const Request& request) {
  const capex::Question& words = request.words();
  refuse_parts_of_growth(words);
  if (!words.per.empty()) throw QuestionError("per", "is of show and growth alone");
  if (!words.net_of.empty()) throw QuestionError("net-of", "is of show and growth alone");
}

Request plain_request(const capex::Question& question, const Snapshot& snapshot, Request::Bases bases) {
  Request request(question, snapshot.as_of(), bases);
  request.check();
  refuse_ratios(request);
  if (question.members) throw QuestionError("members", "is of show, growth and changes alone");
  return request;
}

}  // namespace capex::core
