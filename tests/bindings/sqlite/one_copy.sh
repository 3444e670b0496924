#!/bin/sh
# one_copy.sh EXTENSION: it shows SQLite one function, has none of SQLite's, and asks the system for no SQLite.
set -u
command -v nm >/dev/null && command -v readelf >/dev/null || { echo "skipped: there is no nm"; exit 77; }
shown=$(nm -D --defined-only "$1" | awk '{ print $3 }')
[ "$shown" = sqlite3_capexdbsqlite_init ] || { echo "it shows: $shown"; exit 1; }
wanted=$(nm -D --undefined-only "$1" | grep -i sqlite)
[ -z "$wanted" ] || { echo "it wants: $wanted"; exit 1; }
needed=$(readelf -d "$1" | grep NEEDED | grep -i sqlite)
[ -z "$needed" ] || { echo "it needs: $needed"; exit 1; }
# A copy that is compiled in would name its source.
if grep -q 'sqlite3VdbeExec\|SQLITE_ENABLE_\|2022-12-28 14:03:47' "$1"; then echo "it holds a SQLite"; exit 1; fi
