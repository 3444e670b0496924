// The power goes at each call that changes a file or a name, and right after a command is done: what was not yet
// brought to the disk is there in part, out of order, or not at all. The files are then as before or as after, and a
// command that said it was done is done.
#include <signal.h>

#include <string>

#include "ideas.hpp"
#include "operations.hpp"
#include "trial.hpp"

namespace reliability {
namespace {

namespace fs = std::filesystem;

// Each seed leaves something else.
constexpr unsigned all_seeds = 8, some_seeds = 1;

}  // namespace

int power_losses(const Asked& asked) {
  const Workshop workshop;
  Worlds worlds(workshop.path());
  Record record("power losses");
  const unsigned seeds = asked.short_form ? some_seeds : all_seeds;
  for (const Operation& operation : operations(asked.part)) {
    const std::string before = state_of(worlds.fresh(operation.world));
    const std::string& after = worlds.after(operation);
    Plan planned{calls_that_write, 0, Harm::cut, 0, false, 0};
    const std::uint64_t points = run(worlds.fresh(operation.world), operation.words, planned).met;
    // One past the last: the command is done.
    for (std::uint64_t point = 1; point <= points + 1; ++point) {
      if (asked.short_form && !is_tried(point, points + 1, 6)) continue;
      for (unsigned seed = 0; seed < seeds; ++seed) {
        const std::string trial = operation.name + ", " + std::to_string(point) + " of " + std::to_string(points) +
                                  ", seed " + std::to_string(seed);
        const fs::path folder = worlds.fresh(operation.world);
        planned.at = point;
        planned.seed = seed * 1000 + static_cast<unsigned>(point);
        const Outcome outcome = run(folder, operation.words, planned);
        record.tried();
        if (outcome.signal != SIGKILL) record.wrong(trial, "was not cut: " + outcome.said);
        // A file whose name was not brought to the disk is not promised.
        const bool is_done = point > points && operation.effect != Effect::new_files;
        const std::string why = wrongly_left(operation, folder, before, after, is_done);
        if (!why.empty()) record.wrong(trial, why);
      }
    }
  }
  return record.finish();
}

}  // namespace reliability
