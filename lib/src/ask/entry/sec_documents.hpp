// Documents of company facts on their way from where they are to the load: unpacked and parsed, by any thread.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "ask/entry/filer_directory.hpp"
#include "ask/entry/known_documents.hpp"
#include "io/input/open_input.hpp"
#include "io/sec/read_company_facts.hpp"

namespace capex::core {

/// What is made of a document before the file is asked whose it is.
struct Document {
  const InputPlace* place = nullptr;
  std::string damage;  // why there are no bytes
  std::string hash;
  DocumentMark mark;
  bool unchanged = false;  // since an earlier import has read it; then there is nothing else
  CompanyFactsHead head;
  std::string fault;                          // why there is no head
  std::optional<CompanyFactsDocument> facts;  // where they are wanted
  std::optional<FiledHead> filed;             // what the directory says of a filer that the file does not know
};

/// Which documents are parsed: all, or only those of companies with these CIKs, which the file knows.
struct WantedFacts {
  bool all = false;
  std::set<std::string> ciks;

  bool of(const CompanyFactsHead& head) const { return all || ciks.count(head.cik) > 0; }
};

/// What is known before the first document is read.
struct BeforeReading {
  WantedFacts wanted;
  KnownDocuments documents;
  FilerDirectory directory;
};

/// Of one thread. What it is given outlives it.
class DocumentReader {
 public:
  DocumentReader(const ConceptMap& concepts, const BeforeReading& before)
      : inputs_({.max_bytes = most_bytes}),
        directory_inputs_({.max_bytes = most_bytes}),
        reader_(concepts),
        before_(&before) {}

  /// What is wrong with the document is said in it; Error{storage} where its file cannot be read.
  Document read(const InputPlace& place);

 private:
  InputReader inputs_, directory_inputs_;
  CompanyFactsReader reader_;
  const BeforeReading* before_;
};

}  // namespace capex::core
