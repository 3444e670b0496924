-- What a person mended: figures that were entered wrong, and what a company was said to be. Both are kept as they were,
-- so that undoing the import that mended them brings them back.

-- A figure as it was before `corrected_by` put another in its place: an error of entry, which no answer of any day uses.
CREATE TABLE superseded_figure (
  series_id    INTEGER NOT NULL,
  period_id    INTEGER NOT NULL,
  source_id    INTEGER NOT NULL,
  corrected_by INTEGER NOT NULL REFERENCES import,
  low          INTEGER,
  high         INTEGER,
  decimals     INTEGER NOT NULL,
  about        INTEGER NOT NULL,
  variant_id   INTEGER REFERENCES variant,
  import_id    INTEGER NOT NULL REFERENCES import,
  PRIMARY KEY (series_id, period_id, source_id, corrected_by),
  FOREIGN KEY (series_id, period_id, source_id) REFERENCES figure (series_id, period_id, source_id)
) STRICT, WITHOUT ROWID;

-- What a company was before the import changed it, and after, as the columns of companies.csv write it.
CREATE TABLE company_change (
  company_id INTEGER NOT NULL REFERENCES company,
  field      TEXT NOT NULL CHECK (field <> ''),
  import_id  INTEGER NOT NULL REFERENCES import,
  old_value  TEXT NOT NULL,
  new_value  TEXT NOT NULL,
  PRIMARY KEY (company_id, field, import_id)
) STRICT, WITHOUT ROWID;
