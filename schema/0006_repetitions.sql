-- Which imports also stated a row that an earlier import brought, so that undoing the one keeps what the other said.

CREATE TABLE repetition (
  import_id INTEGER NOT NULL REFERENCES import,
  kind      TEXT NOT NULL CHECK (kind IN ('company', 'alias', 'member', 'measure', 'source', 'claim')),
  row_id    INTEGER NOT NULL,
  PRIMARY KEY (kind, row_id, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE figure_repetition (
  series_id INTEGER NOT NULL,
  period_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES import,
  PRIMARY KEY (series_id, period_id, source_id, import_id),
  FOREIGN KEY (series_id, period_id, source_id) REFERENCES figure (series_id, period_id, source_id)
) STRICT, WITHOUT ROWID;

-- Rates come in long runs: every stored rate of the pair from first_day to last_day was also stated by import_id.
CREATE TABLE rate_repetition (
  provider_id INTEGER NOT NULL REFERENCES provider,
  base_id     INTEGER NOT NULL REFERENCES currency,
  quote_id    INTEGER NOT NULL REFERENCES currency,
  import_id   INTEGER NOT NULL REFERENCES import,
  first_day   INTEGER NOT NULL,
  last_day    INTEGER NOT NULL CHECK (last_day >= first_day),
  PRIMARY KEY (provider_id, base_id, quote_id, import_id, first_day)
) STRICT, WITHOUT ROWID;
