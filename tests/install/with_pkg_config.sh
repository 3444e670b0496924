#!/bin/sh
# Compiles the consumer against an installed tree with nothing but the compiler and pkg-config, and runs it.
#   with_pkg_config.sh COMPILER PREFIX LIBDIR SOURCE OUTPUT [COMPILER FLAGS...]
set -eu
compiler=$1 prefix=$2 libdir=$3 source=$4 output=$5
shift 5

export PKG_CONFIG_PATH="$prefix/$libdir/pkgconfig"
# shellcheck disable=SC2046  # the flags are words
"$compiler" -std=c++20 "$@" "$source" -o "$output" $(pkg-config --cflags --libs capexdb)
LD_LIBRARY_PATH="$prefix/$libdir" exec "$output"
