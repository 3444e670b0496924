-- What sources say about figures: a growth, an equivalent in another currency, a total, a share.

CREATE TABLE claim (
  claim_id    INTEGER PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE CHECK (key <> ''),
  kind        TEXT NOT NULL CHECK (kind IN ('growth', 'equivalent', 'total', 'share')),
  company_id  INTEGER NOT NULL REFERENCES company,
  measure_id  INTEGER NOT NULL REFERENCES measure,
  basis       TEXT NOT NULL CHECK (basis IN ('actual', 'guidance', 'estimate')),
  scope       TEXT NOT NULL CHECK (scope <> ''),
  period_id   INTEGER NOT NULL REFERENCES period,
  low         INTEGER,
  high        INTEGER,
  decimals    INTEGER NOT NULL CHECK (decimals BETWEEN -30 AND 30),
  about       INTEGER NOT NULL CHECK (about IN (0, 1)),
  currency_id INTEGER NOT NULL REFERENCES currency,
  source_id   INTEGER NOT NULL REFERENCES source,
  words       TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT '',
  import_id   INTEGER NOT NULL REFERENCES import,
  CHECK (low <= high),
  CHECK (low IS NOT NULL OR high IS NOT NULL),
  CHECK (kind NOT IN ('growth', 'share') OR currency_id = 999),
  CHECK (kind <> 'equivalent' OR currency_id <> 999)
) STRICT;

CREATE INDEX claim_by_company ON claim (company_id);

CREATE TABLE claim_part (
  claim_id   INTEGER NOT NULL REFERENCES claim,
  position   INTEGER NOT NULL CHECK (position > 0),
  company_id INTEGER NOT NULL REFERENCES company,
  measure_id INTEGER NOT NULL REFERENCES measure,
  basis      TEXT NOT NULL CHECK (basis IN ('actual', 'guidance', 'estimate')),
  scope      TEXT NOT NULL CHECK (scope <> ''),
  period_id  INTEGER NOT NULL REFERENCES period,
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;
