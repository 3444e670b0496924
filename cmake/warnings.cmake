# The project's warnings, for our own targets only: capex_warnings is linked PRIVATE and never exported.
add_library(capex_warnings INTERFACE)
target_compile_options(capex_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                                                -Wnon-virtual-dtor -Wold-style-cast)
# g++ 12 takes the addition of strings for overlapping copies (GCC bug 105329), and moved-from parts of the standard
# library for uninitialized ones, most of all under sanitizers.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(capex_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(CAPEX_WARNINGS_AS_ERRORS)
  target_compile_options(capex_warnings INTERFACE -Werror)
endif()
