-- Daily exchange rates: 1 base = rate x 10^-decimals quote, as the provider wrote it. Clustered so that the rates of a
-- pair are read in the order of days.

CREATE TABLE provider (
  provider_id INTEGER PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE CHECK (key <> '' AND key NOT GLOB '*[^a-z0-9.-]*')
) STRICT;

CREATE TABLE exchange_rate (
  provider_id INTEGER NOT NULL REFERENCES provider,
  base_id     INTEGER NOT NULL REFERENCES currency,
  quote_id    INTEGER NOT NULL REFERENCES currency,
  day         INTEGER NOT NULL,
  rate        INTEGER NOT NULL CHECK (rate > 0),
  decimals    INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 18),
  import_id   INTEGER NOT NULL REFERENCES import,
  PRIMARY KEY (provider_id, base_id, quote_id, day),
  CHECK (base_id <> quote_id)
) STRICT, WITHOUT ROWID;
