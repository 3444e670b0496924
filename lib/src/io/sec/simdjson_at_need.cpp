// simdjson's library, loaded by the first who reads JSON. The capex command is linked with this in its stead: a
// question reads none, and to load it, with the C++ runtime that it brings, would take a fifth of the question's time.
//
// All that our readers need of it beside its headers is the implementation that fits this processor. Its words for
// errors they never say.
#include <dlfcn.h>
#include <fmt/core.h>
#include <simdjson.h>

#include "capex/error.hpp"

namespace simdjson {

internal::atomic_ptr<const implementation>& get_active_implementation() {
  using Get = internal::atomic_ptr<const implementation>& (*)();
  static const Get get = [] {
    void* const library = ::dlopen(CAPEX_SIMDJSON, RTLD_NOW | RTLD_LOCAL);  // until the program ends
    void* const found = library == nullptr ? nullptr : ::dlsym(library, "_ZN8simdjson25get_active_implementationEv");
    if (found == nullptr) {
      throw capex::Error(capex::ErrorCode::storage, fmt::format("{}; install simdjson ({}), which reads company facts",
                                                                ::dlerror(), CAPEX_SIMDJSON));
    }
    return reinterpret_cast<Get>(found);
  }();
  return get();
}

namespace internal {
const error_code_info error_codes[NUM_ERROR_CODES] = {};
}

}  // namespace simdjson
