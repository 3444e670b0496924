# capex_unity(TARGET [ONCE FOLDER...]): where a preset asks for it (CAPEX_UNITY_BUILD), the target's files are compiled in
# batches, by their paths, and the headers that they share once a batch. A batch may begin anywhere, so a name in an
# unnamed namespace is one's own in the whole target (a test file has a namespace of its name). tests/checks/run.sh
# compiles each file alone, and each target as one batch; other presets each file alone.
#
# ONCE: folders of what runs once a question, not once a figure. In a release g++ has -O1 for their batches, a quarter less
# to wait for.
set(CAPEX_UNITY_BYTES 350000 CACHE STRING "How much of source is a batch")
# Five batches of ask/ in one took 46 s for 74, since headers are read and templates made once. Larger, and two cores would
# not end together, and a compiler need much more than 1.1 GB.
mark_as_advanced(CAPEX_UNITY_BYTES)

function(capex_unity target)
  if(NOT CAPEX_UNITY_BUILD)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" ONCE)
  set(less_optimised OFF)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_BUILD_TYPE STREQUAL Release)
    set(less_optimised ON)
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  get_target_property(home ${target} SOURCE_DIR)
  get_target_property(objects ${target} BINARY_DIR)
  list(SORT sources)
  set(plain_sources "")
  set(once_sources "")
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${home})
    set(kind plain)
    foreach(folder IN LISTS arg_ONCE)
      cmake_path(IS_PREFIX folder ${source} is_in)
      if(is_in AND less_optimised)
        set(kind once)
      endif()
    endforeach()
    list(APPEND ${kind}_sources ${source})
  endforeach()
  set(batch 0)
  foreach(kind plain once)
    set(filled 0)
    foreach(source IN LISTS ${kind}_sources)
      file(SIZE ${source} size)
      math(EXPR filled "${filled} + ${size}")
      if(filled GREATER CAPEX_UNITY_BYTES)
        math(EXPR batch "${batch} + 1")
        set(filled ${size})
      endif()
      set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP batch_${batch})
      if(kind STREQUAL once)
        # The file that CMake writes of the batch.
        set_source_files_properties(${objects}/CMakeFiles/${target}.dir/Unity/unity_batch_${batch}_cxx.cxx
                                    TARGET_DIRECTORY ${target} PROPERTIES COMPILE_OPTIONS -O1)
      endif()
    endforeach()
    math(EXPR batch "${batch} + 1")
  endforeach()
endfunction()
