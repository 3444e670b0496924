// Memory and threads run out: the n-th allocation of the program or of SQLite fails, once or from there on, and no
// further thread can be started. No crash, no leak, never "damaged"; what a command that fails was to write is as
// before or as after, and a command that says nothing has done its work. Without threads it does all by itself.
#include <string>

#include "ideas.hpp"
#include "operations.hpp"
#include "trial.hpp"

namespace reliability {
namespace {

struct Shortage {
  const char* name;
  unsigned points;
  bool from_then_on;
  std::uint64_t most;  // points of an operation
};

constexpr Shortage shortages[] = {
    {"allocation", cpp_allocation, false, 150},
    {"allocation, from then on", cpp_allocation, true, 20},
    {"SQLite's allocation", sqlite_allocation, false, 150},
    {"SQLite's allocation, from then on", sqlite_allocation, true, 20},
    {"thread", thread_start, false, 10},
    {"thread, from then on", thread_start, true, 10},
};

// Under the address sanitizer a process that ends looks for what it has not freed.
constexpr bool looks_for_leaks =
#ifdef CAPEX_ADDRESS_SANITIZER
    true;
#else
    false;
#endif

}  // namespace

int little_memory(const Asked& asked) {
  const Workshop workshop;
  Worlds worlds(workshop.path());
  Record record("allocations and threads that fail");
  std::uint64_t chosen = 0;
  for (const Operation& operation : operations(asked.part)) {
    const std::string before = state_of(worlds.fresh(operation.world));
    const std::string& after = worlds.after(operation);
    const Outcome counted =
        run(worlds.fresh(operation.world), operation.words, {cpp_allocation | sqlite_allocation | thread_start});
    for (const Shortage& shortage : shortages) {
      const bool is_of_threads = shortage.points == thread_start;
      Plan planned{shortage.points, 0, Harm::fail, 0, shortage.from_then_on, 0};
      const std::uint64_t points = counted.met_of(shortage.points);
      const std::uint64_t one = any_of(points, ++chosen);
      for (std::uint64_t point = 1; point <= points; ++point) {
        if (asked.short_form ? point != one : !is_tried(point, points, shortage.most)) continue;
        const auto folder = worlds.fresh(operation.world);
        planned.at = point;
        const Outcome outcome =
            run(folder, operation.words, planned, looks_for_leaks ? Ending::checking_for_leaks : Ending::at_once);
        record.tried();
        const std::string trial =
            operation.name + ", " + shortage.name + " " + std::to_string(point) + " of " + std::to_string(points);
        if (outcome.exit_code != 0) {
          std::string why = wrongly_said(outcome);
          if (is_of_threads && why.empty()) why = "does not do it by itself: " + outcome.said;
          if (!why.empty()) record.wrong(trial, why);
        }
        const std::string why = wrongly_left(operation, folder, before, after, outcome.exit_code == 0);
        if (!why.empty()) record.wrong(trial, why);
      }
    }
  }
  return record.finish();
}

}  // namespace reliability
