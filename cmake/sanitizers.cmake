# Under the address or the thread sanitizer:
#   CAPEX_PRELOADED        what another program (Python, a shell) has to load before it loads a library of ours, as words
#   CAPEX_SANITIZER_LINK   what whoever links our library needs, as words
#   capex_watched          linked by a program that has to know: it defines CAPEX_ADDRESS_SANITIZER
# Of clang's the runtime is a shared one, as g++'s is, so that a program and the libraries that it loads have one; it lies
# where the loader does not look.
set(CAPEX_PRELOADED "")
set(CAPEX_SANITIZER_LINK "")
add_library(capex_watched INTERFACE)
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=address")
  target_compile_definitions(capex_watched INTERFACE CAPEX_ADDRESS_SANITIZER)
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    set(runtimes libclang_rt.asan-${CMAKE_SYSTEM_PROCESSOR}.so)
  else()
    set(runtimes libasan.so libubsan.so)
  endif()
elseif(CMAKE_CXX_FLAGS MATCHES "-fsanitize=thread")
  set(runtimes libtsan.so)
else()
  return()
endif()
foreach(runtime IN LISTS runtimes ITEMS libstdc++.so.6) # whose exceptions are watched
  execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=${runtime} OUTPUT_VARIABLE found
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  list(APPEND CAPEX_PRELOADED ${found})
endforeach()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  list(GET CAPEX_PRELOADED 0 found)
  cmake_path(GET found PARENT_PATH folder)
  set(CAPEX_SANITIZER_LINK -shared-libasan -Wl,-rpath,${folder})
  add_link_options(${CAPEX_SANITIZER_LINK})
endif()
list(JOIN CAPEX_PRELOADED " " CAPEX_PRELOADED)
list(JOIN CAPEX_SANITIZER_LINK " " CAPEX_SANITIZER_LINK)
