// import sec in the program that answers questions: it hands the words over to capex-sec, the same program with the
// reader of company facts in it. The JSON library that this needs is a shared one and brings the C++ runtime as
// another; loading both would take a fifth of the time in which a question is answered.
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "capex/error.hpp"
#include "commands.hpp"

namespace capex::tool {

namespace {

namespace fs = std::filesystem;

// Beside this program, as it is built, or in the folder for programs that others call, as it is installed.
fs::path helper() {
  std::error_code failure;
  const fs::path self = fs::read_symlink("/proc/self/exe", failure);
  if (failure) throw Error(ErrorCode::storage, fmt::format("/proc/self/exe: {}", failure.message()));
  const fs::path beside = self.parent_path() / "capex-sec";
  return fs::exists(beside, failure) ? beside : self.parent_path() / CAPEX_BIN_TO_LIBEXEC / "capex-sec";
}

Exit run(CommandLine& line) {
  const fs::path program = helper();
  std::vector<std::string> words = {"capex", "import", "sec"};
  words.insert(words.end(), line.words().begin(), line.words().end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  ::execv(program.c_str(), arguments.data());
  throw Error(ErrorCode::storage,
              fmt::format("{}: {}; it is installed along with capex", program.string(), std::strerror(errno)));
}

}  // namespace

const Command import_sec_command = {"import sec", import_sec_summary, "", "", "", run};

}  // namespace capex::tool
