// What a value of an argument or an option may be, beside where it is declared: what completion offers for it.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace capex::tool {

struct Takes {
  enum class Kind {
    text,  // nothing can be offered
    words,
    files,
    companies,  // by key; by name, ticker or alias once a part of it was typed
    groups,
    measures,
    flows,  // the measures that are amounts of a period
    scopes,
    sources,
    periods,  // those that the companies on the line state
    imports,
    providers,
    currencies,
    commands,
  };

  Takes() = default;
  // A kind may stand for itself, and so may words.
  Takes(Kind what, std::vector<std::string> also = {})  // NOLINT(google-explicit-constructor)
      : kind(what), words(std::move(also)) {}
  Takes(std::initializer_list<const char*> these)  // NOLINT(google-explicit-constructor)
      : kind(Kind::words), words(these.begin(), these.end()) {}
  /// Of several in one value, with commas between.
  Takes listed() && {
    list = true;
    return std::move(*this);
  }

  Kind kind = Kind::text;
  std::vector<std::string> words;  // offered beside what the file has
  bool list = false;
};

}  // namespace capex::tool
