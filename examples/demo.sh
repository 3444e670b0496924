#!/bin/sh
# Installs what is missing, builds the release, loads the example data, and asks who spent how much on what in 2024H1.
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
      *[!A-Za-z0-9_./:=+@-]*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  "$CAPEX" "$@" || [ $? -eq 3 ] # a check ran and found something
}

companies="alibaba tencent baidu bat alphabet amazon meta microsoft"
us="amazon alphabet microsoft meta"

ask init
ask import csv examples/ai-capex
# shellcheck disable=SC2086  # the companies are words
ask growth $companies --period 2024H1
# shellcheck disable=SC2086
ask growth $companies --period 2024H1 --in USD
# The newest halves. The ECB's rates end in April 2026, those of the Federal Reserve in October.
ask growth alibaba tencent baidu --period 2025H1..2026H1 --in USD --rates fred
# shellcheck disable=SC2086
ask growth $us --measure capex-cash --period 2024H2..2026H1
# Oracle's fiscal year ends in May: its halves are a month off, and move only when asked.
ask growth oracle --measure capex-cash --period 2025H1..2026H1 --align nearest
# shellcheck disable=SC2086
ask growth $us --measure capex-cash --period 2024Q2
# shellcheck disable=SC2086
ask show $us --measure capex-cash --period TTM@2026-06-30
ask show meta --period 2025 --basis guidance,actual --revisions
ask show bytedance --measure ai-infrastructure --basis guidance --period 2025
ask convert 50bn CNY USD --period 2024H1
ask convert 50bn CNY USD --on 2024-08-26
ask total bat --period 2024H1 --growth
ask total us-big-four --period 2024H1 --growth --measure capex-cash
ask check --period 2023H1..2024H1
ask explain microsoft 2024H1 --measure capex-cash --in CNY --brief

if [ "$CAPEX" = build/release/tools/capex ]; then
  printf '\nAsk more: CAPEX_DB=%s %s/%s --help\n' "$root/$CAPEX_DB" "$root" "$CAPEX"
fi
