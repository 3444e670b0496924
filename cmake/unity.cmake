# capex_unity(TARGET): where a preset asks for it (CAPEX_UNITY_BUILD), the target's files are compiled in batches, folder
# by folder, and the headers that they share once a batch. So a name in an unnamed namespace is one's own among the files of
# a folder and its neighbours; a test file has a namespace of its name. Other presets, and tests/checks/run.sh, compile each
# file alone.
function(capex_unity target)
  if(NOT CAPEX_UNITY_BUILD)
    return()
  endif()
  set(most 200000) # bytes a batch: headers are read a tenth as often as by files alone, and two cores end together
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  get_target_property(home ${target} SOURCE_DIR)
  list(SORT sources)
  set(batch 0)
  set(filled 0)
  set(before "")
  foreach(source IN LISTS sources)
    cmake_path(ABSOLUTE_PATH source BASE_DIRECTORY ${home})
    cmake_path(GET source PARENT_PATH folder)
    file(SIZE ${source} size)
    math(EXPR filled "${filled} + ${size}")
    # A folder begins a batch of its own, unless the one before it is short.
    math(EXPR short "${most} / 3")
    if(filled GREATER most OR (NOT folder STREQUAL before AND filled GREATER short))
      math(EXPR batch "${batch} + 1")
      set(filled ${size})
    endif()
    set(before ${folder})
    set_source_files_properties(${source} TARGET_DIRECTORY ${target} PROPERTIES UNITY_GROUP batch_${batch})
  endforeach()
endfunction()
