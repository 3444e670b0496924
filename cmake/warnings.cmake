# The project's warnings, for our own targets only: capex_warnings is linked PRIVATE and never exported.
add_library(capex_warnings INTERFACE)
target_compile_options(capex_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion
                                                -Wnon-virtual-dtor -Wold-style-cast)
# In a batch of files, what one calls a thing may be a plain word of its neighbour's, and what is one's own looks included.
if(CAPEX_UNITY_BUILD)
  target_compile_options(capex_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
else()
  target_compile_options(capex_warnings INTERFACE -Wshadow)
endif()
# Of clang: an aggregate within another may leave its braces out, as g++ has it.
target_compile_options(capex_warnings INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-braces>)
# False alarms of g++ 12: the addition of strings as overlapping copies (GCC bug 105329), and, under sanitizers and in
# optimized builds, parts of the standard library and of Boost's small vectors as uninitialized or out of bounds.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(capex_warnings INTERFACE -Wno-restrict)
  if(CMAKE_CXX_FLAGS MATCHES "-fsanitize" OR CMAKE_BUILD_TYPE STREQUAL Release)
    target_compile_options(capex_warnings INTERFACE -Wno-maybe-uninitialized -Wno-stringop-overread -Wno-stringop-overflow)
  endif()
endif()
if(CAPEX_WARNINGS_AS_ERRORS)
  target_compile_options(capex_warnings INTERFACE -Werror)
endif()
