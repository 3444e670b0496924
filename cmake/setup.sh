# Sourced by the scripts that build (tests/run.sh, examples/demo.sh ...), with $root set: makes sure that everything a
# build needs is there.
# On Debian and its relatives it says what is missing and installs it; elsewhere it prints the list and stops.

# The packages whose commands or headers cannot be found, by their Debian names. Quick enough to ask every time.
capex_missing_packages() {
  command -v c++ >/dev/null || { echo g++; compiler_missing=1; }
  command -v cmake >/dev/null || echo cmake
  command -v ninja >/dev/null || echo ninja-build
  command -v pkg-config >/dev/null || echo pkg-config
  command -v sqlite3 >/dev/null || echo sqlite3
  command -v python3 >/dev/null || echo python3
  # Where Debian puts it; another Python may have it elsewhere.
  [ -d /usr/lib/python3/dist-packages/openpyxl ] || python3 -c 'import openpyxl' 2>/dev/null || echo python3-openpyxl
  headers='sqlite3.h:libsqlite3-dev fmt/format.h:libfmt-dev boost/date_time/gregorian/gregorian.hpp:libboost-dev
    xxhash.h:libxxhash-dev utf8proc.h:libutf8proc-dev simdjson.h:libsimdjson-dev zlib.h:zlib1g-dev minizip/unzip.h:libminizip-dev
    xlsxwriter.h:libxlsxwriter-dev CLI/CLI.hpp:libcli11-dev catch2/catch_all.hpp,catch2/catch.hpp:catch2 benchmark/benchmark.h:libbenchmark-dev'
  for header in $headers; do
    if [ -n "${compiler_missing:-}" ]; then
      echo "${header#*:}"
    else
      # Either of the names before the colon will do (Catch2 3, Catch2 2).
      condition=$(echo "${header%:*}" | sed 's/\([^,]*\)/__has_include(<\1>)/g; s/,/ || /g')
      printf '#if !(%s)\n%s\n#endif\n' "$condition" "${header#*:}"
    fi
  done >"$capex_probe"
  if [ -n "${compiler_missing:-}" ]; then
    cat "$capex_probe"
  else
    c++ -std=c++20 -E -P -x c++ "$capex_probe" | grep -v '^$'
  fi
}

# What the tests need more: what draws a PNG, Python's frames and environments, and another program with SQLite. Where it
# cannot be had, they say so and go without.
capex_missing_for_tests() {
  command -v rsvg-convert >/dev/null || echo librsvg2-bin
  command -v sqlite-utils >/dev/null || echo sqlite-utils
  [ -d /usr/lib/python3/dist-packages/pandas ] || python3 -c 'import pandas' 2>/dev/null || echo python3-pandas
  /usr/bin/python3 -c 'import ensurepip' 2>/dev/null || python3 -c 'import ensurepip' 2>/dev/null || echo python3-venv
}

# What reads pages, runs the notebook, and fetches and runs an assistant's client, on Debian, where they are packages like
# others; without them their tests say so and are skipped.
capex_wanted_for_tests() {
  grep -qx 'ID=debian' /etc/os-release 2>/dev/null || return 0
  capex_missing_for_notebook
  command -v npm >/dev/null || echo npm
  for browser in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$browser" >/dev/null && return
  done
  echo chromium-headless-shell
}

# What runs the notebook, beside pandas and matplotlib.
capex_python_for_notebook() {  # the first Python that has all of it; empty where none has
  # Looked for, not imported, which takes seconds.
  has='import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, sys.argv[1:])))'
  for python in python3 /usr/bin/python3; do
    if command -v "$python" >/dev/null &&
      "$python" -c "$has" pandas matplotlib nbconvert ipykernel; then echo "$python"; return; fi
  done
}
capex_missing_for_notebook() {
  [ -n "$(capex_python_for_notebook)" ] || echo python3-pandas python3-matplotlib python3-nbconvert python3-ipykernel
}

# What fuzzing needs more: clang with its libFuzzer and sanitizers, of which Debian makes a package of their own.
capex_missing_for_fuzz() {
  capex_clang_can -fsanitize=fuzzer,address,undefined
}

