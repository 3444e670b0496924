#include "ask/entry/sec_documents.hpp"

#include "io/csv/read_csv.hpp"

namespace capex::core {

namespace {

/// False where there is something wrong with the document, which goes to `fault`.
template <class Read>
bool good(std::string& fault, Read&& read) {
  try {
    read();
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::parse) throw;
    fault = error.what();
    return false;
  }
}

}  // namespace

Document DocumentReader::read(const InputPlace& place) {
  Document document;
  document.place = &place;
  std::string_view bytes;
  if (!good(document.damage, [&] { bytes = inputs_.read(place); })) return document;
  if (const KnownDocuments& known = before_->documents; known.remembers()) {
    document.mark = known.mark(bytes.size(), place.packed ? place.crc : checksum(bytes));
    if (const std::string* const hash = known.find(document.mark)) {
      document.hash = *hash;
      document.unchanged = true;
      return document;
    }
  }
  document.hash = content_hash(bytes);
  good(document.fault, [&] {
    document.head = read_company_facts_head(bytes, place.name);
    // One that names nobody may have nothing to say either.
    const std::string& cik = document.head.cik;
    if (before_->wanted.of(document.head) || cik.empty()) document.facts = reader_.parse(bytes, place.name);
    if (before_->wanted.ciks.count(cik) == 0 && before_->directory.has(cik)) {
      document.filed = before_->directory.read(cik, directory_inputs_);
    }
  });
  return document;
}

}  // namespace capex::core
