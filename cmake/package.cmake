# What `cmake --install` lays down: the library, the C one, their headers, the extension for SQLite, the capex program, its
# manual pages and completions, a CMake package
# (capexdb::capexdb) and a pkg-config file. Every path in them is relative, so that an installed tree can be moved.
include(CMakePackageConfigHelpers)

set_target_properties(capexdb PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
install(TARGETS capexdb libcapex EXPORT capexdb
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT library NAMELINK_COMPONENT development)
# Python's module for Debian's Python, in a package; elsewhere it comes as a wheel: lib/python/make_wheel.py.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/lib/python/capexdb DESTINATION lib/python3/dist-packages COMPONENT python
        EXCLUDE_FROM_ALL PATTERN __pycache__ EXCLUDE)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/lib/include/capex DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

if(BUILD_SHARED_LIBS)
  set_target_properties(libcapex PROPERTIES INSTALL_RPATH "\$ORIGIN")
endif()

# Where a program that is told `.load capexdb_sqlite` looks by itself.
if(TARGET capexdb_sqlite)
  install(TARGETS capexdb_sqlite LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT extension)
endif()

if(TARGET capex)
  # Only a shared library has to be found. A program that is to lose its place for a path at installation would until then
  # hold an empty one, and look for every library in the working folder first.
  if(BUILD_SHARED_LIBS)
    file(RELATIVE_PATH program_to_library ${CMAKE_INSTALL_FULL_BINDIR} ${CMAKE_INSTALL_FULL_LIBDIR})
    set_target_properties(capex PROPERTIES INSTALL_RPATH "\$ORIGIN/${program_to_library}")
  endif()
  install(TARGETS capex RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tool)
  if(NOT CMAKE_CROSSCOMPILING)
    set(pages ${PROJECT_BINARY_DIR}/tools/share)
    install(DIRECTORY ${pages}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT tool)
    install(FILES ${pages}/completions/capex.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
            RENAME capex COMPONENT tool)
    # Where zsh looks on Debian, in its package; elsewhere, where zsh looks for what was installed beside it.
    install(FILES ${pages}/completions/_capex DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT local)
    install(FILES ${pages}/completions/_capex DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT tool
            EXCLUDE_FROM_ALL)
    install(FILES ${pages}/completions/capex.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT tool)
  endif()
endif()

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/capexdb)
install(EXPORT capexdb FILE capexdbTargets.cmake NAMESPACE capexdb:: DESTINATION ${package_folder}
        COMPONENT development)
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/capexdbConfig.cmake.in capexdbConfig.cmake
                              INSTALL_DESTINATION ${package_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(capexdbConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/capexdbConfig.cmake ${PROJECT_BINARY_DIR}/capexdbConfigVersion.cmake
        DESTINATION ${package_folder} COMPONENT development)

# A static library leaves its own libraries to whoever links it; a shared one brings them.
set(pkgconfig_folder ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH pkgconfig_to_prefix ${CMAKE_INSTALL_PREFIX}/${pkgconfig_folder} ${CMAKE_INSTALL_PREFIX})
if(BUILD_SHARED_LIBS)
  set(pkgconfig_requires Requires.private)
else()
  set(pkgconfig_requires Requires)
  # What writes workbooks is no package that it requires: it is loaded when one is written.
  foreach(name IN LISTS CMAKE_DL_LIBS)
    string(APPEND capexdb_own_libs " -l${name}")
  endforeach()
endif()
configure_file(${CMAKE_CURRENT_LIST_DIR}/capexdb.pc.in capexdb.pc @ONLY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/capex.pc.in capex.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/capexdb.pc ${PROJECT_BINARY_DIR}/capex.pc DESTINATION ${pkgconfig_folder}
        COMPONENT development)

include(cmake/debian.cmake)
