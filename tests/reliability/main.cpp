// reliability IDEA [--short] [--only PART] [--tool PROGRAM]
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "failing_memory.hpp"
#include "faulty_vfs.hpp"
#include "ideas.hpp"
#include "io/sec/read_company_facts.hpp"

namespace {

int run(int count, char** words) {
  using namespace reliability;
  const struct {
    const char* name;
    int (*idea)(const Asked&);
  } ideas[] = {
      {"disk-faults", disk_faults}, {"power-losses", power_losses}, {"kills", kills}, {"little-memory", little_memory}};
  Asked asked;
  for (int i = 2; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--short") {
      asked.short_form = true;
    } else if (word == "--only" && i + 1 < count) {
      asked.part = words[++i];
    } else if (word == "--tool" && i + 1 < count) {
      asked.tool = std::filesystem::absolute(words[++i]).string();  // it is run in other folders
    } else {
      throw std::invalid_argument("no option " + word);
    }
  }
  for (const auto& [name, idea] : ideas) {
    if (count > 1 && name == std::string(words[1])) return idea(asked);
  }
  throw std::invalid_argument("which of disk-faults, power-losses, kills, little-memory?");
}

}  // namespace

int main(int count, char** words) {
  // As the transcripts are run.
  ::setenv("SOURCE_DATE_EPOCH", "1767225600", 1);
  ::setenv("NO_COLOR", "1", 1);
  ::setenv("TERM", "dumb", 1);
  ::unsetenv("CAPEX_DB");
  // simdjson's first look at the processor cannot say that memory is out: it is made before any is.
  capex::core::read_company_facts_head(R"({"cik":1})", "none");
  reliability::use_failing_memory();
  reliability::use_faulty_vfs();
  try {
    return run(count, words);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "reliability: %s\n", error.what());
    return 2;
  }
}
