# capex_unity(TARGET [ONCE FOLDER...]): where a preset asks for it (CAPEX_UNITY_BUILD), the target's files are compiled in
# batches, folder by folder, and the headers that they share once a batch. So a name in an unnamed namespace is one's own
# among the files of a folder and its neighbours; a test file has a namespace of its name. Other presets, and
# tests/checks/run.sh, compile each file alone.
#
# ONCE: folders of what runs once a question, not once a figure. In a release g++ has -O1 for their batches, a quarter less
# to wait for.
function(capex_unity target)
  if(NOT CAPEX_UNITY_BUILD)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" ONCE)
  set(most 200000) # bytes a batch: headers are read a tenth as often as by files alone, and two cores end together
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  get_target_property(home ${target} SOURCE_DIR)
  get_target_property(objects ${target} BINARY_DIR)
  list(SORT sources)
  set(batch 0)
  set(filled 0)
  set(before "")
  set(was_once "")
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${home})
    cmake_path(GET source PARENT_PATH folder)
    file(SIZE ${source} size)
    math(EXPR filled "${filled} + ${size}")
    set(once "")
    foreach(each IN LISTS arg_ONCE)
      cmake_path(IS_PREFIX each ${folder} is_in)
      if(is_in)
        set(once ON)
      endif()
    endforeach()
    # A folder begins a batch of its own, unless the one before it is short.
    math(EXPR short "${most} / 3")
    if(filled GREATER most OR (NOT folder STREQUAL before AND filled GREATER short) OR NOT once STREQUAL was_once)
      math(EXPR batch "${batch} + 1")
      set(filled ${size})
    endif()
    set(before ${folder})
    set(was_once "${once}")
    set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP batch_${batch})
    if(once AND CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_BUILD_TYPE STREQUAL Release)
      # The file that CMake writes of the batch.
      set_source_files_properties(${objects}/CMakeFiles/${target}.dir/Unity/unity_batch_${batch}_cxx.cxx
                                  TARGET_DIRECTORY ${target} PROPERTIES COMPILE_OPTIONS -O1)
    endif()
  endforeach()
endfunction()
