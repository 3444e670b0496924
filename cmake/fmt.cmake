# capex_fmt: fmt, as all of ours link it, which is the package's library. Where the capex command carries its runtime and
# the package has only a shared one (Debian's), what of fmt 9 is not in its headers is compiled here, once.
find_package(fmt REQUIRED)
get_target_property(fmt_type fmt::fmt TYPE)
if(CAPEX_STATIC_RUNTIME AND NOT BUILD_SHARED_LIBS AND fmt_type STREQUAL SHARED_LIBRARY AND fmt_VERSION MATCHES "^9\\.")
  add_library(capex_fmt STATIC ${CMAKE_CURRENT_LIST_DIR}/fmt.cpp)
  set_target_properties(capex_fmt PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(capex_fmt SYSTEM PUBLIC $<TARGET_PROPERTY:fmt::fmt,INTERFACE_INCLUDE_DIRECTORIES>)
else()
  add_library(capex_fmt INTERFACE)
  target_link_libraries(capex_fmt INTERFACE fmt::fmt)
endif()
