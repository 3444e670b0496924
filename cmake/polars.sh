# Sourced with $root set: polars through its package for Node, since Debian has none for Python. Tests and benchmarks hold
# ours to it; nothing is linked.
polars_version=0.26.1
polars_folder=$root/build/polars-$polars_version
polars=$polars_folder/node_modules/nodejs-polars

# Fetches it from npm unless it is there; where it cannot be had says why in $polars_why, and $polars is empty.
capex_fetch_polars() {
  polars_why=
  if ! command -v node >/dev/null; then
    polars_why='there is no node'
  elif [ "$(node -p 'process.versions.node.split(".")[0] >= 20')" != true ]; then
    polars_why="its package needs Node 20, this is $(node --version)"
  elif [ ! -e "$polars_folder/fetched" ]; then
    # Not every npm fetches the library with the package.
    polars_library=nodejs-polars-linux-$(node -p process.arch)-gnu@$polars_version
    if ! command -v npm >/dev/null; then
      polars_why='npm, which brings it, is not here'
    elif mkdir -p "$polars_folder" && timeout 150 npm install --silent --no-audit --no-fund --ignore-scripts \
      --prefix "$polars_folder" "nodejs-polars@$polars_version" "$polars_library"; then
      touch "$polars_folder/fetched"
    else
      polars_why='npm could not fetch it'
    fi
  fi
  [ -z "$polars_why" ] || polars=
}
