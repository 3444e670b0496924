# `cpack` in a build folder makes Debian packages of what `cmake --install` lays down, one a component, with a SHA-256
# beside each: `cmake --build --preset release && cpack --config build/release/CPackConfig.cmake`.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME capexdb)
set(CPACK_PACKAGE_VENDOR "capexdb contributors")
set(CPACK_PACKAGE_CONTACT "capexdb contributors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON) # needs dpkg-shlibdeps, of Debian's dpkg-dev
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_VERBATIM_VARIABLES ON)

# capex_debian(COMPONENT NAME SECTION DEPENDS DESCRIPTION): what dpkg is told of a component. DEPENDS comes on top of the
# libraries that its files are linked with.
set(CPACK_COMPONENTS_ALL "")
macro(capex_debian component name section depends description)
  list(APPEND CPACK_COMPONENTS_ALL ${component})
  string(TOUPPER ${component} capex_key)
  set(CPACK_DEBIAN_${capex_key}_PACKAGE_NAME ${name})
  set(CPACK_DEBIAN_${capex_key}_PACKAGE_SECTION ${section})
  set(CPACK_DEBIAN_${capex_key}_PACKAGE_DEPENDS "${depends}")
  set(CPACK_COMPONENT_${capex_key}_DESCRIPTION "${description}")
  install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${name} RENAME copyright
          COMPONENT ${component})
endmacro()

# capex_debian_packages(RESULT LIBRARY...): the Debian packages of libraries that are loaded by name when they are needed,
# which nobody finds by looking at what is linked.
function(capex_debian_packages result)
  set(names "")
  foreach(library IN LISTS ARGN)
    file(REAL_PATH ${library} library)
    execute_process(COMMAND dpkg-query --search ${library} OUTPUT_VARIABLE found ERROR_QUIET)
    if(found MATCHES "^([a-z0-9.+-]+)")
      list(APPEND names ${CMAKE_MATCH_1})
    endif()
  endforeach()
  list(JOIN names ", " names)
  set(${result} "${names}" PARENT_SCOPE)
endfunction()

capex_debian_packages(at_need ${SIMDJSON_LIBRARY} ${XLSXWRITER_LIBRARY})
set(headers "libboost-dev, libsqlite3-dev (>= 3.40), libfmt-dev, libsimdjson-dev, libminizip-dev, zlib1g-dev, libutf8proc-dev")
if(BUILD_SHARED_LIBS)
  set(library_name libcapexdb${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
  capex_debian(library ${library_name} libs "${at_need}" "The library of capexdb.")
  set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
  set(headers "${library_name} (= ${PROJECT_VERSION}-1), libboost-dev")
endif()
capex_debian(development libcapexdb-dev libdevel "${headers}" "Headers, library and CMake package to build programs on capexdb.")
if(TARGET capex)
  capex_debian(tool capex database "${at_need}" "The command that answers who spent how much, and how far that can be trusted.")
endif()
include(CPack)
