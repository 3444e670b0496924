-- Who spends: issuers, and named groups of them. NOCASE folds A to Z only, so names in other scripts match as written.

CREATE TABLE company (
  company_id            INTEGER PRIMARY KEY,
  key                   TEXT NOT NULL UNIQUE CHECK (key <> '' AND key NOT GLOB '*[^a-z0-9.-]*'),
  name                  TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
  kind                  TEXT NOT NULL CHECK (kind IN ('issuer', 'group')),
  country               TEXT CHECK (country GLOB '[A-Z][A-Z]'),
  reporting_currency_id INTEGER REFERENCES currency,
  year_end              TEXT NOT NULL CHECK (year_end IN ('month_end', 'last_weekday', 'nearest_weekday')),
  year_end_month        INTEGER NOT NULL CHECK (year_end_month BETWEEN 1 AND 12),
  year_end_weekday      INTEGER CHECK (year_end_weekday BETWEEN 0 AND 6),
  year_name_offset      INTEGER NOT NULL CHECK (year_name_offset BETWEEN -1 AND 1),
  long_quarter          INTEGER NOT NULL CHECK (long_quarter BETWEEN 1 AND 4),
  ticker                TEXT UNIQUE COLLATE NOCASE CHECK (ticker <> ''),
  cik                   TEXT UNIQUE CHECK (length(cik) = 10 AND cik NOT GLOB '*[^0-9]*'),
  lei                   TEXT UNIQUE CHECK (length(lei) = 20 AND lei NOT GLOB '*[^A-Z0-9]*'),
  import_id             INTEGER NOT NULL REFERENCES import,
  CHECK ((year_end = 'month_end') = (year_end_weekday IS NULL))
) STRICT;

CREATE INDEX company_by_name ON company (name);

CREATE TABLE company_alias (
  alias_id   INTEGER PRIMARY KEY,
  alias      TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (alias <> ''),
  company_id INTEGER NOT NULL REFERENCES company,
  import_id  INTEGER NOT NULL REFERENCES import
) STRICT;

CREATE INDEX company_alias_by_company ON company_alias (company_id);

CREATE TABLE group_member (
  member_id  INTEGER PRIMARY KEY,
  group_id   INTEGER NOT NULL REFERENCES company,
  company_id INTEGER NOT NULL REFERENCES company,
  since      INTEGER,
  until      INTEGER,
  import_id  INTEGER NOT NULL REFERENCES import,
  CHECK (group_id <> company_id),
  CHECK (since < until)
) STRICT;

CREATE INDEX group_member_by_group ON group_member (group_id, company_id);
CREATE INDEX group_member_by_company ON group_member (company_id);
