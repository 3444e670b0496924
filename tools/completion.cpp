#include <string>
#include <string_view>

#include "commands.hpp"
#include "destination.hpp"
#include "text/near_names.hpp"

namespace capex::tool {

namespace {

// What a shell inserts is never evaluated: bash's candidates come quoted by the program, zsh and fish quote their own.
constexpr std::string_view bash =
    R"sh(# capex for bash: eval "$(capex completion bash)", or save it as ~/.local/share/bash-completion/completions/capex
_capex() {
  local rest="${COMP_LINE:0:COMP_POINT}" word last='' head line i
  local -a typed=()
  # bash parts words at = and : too; what has no blank between is one word.
  for ((i = 0; i <= COMP_CWORD; ++i)); do
    word="${COMP_WORDS[i]}"
    if ((i == 0)) || [[ $rest == [[:blank:]]* ]]; then
      rest="${rest#"${rest%%[![:blank:]]*}"}"
      typed+=('')
    fi
    ((i < COMP_CWORD)) || word="$rest"
    rest="${rest#"$word"}"
    typed[${#typed[@]}-1]+="$word"
    last="$word"
  done
  # bash replaces only what it takes for the word.
  head="${typed[${#typed[@]}-1]}"
  [[ $last == *[!=:]* ]] && head="${head%"$last"}"
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == $'\tfiles' ]]; then
      compopt -o default
      continue
    fi
    line="${line%%$'\t'*}"
    COMPREPLY+=("${line#"$head"}")
  done < <(command capex complete bash -- "${typed[@]:1}" 2>/dev/null)
}
complete -F _capex capex
)sh";

constexpr std::string_view zsh = R"sh(#compdef capex
# capex for zsh: save it as _capex in a folder of $fpath, or: source <(capex completion zsh)
_capex() {
  local line
  local -a found
  while IFS= read -r line; do
    if [[ $line == $'\t'files ]]; then
      _files
      continue
    fi
    found+=("${line%%$'\t'*}")
  done < <(command capex complete zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
  (( ${#found} )) && compadd -- "${found[@]}"
}
if [[ $funcstack[1] == _capex ]]; then
  _capex "$@"
elif (( $+functions[compdef] )); then
  compdef _capex capex
fi
)sh";

constexpr std::string_view fish =
    R"sh(# capex for fish: capex completion fish | source, or save it as ~/.config/fish/completions/capex.fish
function __capex_complete
    set -l typed (commandline -opc)
    set -e typed[1]
    set -l current (string trim --left --chars "'\"" -- (commandline -ct))
    for line in (command capex complete fish -- $typed "$current" 2>/dev/null)
        if test "$line" = \tfiles
            __fish_complete_path "$current"
        else
            printf '%s\n' $line
        end
    end
end
complete -c capex -f -a '(__capex_complete)'
)sh";

Exit run_completion(CommandLine& line) {
  std::string shell;
  line.argument("SHELL", shell, "bash, zsh or fish", Takes{"bash", "zsh", "fish"});
  line.parse();
  if (shell != "bash" && shell != "zsh" && shell != "fish") {
    throw UsageError("no completion for '" + shell + "'" + core::did_you_mean_one_of(shell, {"bash", "zsh", "fish"}));
  }
  write_stdout(shell == "bash" ? bash : shell == "zsh" ? zsh : fish);
  return Exit::done;
}

}  // namespace

const Command completion_command = {
    "completion",
    "a script by which a shell completes commands, options and the file's own names",
    "SHELL",
    "capex completion bash",
    "bash: eval \"$(capex completion bash)\" in ~/.bashrc. zsh: source <(capex completion zsh) in ~/.zshrc, after "
    "compinit.\n"
    "fish: capex completion fish | source in ~/.config/fish/config.fish. The script asks the program, which reads the "
    "file\n"
    "of --db, CAPEX_DB or capex.db: companies, groups, measures, scopes, sources, periods and imports are that file's.",
    run_completion,
};

}  // namespace capex::tool
