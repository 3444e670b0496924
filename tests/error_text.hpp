// What a call throws, as "code: message", for tests that hold messages.
#pragma once

#include <string>

#include "capex/error.hpp"

template <class Call>
std::string error_of(Call&& call) {
  try {
    call();
  } catch (const capex::Error& error) {
    return to_string(error.code()) + ": " + error.what();
  }
  return "no error";
}
