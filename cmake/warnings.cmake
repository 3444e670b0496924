# The project's warnings, for our own targets only: capex_warnings is linked PRIVATE and never exported.
add_library(capex_warnings INTERFACE)
target_compile_options(capex_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                                                -Wnon-virtual-dtor -Wold-style-cast)
if(CAPEX_WARNINGS_AS_ERRORS)
  target_compile_options(capex_warnings INTERFACE -Werror)
endif()
