// Whatever the bytes of a submissions document or of company_tickers.json: what is read has the shape that it should
// have, or the error names the file.
#include <algorithm>
#include <string_view>

#include "capex/error.hpp"
#include "expect.hpp"
#include "io/sec/filer_head.hpp"
#include "io/sec/filer_key.hpp"
#include "text/letters.hpp"

namespace {

bool is_of_digits(std::string_view text, std::size_t count) {
  return text.size() == count && std::all_of(text.begin(), text.end(), capex::core::is_digit);
}

/// Whether it reads the text; else it is an error of the file's.
template <class Read>
void parsed(const Read& read) {
  try {
    read();
  } catch (const capex::Error& error) {
    expect(error.code() == capex::ErrorCode::parse);
    expect(std::string_view(error.what()).find("fuzz.json") != std::string_view::npos);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view json(reinterpret_cast<const char*>(data), size);
  parsed([&] {
    const capex::core::FilerHead head = capex::core::read_filer_head(json, "fuzz.json");
    expect(head.cik.empty() || is_of_digits(head.cik, 10));
    expect(head.industry.empty() || is_of_digits(head.industry, 4));
    capex::core::short_key(head.name);
  });
  parsed([&] {
    for (const auto& [cik, filer] : capex::core::read_tickers(json, "fuzz.json")) {
      expect(is_of_digits(cik, 10) && !filer.tickers.empty());
      for (const std::string& ticker : filer.tickers) capex::core::ticker_key(ticker);
    }
  });
  capex::core::cik_of_name(json);
  return 0;
}
