# capex_archive(RESULT NAME): how a library is linked by bare name, so that whoever links our static one needs no package
# of CMake's for it: by its archive where the capex command carries its runtime and there is one. Each library more to
# load takes a twentieth of the time of one question.
function(capex_archive result name)
  set(linked ${name})
  if(CAPEX_STATIC_RUNTIME AND NOT BUILD_SHARED_LIBS)
    find_library(archive_of_${name} lib${name}.a)
    if(archive_of_${name})
      set(linked -l:lib${name}.a)
    endif()
  endif()
  set(${result} ${linked} PARENT_SCOPE)
endfunction()
