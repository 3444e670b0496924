# Sourced with $root set: DuckDB's library, with which tests and benchmarks hold ours to one that is not. Its package for
# Node carries it: nothing else of it is used, and the library is not linked.
duckdb_version=1.5.6-r.1
duckdb_folder=$root/build/duckdb-$duckdb_version
duckdb=$duckdb_folder/package/libduckdb.so

# Fetches it from npm unless it is there; where it cannot be had says why, and $duckdb is empty.
capex_fetch_duckdb() {
  [ ! -f "$duckdb" ] || return 0
  duckdb_why=
  case "$(uname -sm)" in
    'Linux x86_64') duckdb_system=linux-x64 ;;
    'Linux aarch64') duckdb_system=linux-arm64 ;;
    *) duckdb_why='its package is for Linux' ;;
  esac
  if [ -z "$duckdb_why" ]; then
    if ! command -v npm >/dev/null; then
      duckdb_why='npm, which brings its library, is not here'
    else
      mkdir -p "$duckdb_folder"
      (cd "$duckdb_folder" &&
        tar -xzf "$(npm pack --silent "@duckdb/node-bindings-$duckdb_system@$duckdb_version")" && rm ./*.tgz) ||
        duckdb_why='npm could not fetch its library'
    fi
  fi
  [ -z "$duckdb_why" ] || { duckdb=; echo "DuckDB is left out: $duckdb_why."; }
}
