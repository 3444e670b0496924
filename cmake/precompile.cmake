# The heaviest headers of others, compiled once for a target. They take half of the time of a build for tests; a release
# is built without, so that every file is known to include what it uses.
option(CAPEX_PRECOMPILE_HEADERS "Precompile the headers of Boost, fmt and the standard library" OFF)

function(capex_precompile target)
  if(CAPEX_PRECOMPILE_HEADERS)
    target_precompile_headers(${target} PRIVATE <algorithm> <functional> <map> <optional> <string> <vector>
                              <boost/container/small_vector.hpp> <boost/date_time/gregorian/gregorian.hpp> <fmt/format.h>)
  endif()
endfunction()
