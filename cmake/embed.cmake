# capex_embed(TARGET VARIABLE FILE): the text of FILE as `capex::embedded::VARIABLE`, a std::string_view declared in
# "embedded/VARIABLE.hpp". Data and SQL stay files that people read; the library carries them.
function(capex_embed target variable file)
  set(folder ${CMAKE_BINARY_DIR}/embedded)
  file(READ ${file} text)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  file(CONFIGURE OUTPUT ${folder}/${variable}.hpp @ONLY CONTENT
       "#pragma once\n#include <string_view>\nnamespace capex::embedded {\nextern const std::string_view @variable@;\n}\n")
  # Compilers limit the length of one literal, so the text goes in as several.
  set(literals "")
  string(LENGTH "${text}" length)
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${text}" ${at} 8000 part)
    string(APPEND literals "R\"~embed~(${part})~embed~\"\n")
    math(EXPR at "${at} + 8000")
  endwhile()
  file(WRITE ${folder}/${variable}.cpp.new
       "#include \"embedded/${variable}.hpp\"\nnamespace capex::embedded {\nconst std::string_view ${variable} =\n${literals};\n}\n")
  file(COPY_FILE ${folder}/${variable}.cpp.new ${folder}/${variable}.cpp ONLY_IF_DIFFERENT)
  target_sources(${target} PRIVATE ${folder}/${variable}.cpp)
  target_include_directories(${target} PRIVATE ${CMAKE_BINARY_DIR})
endfunction()
