# What the program says of itself, as files: a manual page a command, a script a shell.
#   cmake -D PROGRAM=<capex> -D FOLDER=<where> -P pages.cmake
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE ${FOLDER})

# capex_says(FILE WORDS...): what the program says to the words.
function(capex_says file)
  execute_process(COMMAND ${PROGRAM} ${ARGN} OUTPUT_VARIABLE text RESULT_VARIABLE result)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "capex ${ARGN} failed")
  endif()
  file(WRITE ${FOLDER}/${file} "${text}")
endfunction()

capex_says(man/capex.1 help --man)
file(READ ${FOLDER}/man/capex.1 page)
# The page names every other in its last section: \fBcapex\-import\-csv\fR(1).
string(REGEX MATCHALL "\n\\\\fBcapex[^\n]*fR\\(1\\)" others "${page}")
foreach(other IN LISTS others)
  string(REGEX REPLACE "^.*fBcapex.-(.*).fR.*$" "\\1" name "${other}")
  string(REPLACE "\\-" "-" name "${name}")
  string(REPLACE "-" ";" words "${name}")
  capex_says(man/capex-${name}.1 help --man ${words})
endforeach()

capex_says(completions/capex.bash completion bash)
capex_says(completions/_capex completion zsh)
capex_says(completions/capex.fish completion fish)
