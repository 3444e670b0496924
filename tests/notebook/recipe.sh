#!/bin/sh
# Runs a recipe of examples/notebook/README.md on the notebook's CSV, and asks for the types and two amounts.
#
#   recipe.sh pandas|polars|R FOLDER
set -eu
reader=$1 folder=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=$(CDPATH='' cd -- "$here/../.." && pwd)
. "$root/cmake/setup.sh"
if ! [ -f "$folder/observations.csv" ]; then
  echo "skipped: the notebook was not run"
  exit 77
fi
case $reader in
  pandas)
    run=$(capex_python_for_notebook)
    asks='from pandas.api.types import is_datetime64_any_dtype as is_day, is_float_dtype, is_string_dtype
assert all(is_day(observations[day]) for day in days)
assert is_float_dtype(observations["growth"]) and is_string_dtype(observations["status"])
assert observations["amount"].isna().any() and not observations["period"].isna().any()
of = cash.set_index(["company", "period"])["amount"]
print(int(of["alphabet", "2024H1"]), int(of["microsoft", "2024H1"]))'
    ;;
  polars)
    run=$(command -v python3 || true)
    # Not where a folder of that name would be taken for it.
    (cd / && "${run:-false}" -c 'import polars') 2>/dev/null || run=''
    asks='assert observations.schema["first_day"] == pl.Date and observations.schema["amount"].is_numeric()
of = {(row["company"], row["period"]): row["amount"] for row in cash.iter_rows(named=True)}
print(int(of["alphabet", "2024H1"]), int(of["microsoft", "2024H1"]))'
    ;;
  R)
    run=$(command -v Rscript || true)
    asks='stopifnot(class(observations$first_day) == "Date", is.numeric(observations$growth), anyNA(observations$amount))
of <- function(who) cash$amount[cash$company == who & cash$period == "2024H1"]
cat(sprintf("%.0f %.0f\n", of("alphabet"), of("microsoft")))'
    ;;
esac
if [ -z "$run" ]; then
  echo "skipped: $reader is not here"
  exit 77
fi
language=python
[ "$reader" != R ] || language=r
cd "$folder"
{
  awk -v head="## $reader" -v open="\`\`\`$language" '$0 == head { here = 1 } here && /^```$/ { exit } on; here && $0 == open { on = 1 }' \
    "$root/examples/notebook/README.md"
  echo "$asks"
} >"recipe.$reader"
[ "$(grep -c . "recipe.$reader")" -ge 6 ]
"$run" "recipe.$reader" | tee "recipe.$reader.out"
# As filed: Alphabet's 25,198m of the half, Microsoft's 44,477m of the fiscal year less 19,652m.
tail -n 1 "recipe.$reader.out" | grep -qx '25198000000 24825000000'
