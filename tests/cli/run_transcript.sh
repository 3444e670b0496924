#!/bin/sh
# Runs a transcript and compares what the program says with what is written in it.
#
#   run_transcript.sh PROGRAM TRANSCRIPT
#
# In a transcript, lines indented by two blanks are the terminal: "  $ command" (continued by "  > "), then its standard
# output, its standard error as "  2| line", and its exit code as "  [1]" where it is not 0. Everything else is prose.
# Blank lines do not count. Commands run one after another in one empty folder, with
#
#   capex     the program
#   $EXAMPLE  the example data
#   $DATA     small inputs, tests/data
#   $SHARED   ../shared/data beside the sources, which may be absent
#
# "needs: PATH" as a line of prose skips the transcript (exit 77) where the path is absent.
set -u
program=$1
transcript=$(CDPATH='' cd -- "$(dirname -- "$2")" && pwd)/$(basename -- "$2")
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
export EXAMPLE="$root/examples/ai-capex" DATA="$root/tests/data" SHARED="$root/../shared/data"

needed=$(sed -n 's/^needs: //p' "$transcript")
if [ -n "$needed" ] && ! [ -e "$root/$needed" ]; then
  echo "skipped: there is no $needed beside the sources"
  exit 77
fi

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$folder/bin" "$folder/work"
ln -s "$program" "$folder/bin/capex"
PATH="$folder/bin:$PATH"
export PATH LC_ALL=C TZ=UTC NO_COLOR=1 TERM=dumb HOME="$folder" SOURCE_DATE_EPOCH=1767225600
unset CAPEX_DB COLUMNS

# The commands, one a file, numbered in the order of the transcript.
mkdir "$folder/commands"
awk -v folder="$folder/commands" '
  /^  \$ / { ++count; file = sprintf("%s/%04d", folder, count); print substr($0, 5) > file; open = 1; next }
  open && /^  > / { print substr($0, 5) > file; next }
  { open = 0 }' "$transcript"

cd "$folder/work" || exit 1
for command in "$folder"/commands/*; do
  sh "$command" >"$command.1" 2>"$command.2" </dev/null
  echo $? >"$command.3"
done

# What was said, in the form of the transcript.
awk '
  FILENAME ~ /\.1$/ { print "  " $0; next }
  FILENAME ~ /\.2$/ { print "  2| " $0; next }
  FILENAME ~ /\.3$/ { if ($0 != 0) print "  [" $0 "]"; next }
  { print (FNR == 1 ? "  $ " : "  > ") $0 }' "$folder"/commands/* |
  sed "s|$root/||g; s/ *$//" | grep -v -e '^$' -e '^  2|$' >"$folder/said"

grep '^  ' "$transcript" | grep -v '^ *$' >"$folder/written"
if diff -u --label written --label said "$folder/written" "$folder/said"; then exit 0; fi
echo "in $transcript"
exit 1
