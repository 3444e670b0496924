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
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(library libcapex${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
set(same_library "${library} (= ${PROJECT_VERSION}-1)")
capex_debian(library ${library} libs "${at_need}" "The library of capexdb, for programs in C and what else can call it.")
capex_debian(development libcapexdb-dev libdevel
             "${same_library}, libboost-dev, libsqlite3-dev (>= 3.40), libfmt-dev, libsimdjson-dev, libminizip-dev, zlib1g-dev, libutf8proc-dev"
             "Headers, libraries and CMake package to build programs on capexdb.")
capex_debian(python python3-capexdb python "${same_library}, python3 (>= 3.9)" "The Python module of capexdb.")
set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/prerm)
if(TARGET capexdb_sqlite)
  capex_debian(extension capexdb-sqlite database "" "An extension for SQLite that answers as capexdb does.")
endif()
if(TARGET capex)
  set(own "")
  if(BUILD_SHARED_LIBS)
    set(own ", ${same_library}")
  endif()
  capex_debian(tool capex database "${at_need}${own}" "The command that answers who spent how much, and how far that can be trusted.")
endif()
include(CPack)