# What the sanitizers need more: clang with their shared runtime.
capex_missing_for_asan() {
  capex_clang_can -fsanitize=address,undefined -shared-libasan -shared -fPIC
}

# What coverage needs more: clang with its counters, and what reads them.
capex_missing_for_coverage() {
  capex_clang_can -fprofile-instr-generate -fcoverage-mapping -shared -fPIC
  command -v llvm-cov >/dev/null && command -v llvm-profdata >/dev/null || echo llvm
}

# What static checks need more.
capex_missing_for_checks() {
  command -v clang++ >/dev/null || echo clang
  command -v clang-tidy >/dev/null || echo clang-tidy
  command -v cppcheck >/dev/null || echo cppcheck
}

capex_clang_can() {  # OPTIONS...: the packages of clang that are missing for them
  command -v "${CAPEX_FUZZ_CXX:-clang++}" >/dev/null || { echo clang libclang-rt-dev; return; }
  echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' >"$capex_probe"
  "${CAPEX_FUZZ_CXX:-clang++}" "$@" -x c++ "$capex_probe" -o "$capex_probe.out" 2>/dev/null || echo libclang-rt-dev
  rm -f "$capex_probe.out"
}

capex_list_by_hand() {
  cat >&2 <<'END'
Please install, by your system's own means:
  a C++20 compiler (g++ 12, clang++ 14 or newer), CMake 3.25 or newer, Ninja, pkg-config
  with their headers: SQLite 3.40, fmt, Boost 1.74, simdjson, zlib and minizip, utf8proc, xxHash, libxlsxwriter, CLI11,
  Catch2 (2.13 or 3), Google Benchmark
  the sqlite3 shell, sqlite-utils, Python 3 with openpyxl, Node 18 with npm; for pictures rsvg-convert of librsvg, for the
  test of pages Chromium; for the notebook pandas, matplotlib, nbconvert and ipykernel; for the fuzz targets clang++ with
  libFuzzer
and run this again.
END
}

# Installs Debian's packages by name; where it cannot, says why.
capex_install() {
  if ! command -v apt-get >/dev/null; then
    echo "This system has no apt-get (Debian calls it: $*)." >&2
    return 1
  fi
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif command -v sudo >/dev/null; then
    as_root=sudo
  else
    echo "Please install, as root: apt-get install --no-install-recommends $*" >&2
    return 1
  fi
  echo "Installing with apt-get: $*"
  export DEBIAN_FRONTEND=noninteractive
  $as_root apt-get update -q && $as_root apt-get install -q -y --no-install-recommends "$@"
}

# Installs what is missing; with an argument (tests, notebook, fuzz, asan, coverage, checks) also what that needs.
capex_setup() {
  capex_probe=$(mktemp)
  missing=$(capex_missing_packages | tr '\n' ' ')
  [ -z "${1:-}" ] || missing="$missing$("capex_missing_for_$1" | tr '\n' ' ')"
  rm -f "$capex_probe"

  if [ -n "${missing% }" ]; then
    # shellcheck disable=SC2086  # the packages are words
    if ! capex_install $missing; then
      command -v apt-get >/dev/null || capex_list_by_hand
      exit 1
    fi
  fi

  if [ "${1:-}" = tests ]; then
    for wanted in $(capex_wanted_for_tests); do
      capex_install "$wanted" || echo "Going on without $wanted." >&2
    done
  fi

  cmake_version=$(cmake --version | sed -n '1s/[^0-9]*//p')
  if [ "$(printf '3.25\n%s\n' "$cmake_version" | sort -V | head -n 1)" != 3.25 ]; then
    echo "CMake 3.25 or newer is needed; this is $cmake_version." >&2
    capex_list_by_hand
    exit 1
  fi

  # A compiler a processor: Ninja's two more only take turns with them, and memory.
  export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}"

  # A compiler cache helps where there is one, and is not asked for. It has to be told of precompiled headers.
  if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR="$root" CCACHE_SLOPPINESS=pch_defines,time_macros
  fi
}
