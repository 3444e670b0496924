-- A past day's rate that was given otherwise later. exchange_rate keeps the rate that was known first, since its day; here
-- is each later one with the day on which it became known, once for each import that states it.

CREATE TABLE rate_correction (
  correction_id INTEGER PRIMARY KEY,
  provider_id   INTEGER NOT NULL REFERENCES provider,
  base_id       INTEGER NOT NULL REFERENCES currency,
  quote_id      INTEGER NOT NULL REFERENCES currency,
  day           INTEGER NOT NULL,
  known_on      INTEGER NOT NULL CHECK (known_on >= day),
  rate          INTEGER NOT NULL CHECK (rate > 0),
  decimals      INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 18),
  import_id     INTEGER NOT NULL REFERENCES import
) STRICT;

CREATE INDEX rate_correction_by_day ON rate_correction (provider_id, base_id, quote_id, day, known_on);

-- Since when the content of an import is known, where whoever imported it said so; else since the day of the import.
CREATE TABLE import_known_on (
  import_id INTEGER PRIMARY KEY REFERENCES import,
  known_on  INTEGER NOT NULL
) STRICT;

-- Every rate that a corrected day has had, the first one known since the day itself.
CREATE VIEW rate_corrections AS
SELECT
  p.key AS provider,
  b.code AS base,
  q.code AS quote,
  date(v.day * 86400, 'unixepoch') AS day,
  date(v.known_on * 86400, 'unixepoch') AS known_on,
  CASE v.decimals
    WHEN 0 THEN CAST(v.rate AS TEXT)
    ELSE substr(printf('%0*d', v.decimals + 1, v.rate), 1, length(printf('%0*d', v.decimals + 1, v.rate)) - v.decimals)
      || '.' || substr(printf('%0*d', v.decimals + 1, v.rate), -v.decimals)
  END AS rate,
  v.import_id AS import
FROM (
  SELECT provider_id, base_id, quote_id, day, min(known_on) AS known_on, rate, decimals, min(import_id) AS import_id,
    min(correction_id) AS place
  FROM rate_correction GROUP BY provider_id, base_id, quote_id, day, rate, decimals
  UNION ALL
  SELECT provider_id, base_id, quote_id, day, day, rate, decimals, import_id, 0 FROM exchange_rate AS r
  WHERE EXISTS (SELECT 1 FROM rate_correction AS c
    WHERE c.provider_id = r.provider_id AND c.base_id = r.base_id AND c.quote_id = r.quote_id AND c.day = r.day)) AS v
JOIN provider AS p ON p.provider_id = v.provider_id
JOIN currency AS b ON b.currency_id = v.base_id
JOIN currency AS q ON q.currency_id = v.quote_id
ORDER BY p.key, b.code, q.code, v.day, v.known_on, v.place;

-- The rate that stands for each day, as text with the digits that the provider wrote; CAST(rate AS REAL) makes it a
-- number. known_on is of a correction.
DROP VIEW daily_rates;
CREATE VIEW daily_rates AS
SELECT
  p.key AS provider,
  b.code AS base,
  q.code AS quote,
  date(r.day * 86400, 'unixepoch') AS day,
  CASE coalesce(c.decimals, r.decimals)
    WHEN 0 THEN CAST(coalesce(c.rate, r.rate) AS TEXT)
    ELSE substr(printf('%0*d', coalesce(c.decimals, r.decimals) + 1, coalesce(c.rate, r.rate)), 1,
        length(printf('%0*d', coalesce(c.decimals, r.decimals) + 1, coalesce(c.rate, r.rate)))
          - coalesce(c.decimals, r.decimals))
      || '.' || substr(printf('%0*d', coalesce(c.decimals, r.decimals) + 1, coalesce(c.rate, r.rate)),
        -coalesce(c.decimals, r.decimals))
  END AS rate,
  coalesce(c.import_id, r.import_id) AS import,
  date(c.known_on * 86400, 'unixepoch') AS known_on
FROM exchange_rate AS r
JOIN provider AS p ON p.provider_id = r.provider_id
JOIN currency AS b ON b.currency_id = r.base_id
JOIN currency AS q ON q.currency_id = r.quote_id
LEFT JOIN (
  SELECT *, row_number() OVER (
    PARTITION BY provider_id, base_id, quote_id, day ORDER BY known_on DESC, correction_id DESC) AS place
  FROM (
    SELECT provider_id, base_id, quote_id, day, min(known_on) AS known_on, rate, decimals, min(import_id) AS import_id,
      min(correction_id) AS correction_id
    FROM rate_correction GROUP BY provider_id, base_id, quote_id, day, rate, decimals)) AS c
  ON c.place = 1 AND c.provider_id = r.provider_id AND c.base_id = r.base_id AND c.quote_id = r.quote_id
    AND c.day = r.day;
