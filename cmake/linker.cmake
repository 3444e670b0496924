# The quickest linker there is, for what is built to be tested: the thirty programs of the tests take GNU ld 3 s each, gold
# 1.3, lld 0.5. A release has the system's own.
if(NOT CMAKE_BUILD_TYPE STREQUAL Release)
  include(CheckLinkerFlag)
  foreach(linker mold lld gold)
    check_linker_flag(CXX -fuse-ld=${linker} CAPEX_HAS_${linker})
    if(CAPEX_HAS_${linker})
      add_link_options(-fuse-ld=${linker})
      break()
    endif()
  endforeach()
endif()
