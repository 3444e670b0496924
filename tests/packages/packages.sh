#!/bin/sh
# Makes the Debian packages of a build and installs, uses and removes them in a folder that holds this machine's essential
# packages and what ours ask for, nothing else.
#
#   packages.sh CPACK BUILD CXX CXXFLAGS
set -eu
cpack=$1 build=$2 cxx=$3 flags=$4
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
skip() { echo "skipped: $1"; exit 77; }
case $flags in *-fsanitize=*) skip "a build under sanitizers needs a runtime that is no package's" ;; esac
for program in dpkg dpkg-deb dpkg-shlibdeps; do
  command -v "$program" >/dev/null || skip "there is no $program here: this is no Debian, or it lacks dpkg-dev"
done
[ "$(id -u)" = 0 ] || skip "only root can change into another root"

work=$(mktemp -d)
clean=$work/clean
trap 'umount "$clean/proc" 2>/dev/null; rm -rf --one-file-system "$work"' EXIT
trap 'exit 1' HUP INT TERM
made=$work/made
(cd "$build" && "$cpack" --config CPackConfig.cmake -B "$made" >"$work/cpack.log" 2>&1) || { cat "$work/cpack.log"; exit 1; }
(cd "$made" && sha256sum --check --quiet ./*.sha256)
names=$(for package in "$made"/*.deb; do dpkg-deb --field "$package" Package; done)

# The root: what the packages ask for, and what the uses below need; ours are not among them.
wanted=$(for package in "$made"/*.deb; do dpkg-deb --field "$package" Depends; done |
  sed 's/([^)]*)//g; s/|[^,]*//g' | tr ',' '\n' | tr -d ' ' | sort -u | grep -vxF -e "$names" | grep -v '^$')
mkdir "$clean"
# shellcheck disable=SC2086  # the packages are words
python3 "$here/clean_root.py" "$clean" $wanted python3 sqlite3 >"$work/clean.log" 2>&1 || skip "$(cat "$work/clean.log")"
mount -t proc proc "$clean/proc" 2>/dev/null || skip "no /proc can be mounted in the other root"
ln -s /proc/self/fd "$clean/dev/fd"
inside() { chroot "$clean" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"; }
files() {  # but for what dpkg and Python itself keep for themselves
  (cd "$clean" && find . -xdev -not -path './var/*' -not -path './etc/ld.so.cache' |
    grep -v '^./usr/lib/python3\.[0-9]*/.*__pycache__' | sort)
}
files >"$work/before"

mkdir "$clean/root/packages"
cp "$made"/*.deb "$clean/root/packages"
inside sh -c 'dpkg --install /root/packages/*.deb' >"$work/dpkg.log" 2>&1 || { cat "$work/dpkg.log"; exit 1; }

# The tool: the example data, an answer, a workbook (which loads a library of its own), a manual page, completion.
cp -r "$root/examples/ai-capex" "$clean/root/ai-capex"
inside sh -euc 'cd /root
  capex init -q
  capex import csv -q ai-capex
  capex total bat --period 2024H1 >total
  grep -q "^sum of bat .* 50.491" total
  capex show alibaba --period 2024H1 -q -o book.xlsx
  test -s book.xlsx
  for file in man/man1/capex-total.1 bash-completion/completions/capex zsh/vendor-completions/_capex \
    fish/vendor_completions.d/capex.fish doc/capex/copyright; do test -s "/usr/share/$file"; done'
cp "$root/tests/data/company-facts/acme.json" "$clean/root"
inside sh -euc 'cd /root
  capex add company filer --name "A filer" -q
  capex import sec acme.json --company filer -q
  capex list periods filer --format csv >filer
  grep -q "^filer,capex" filer'

# The library: a program built with what was installed, run where it was installed.
consumer() { "$cxx" -std=c++20 "$root/tests/install/consumer/main.cpp" -o "$clean/root/consumer" "$@"; }
export PKG_CONFIG_SYSROOT_DIR="$clean" PKG_CONFIG_PATH="$clean/usr/lib/pkgconfig:$clean/usr/lib/$(uname -m)-linux-gnu/pkgconfig"
# shellcheck disable=SC2046,SC2086
consumer $flags $(pkg-config --cflags --libs capexdb)
inside /root/consumer >"$work/consumer"
grep -q '2024H1 23bn CNY' "$work/consumer"

# The C library, from a program that was built with what was installed, and from Python; the extension, in the shell.
"${CC:-cc}" -std=c99 "$root/tests/bindings/same/ask.c" -o "$clean/root/ask" $(pkg-config --cflags --libs capex)
inside sh -euc 'cd /root
  ./ask capex.db show companies alibaba period 2024H1 >from-c
  grep -q "23247000000" from-c
  python3 -c "import capexdb
for row in capexdb.open(\"capex.db\").show([\"alibaba\"], period=\"2024H1\"): print(row.amount, row.status)" >from-python
  grep -qx "23247000000 derived" from-python
  sqlite3 capex.db ".load capexdb_sqlite" "SELECT amount, status FROM capex_show('"'alibaba', '2024H1'"')" >from-sql
  grep -qx "23247000000|derived" from-sql'

rm -r "$clean/root" && mkdir "$clean/root"
# shellcheck disable=SC2086
inside dpkg --purge $names >"$work/dpkg.log" 2>&1 || { cat "$work/dpkg.log"; exit 1; }
files >"$work/after"
diff "$work/before" "$work/after" || { echo "these stayed behind"; exit 1; }
echo "$(echo "$names" | wc -l) packages made, installed, used and removed:" $names
