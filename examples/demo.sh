#!/bin/sh
# Installs what is missing, builds the release, loads the example data, and asks who spent how much, in 2024H1 and since.
# With CAPEX naming a built program, it only asks.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"

if [ -z "${CAPEX:-}" ]; then
  . "$root/cmake/setup.sh"
  capex_setup
  cmake --preset release --log-level=WARNING >/dev/null
  cmake --build --preset release --target capex
  CAPEX=build/release/tools/capex
fi
export CAPEX_DB="${CAPEX_DEMO_DB:-build/demo.db}"
rm -f "$CAPEX_DB"

# Shows a command as a person would type it, runs it, and ends the demo if it fails.
ask() {
  printf '\n$ capex'
  for word; do
    case $word in
      *[!A-Za-z0-9_./:=+@,-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$CAPEX" "$@" || [ $? -eq 3 ] # a check ran and found something
}

us="amazon alphabet microsoft meta"

ask init
ask import csv examples/ai-capex
# The first half of 2024, which the press compared.
ask total bat --period 2024H1 --growth
ask growth bat tencent --period 2024H1 --in USD
ask total us-big-four --period 2024H1
ask check --period 2023H1..2024H1
ask convert 50bn CNY USD --period 2024H1
ask convert 50bn CNY USD --on 2024-08-26
# The newest. The ECB's rates end in April 2026, those of the Federal Reserve in October.
ask growth alibaba tencent --period 2025H1..2026H1 --in USD --rates fred
# shellcheck disable=SC2086  # the companies are words
ask growth $us --measure capex-cash --period 2025
# shellcheck disable=SC2086
ask growth $us --measure capex-cash --period 2026H1
# Oracle's fiscal year ends in May: its halves are a month off, and move only when asked.
ask growth oracle --measure capex-cash --period 2026H1 --align nearest
ask show meta --period 2025 --basis guidance,actual --revisions
ask show bytedance --measure ai-infrastructure --basis guidance --period 2025
ask explain microsoft 2024H1 --measure capex-cash --in CNY --brief

if [ "$CAPEX" = build/release/tools/capex ]; then
  printf '\nAsk more: CAPEX_DB=%s %s/%s --help\n' "$root/$CAPEX_DB" "$root" "$CAPEX"
fi
