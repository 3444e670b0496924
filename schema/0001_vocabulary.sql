-- What was loaded, the file's settings, and the words that everything else is said in: currencies and measures.
-- Currencies are filled in by the library from its ISO 4217 list; the first measures by 0007_measures.sql.

CREATE TABLE import (
  import_id   INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice, not even after an undo
  file        TEXT NOT NULL,
  hash        TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  command     TEXT NOT NULL,
  figures     INTEGER NOT NULL DEFAULT 0 CHECK (figures >= 0),
  claims      INTEGER NOT NULL DEFAULT 0 CHECK (claims >= 0),
  rates       INTEGER NOT NULL DEFAULT 0 CHECK (rates >= 0)
) STRICT;

CREATE INDEX import_by_hash ON import (hash) WHERE hash <> '';

CREATE TABLE setting (
  key   TEXT PRIMARY KEY CHECK (key <> ''),
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE currency (
  currency_id    INTEGER PRIMARY KEY CHECK (currency_id BETWEEN 0 AND 999),
  code           TEXT NOT NULL UNIQUE CHECK (code GLOB '[A-Z][A-Z][A-Z]'),
  digits         INTEGER NOT NULL CHECK (digits BETWEEN 0 AND 9),
  minor_per_unit INTEGER NOT NULL CHECK (minor_per_unit = CAST(substr('1000000000', 1, digits + 1) AS INTEGER)),
  name           TEXT NOT NULL,
  withdrawn      INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;

CREATE TABLE measure (
  measure_id INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE CHECK (key <> '' AND key NOT GLOB '*[^a-z0-9.-]*'),
  kind       TEXT NOT NULL CHECK (kind IN ('flow', 'stock', 'price', 'count')),
  unit       TEXT NOT NULL DEFAULT '' CHECK ((kind = 'count') = (unit <> '')),
  definition TEXT NOT NULL CHECK (definition <> ''),
  import_id  INTEGER REFERENCES import
) STRICT;
