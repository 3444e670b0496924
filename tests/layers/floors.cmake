# Holds the table of floors: cmake -D ROOT=<tree> -P floors.cmake
#
# Reads every #include of lib/, tools/ and examples/ and says which reach where they must not. What a folder may include:
# its own, the public headers access, error, rows, status, embedded data, and the floors named here; ask/, look/ and bindings/ all public headers.
cmake_minimum_required(VERSION 3.25)

set(text_may "")
set(disk_may text)
set(money_may text)
set(time_may text)
set(fx_may text money time)
set(model_may text money time fx)
set(analysis_may text money time fx model)
set(store_may text disk money time fx model)
set(io_may text disk money time fx model)
set(ask_may text disk money time fx model analysis store io)
set(look_may text money) # how wide text is, and the digits of numbers: all else it has from the door's answers
set(bindings_may text money time store io look) # words, amounts and periods as they are read, JSON, a guest's SQL, what
                                               # columns hold; answers are the door's
# Rooms of analysis/, each of which may also include those before it.
set(analysis_rooms standing rates answer verify claims explain pass)
set(floors text disk money time fx model analysis store io ask look bindings)

# What of tools/ may look behind the door, how far and why; all else there sees public headers alone.
set(behind "")
function(may_see floors why)
  foreach(file IN LISTS ARGN)
    set(${file}_sees ${floors} PARENT_SCOPE)
    list(APPEND behind ${file})
  endforeach()
  set(behind ${behind} PARENT_SCOPE)
endfunction()
may_see("text" "what a mistyped word may have meant" main.cpp command_line.cpp completion.cpp output.cpp chart_output.cpp)
may_see("text" "strangers' text on a terminal" messages.cpp complete.cpp pager.cpp imports_rows.cpp undo.cpp)
may_see("text" "paths as a shell takes them" database.cpp export_content.cpp)
may_see("text;disk" "a file that appears whole" destination.hpp destination.cpp)

set(broken "")
function(complain text)
  set(broken "${broken}${text}\n" PARENT_SCOPE)
endfunction()

# The folder that an include names: "fx" of fx/rate_table.hpp; empty for all others.
function(floor_of include result)
  string(REGEX REPLACE "/.*" "" folder "${include}")
  if(include MATCHES "/" AND folder IN_LIST floors)
    set(${result} ${folder} PARENT_SCOPE)
  else()
    set(${result} "" PARENT_SCOPE)
  endif()
endfunction()

file(GLOB_RECURSE sources RELATIVE ${ROOT} ${ROOT}/lib/*.hpp ${ROOT}/lib/*.cpp ${ROOT}/tools/*.hpp ${ROOT}/tools/*.cpp
     ${ROOT}/examples/*.hpp ${ROOT}/examples/*.cpp)
list(SORT sources)
list(LENGTH sources count)
if(count EQUAL 0)
  message(FATAL_ERROR "no sources under ${ROOT}")
endif()

foreach(source IN LISTS sources)
  set(own "")
  if(source MATCHES "^lib/src/([a-z]+)/")
    set(own ${CMAKE_MATCH_1})
    if(NOT own IN_LIST floors)
      complain("${source}: ${own}/ has no place in the table of floors")
    endif()
  endif()

  file(STRINGS ${ROOT}/${source} lines REGEX "^[ \t]*#[ \t]*include")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^[ \t]*#[ \t]*include[ \t]*[<\"]([^>\"]*)[>\"].*" "\\1" include "${line}")
    floor_of("${include}" target)

    # The floors of the library.
    if(own AND target AND NOT target STREQUAL own AND NOT target IN_LIST ${own}_may)
      complain("${source}: ${own} includes ${include}")
    endif()
    if(source MATCHES "^lib/src/analysis/([a-z]+)/")
      list(FIND analysis_rooms "${CMAKE_MATCH_1}" room)
      if(include MATCHES "^analysis/([a-z]+)/")
        list(FIND analysis_rooms "${CMAKE_MATCH_1}" other)
        if(other GREATER room)
          complain("${source}: a room before includes ${include}")
        endif()
      endif()
    endif()
    # Behind the door nobody knows it, but for what everyone shares.
    if(own AND NOT own MATCHES "^(ask|look|bindings)$" AND include MATCHES "^capex/" AND NOT include MATCHES "^capex/(access|error|rows|status)\\.hpp$")
      complain("${source}: ${own} includes ${include}")
    endif()
    # How answers look is nothing to those who make them.
    if(own STREQUAL ask AND include MATCHES "^capex/(book|chart|look|page|shape)\\.hpp$")
      complain("${source}: ${own} includes ${include}")
    endif()
    # A public header shows public headers only, and the standard library's.
    if(source MATCHES "^lib/include/" AND (target OR include MATCHES "^(embedded|boost|fmt)/"))
      complain("${source}: a public header includes ${include}")
    endif()
    # Programs use the library as anyone else does, the command too but for what is listed above.
    if(source MATCHES "^examples/" AND target)
      complain("${source}: a program includes the private ${include}")
    endif()
    get_filename_component(file ${source} NAME)
    if(source MATCHES "^tools/" AND target AND NOT target IN_LIST ${file}_sees)
      complain("${source}: the command includes the private ${include}")
    endif()

    # Other people's libraries stay where they are wrapped.
    if(include MATCHES "^sqlite3(ext)?\\.h$" AND NOT source MATCHES "^lib/src/(store|bindings)/sqlite/")
      complain("${source}: ${include} outside lib/src/store/sqlite")
    endif()
    if(include MATCHES "^utf8proc" AND NOT source MATCHES "^lib/src/text/")
      complain("${source}: ${include} outside lib/src/text")
    endif()
    if(include MATCHES "^simdjson" AND NOT source MATCHES "^lib/src/io/")
      complain("${source}: ${include} outside lib/src/io")
    endif()
    if(include MATCHES "^xlsxwriter" AND NOT source MATCHES "^lib/src/look/book/")
      complain("${source}: ${include} outside lib/src/look/book")
    endif()
    if(include MATCHES "^CLI/" AND NOT source MATCHES "^tools/")
      complain("${source}: ${include} outside tools")
    endif()
  endforeach()
endforeach()

foreach(file IN LISTS behind)
  if(EXISTS ${ROOT}/tools/commands.cpp AND NOT EXISTS ${ROOT}/tools/${file})
    complain("tools/${file} is listed and is not there")
  endif()
endforeach()

if(broken)
  message(NOTICE "${broken}")
  message(FATAL_ERROR "the floors do not hold")
endif()
message("${count} files keep to their floors")
