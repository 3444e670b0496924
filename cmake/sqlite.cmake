# Where the capex command carries its runtime, SQLite is one of what it carries, if the package has it as an archive: a
# tenth of the time of one question is else the loading of it.
capex_archive(sqlite sqlite3)
if(NOT sqlite STREQUAL sqlite3)
  set_target_properties(SQLite::SQLite3 PROPERTIES IMPORTED_LOCATION ${archive_of_sqlite3}
                                                   INTERFACE_LINK_LIBRARIES "m;${CMAKE_DL_LIBS};pthread")
endif()
