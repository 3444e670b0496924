# capex_unity(TARGET [ONCE FOLDER...]): where a preset asks for it (CAPEX_UNITY_BUILD), the target's files are compiled in
# batches, by their paths, and the headers that they share once a batch. A batch may begin anywhere, so a name in an
# unnamed namespace is one's own in the whole target (a test file has a namespace of its name). tests/checks/run.sh
# compiles each file alone, and each target as one batch; other presets each file alone.
#
# ONCE: folders of what runs once a question, not once a figure. In a release g++ has -Og for their batches, and for all
# others, of -O2, what the time of a figure depends on: inlining. By the instructions of a pass, an export, a screen, a load
# and a question that is 1% to 3% more, and half as long to wait for.

# As many batches of the library (two megabytes) as there are processors, which then end together: two take three quarters
# of the time of six, since headers are read and templates made once a batch. One of a megabyte takes g++ 2 GB to compile,
# and clang with its sanitizers 3.2. Where there is that much, g++ need not collect its garbage: a sixth of its time, for
# 0.4 GB more.
cmake_host_system_information(RESULT processors QUERY NUMBER_OF_LOGICAL_CORES)
cmake_host_system_information(RESULT megabytes QUERY TOTAL_PHYSICAL_MEMORY)
set(least_batch 350000)
math(EXPR batch "2000000 / ${processors}")
math(EXPR needed "${processors} * 4000")
if(batch LESS least_batch OR needed GREATER megabytes)
  set(batch ${least_batch})
elseif(batch GREATER 1000000)
  set(batch 1000000)
endif()
if(CAPEX_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL GNU AND needed LESS_EQUAL megabytes)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:--param=ggc-min-heapsize=3000000>) # in kB
endif()
set(CAPEX_UNITY_BYTES ${batch} CACHE STRING "How much of source is a batch")
mark_as_advanced(CAPEX_UNITY_BYTES)

function(capex_unity target)
  if(NOT CAPEX_UNITY_BUILD)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" ONCE)
  set(plain_options "")
  set(once_options "")
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_BUILD_TYPE STREQUAL Release)
    set(plain_options -O1 -finline-functions -finline-small-functions -findirect-inlining -fpartial-inlining
                      -fstrict-aliasing -fexpensive-optimizations)
    set(once_options -Og)
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  get_target_property(home ${target} SOURCE_DIR)
  get_target_property(objects ${target} BINARY_DIR)
  list(SORT sources)
  foreach(kind plain once)
    set(${kind}_sources "")
    set(${kind}_begins "") # of the sources, in all of the kind's
    set(${kind}_bytes 0)
  endforeach()
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${home})
    set(kind plain)
    foreach(folder IN LISTS arg_ONCE)
      cmake_path(IS_PREFIX folder ${source} is_in)
      if(is_in AND once_options)
        set(kind once)
      endif()
    endforeach()
    file(SIZE ${source} size)
    list(APPEND ${kind}_sources ${source})
    list(APPEND ${kind}_begins ${${kind}_bytes})
    math(EXPR ${kind}_bytes "${${kind}_bytes} + ${size}")
  endforeach()
  set(before 0)
  foreach(kind plain once)
    # All about as large: where there are several, none is left with the rest.
    math(EXPR batches "(${${kind}_bytes} + ${CAPEX_UNITY_BYTES} - 1) / ${CAPEX_UNITY_BYTES}")
    foreach(source begin IN ZIP_LISTS ${kind}_sources ${kind}_begins)
      math(EXPR batch "${before} + ${begin} * ${batches} / ${${kind}_bytes}")
      set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP batch_${batch})
      # The file that CMake writes of the batch.
      set_source_files_properties(${objects}/CMakeFiles/${target}.dir/Unity/unity_batch_${batch}_cxx.cxx
                                  TARGET_DIRECTORY ${target} PROPERTIES COMPILE_OPTIONS "${${kind}_options}")
    endforeach()
    math(EXPR before "${before} + ${batches}")
  endforeach()
endfunction()
