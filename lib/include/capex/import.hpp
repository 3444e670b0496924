// What an import is told and what it tells: how to go about it, who listens meanwhile, what came of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capex/error.hpp"

namespace capex {

/// Who listens while an import runs, on the thread that began it. What nobody listens for is kept in Loaded.
struct ImportListener {
  /// A row that cannot be loaded. An import of thousands of files then takes no more memory than one of them.
  std::function<void(const Problem& problem)> problem = {};
  /// What was understood, and what it changes; some of it also where the import is refused afterwards.
  std::function<void(std::string_view sentence)> note = {};
  /// What is under way: "reading CIK0000789019.json", "writing".
  std::function<void(std::string_view stage)> progress = {};
};

struct ImportOptions {
  bool dry_run = false;   // read and check everything, load nothing
  bool skip_bad = false;  // load what is good, leave out the rest; then company facts are committed in parts
  bool doubts = true;     // look for what is wrong with what is new
  std::optional<std::chrono::sys_seconds> at = {};  // when; else the time of the system's clock
  std::string known_on = {};  // since when corrections of past rates are known: "2026-10-05"; else the day of `at`
  std::string command = {};   // what is recorded as its command; else one like "import csv"
  ImportListener listener = {};
};

/// Whose the company facts of the SEC are, and how to read them. Quarterly data sets take what does not add companies.
struct SecOptions {
  std::string company = {};  // by key, name, alias or ticker; else each document's CIK finds its own
  bool all = false;          // adds the companies that the file does not know; else their documents are passed over
  /// The SEC's submissions documents, a .zip, folders or files of them, and its company_tickers.json: either adds the
  /// companies that the file does not know, under short keys and all of their names.
  std::vector<std::string> directory = {};
  std::string tickers = {};
  std::string mapping = {};          // a CSV file of which concept feeds which measure; else schema/sec-concepts.csv
  std::optional<int> decimals = {};  // the precision of every figure, -6 for millions; else it is inferred
};

/// What an import did.
struct Loaded {
  std::int64_t figures = 0, claims = 0, rates = 0;  // new
  std::int64_t others = 0;                          // companies, measures, sources, members; corrections
  std::int64_t repeated = 0;                        // rows that were there already
  std::vector<std::string> problems = {};           // rows that were left out, with file, line and column
  std::vector<std::string> notes = {};              // what was understood, and what it changes
  std::vector<std::string> doubts = {};             // what of it looks wrong, which refuses nothing
};

/// What taking an import back did, or would do.
struct Undone {
  std::int64_t figures = 0, claims = 0, rates = 0;  // taken away; what another import also stated stays
  std::int64_t others = 0;                          // companies, measures, sources, members that nothing else needs
  std::vector<std::string> removed = {};            // which others: "source ft-2024-08"; of a dry run also figures
  std::vector<std::string> kept = {};               // what stays because something else refers to it
  std::vector<std::string> notes = {};              // the same in sentences
};

}  // namespace capex
