#!/bin/sh
# Compiles a C program against an installed tree with nothing but the compiler and pkg-config, and runs it on a file.
#   c_with_pkg_config.sh COMPILER PREFIX LIBDIR SOURCE OUTPUT DATABASE [COMPILER FLAGS...]
set -eu
compiler=$1 prefix=$2 libdir=$3 source=$4 output=$5 database=$6
shift 6

export PKG_CONFIG_PATH="$prefix/$libdir/pkgconfig"
# shellcheck disable=SC2046  # the flags are words
"$compiler" -std=c99 -Wall -Wextra -pedantic -Werror "$@" "$source" -o "$output" $(pkg-config --cflags --libs capex)
LD_LIBRARY_PATH="$prefix/$libdir" exec "$output" "$database"
