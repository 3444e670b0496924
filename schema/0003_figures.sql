-- Amounts as their sources stated them.
--
-- figure is read whole, in the order of its key, by everything that analyses the file: a period_id sorts by time, the
-- source's day and rank stand beside each amount, and nothing else is indexed, so one ordered scan needs no join.

CREATE TABLE period (
  period_id INTEGER PRIMARY KEY,
  first_day TEXT NOT NULL,
  last_day  TEXT NOT NULL,
  label     TEXT NOT NULL CHECK (label <> ''),
  CHECK (julianday(first_day) - 2440587.5 = period_id >> 12),
  CHECK (julianday(last_day) - julianday(first_day) + 1 = period_id & 4095),
  CHECK (period_id & 4095 > 0)
) STRICT;

CREATE TABLE source (
  source_id   INTEGER PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE CHECK (key <> ''),
  publisher   TEXT NOT NULL CHECK (publisher <> ''),
  kind        TEXT NOT NULL CHECK (kind IN ('filing', 'release', 'vendor', 'press')),
  source_rank INTEGER NOT NULL
              CHECK (source_rank = CASE kind WHEN 'filing' THEN 0 WHEN 'release' THEN 1 WHEN 'vendor' THEN 2 ELSE 3 END),
  known_on    INTEGER NOT NULL,
  title       TEXT NOT NULL DEFAULT '',
  url         TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT '',
  import_id   INTEGER NOT NULL REFERENCES import,
  UNIQUE (source_id, known_on, source_rank)
) STRICT;

CREATE TABLE series (
  series_id   INTEGER PRIMARY KEY,
  company_id  INTEGER NOT NULL REFERENCES company,
  measure_id  INTEGER NOT NULL REFERENCES measure,
  basis       TEXT NOT NULL CHECK (basis IN ('actual', 'guidance', 'estimate')),
  scope       TEXT NOT NULL CHECK (scope <> ''),
  currency_id INTEGER NOT NULL REFERENCES currency,
  UNIQUE (company_id, measure_id, basis, scope, currency_id)
) STRICT;

-- Definitions of a measure other than its own, that some sources' figures follow.
CREATE TABLE variant (
  variant_id INTEGER PRIMARY KEY CHECK (variant_id BETWEEN 1 AND 32767),
  key        TEXT NOT NULL UNIQUE CHECK (key NOT IN ('', 'same') AND key NOT GLOB '*[^a-z0-9.-]*')
) STRICT;

CREATE TABLE figure (
  series_id   INTEGER NOT NULL REFERENCES series,
  period_id   INTEGER NOT NULL REFERENCES period,
  source_id   INTEGER NOT NULL,
  known_on    INTEGER NOT NULL,
  source_rank INTEGER NOT NULL,
  low         INTEGER,
  high        INTEGER,
  decimals    INTEGER NOT NULL CHECK (decimals BETWEEN -30 AND 30),
  about       INTEGER NOT NULL CHECK (about IN (0, 1)),
  variant_id  INTEGER REFERENCES variant,
  import_id   INTEGER NOT NULL REFERENCES import,
  PRIMARY KEY (series_id, period_id, source_id),
  FOREIGN KEY (source_id, known_on, source_rank) REFERENCES source (source_id, known_on, source_rank),
  CHECK (low <= high),
  CHECK (low IS NOT NULL OR high IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_words (
  series_id INTEGER NOT NULL,
  period_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import,
  words     TEXT NOT NULL CHECK (words <> ''),
  PRIMARY KEY (series_id, period_id, source_id, import_id),
  FOREIGN KEY (series_id, period_id, source_id) REFERENCES figure (series_id, period_id, source_id)
) STRICT, WITHOUT ROWID;
