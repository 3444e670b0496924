// Carries the precompiled headers of the tests: a target needs a source to compile them for.
#include "catch.hpp"
