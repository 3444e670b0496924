-- For people, in any SQLite client: keys instead of numbers, ISO dates, amounts in whole units of the currency. An amount
-- is an integer where it is a whole number of units, else the nearest floating-point number: for reading, not for sums
-- to the cent. Views compute nothing that the library computes: no figure is chosen by the library's rule, none is
-- converted or derived.

CREATE VIEW stated_figures AS
SELECT
  c.key AS company,
  m.key AS measure,
  v.key AS variant,
  s.basis,
  s.scope,
  p.label AS period,
  p.first_day,
  p.last_day,
  CASE WHEN f.low % u.minor_per_unit = 0 THEN f.low / u.minor_per_unit ELSE f.low * 1.0 / u.minor_per_unit END AS low,
  CASE WHEN f.high % u.minor_per_unit = 0 THEN f.high / u.minor_per_unit ELSE f.high * 1.0 / u.minor_per_unit END AS high,
  CASE WHEN m.kind = 'count' THEN m.unit ELSE u.code END AS unit,
  f.decimals,
  f.about,
  d.key AS source,
  d.publisher,
  d.kind AS source_kind,
  date(f.known_on * 86400, 'unixepoch') AS known_on,
  (SELECT w.words FROM figure_words AS w
    WHERE w.series_id = f.series_id AND w.period_id = f.period_id AND w.source_id = f.source_id
    ORDER BY w.import_id LIMIT 1) AS words,
  f.import_id AS import
FROM figure AS f
JOIN series AS s ON s.series_id = f.series_id
JOIN company AS c ON c.company_id = s.company_id
JOIN measure AS m ON m.measure_id = s.measure_id
JOIN currency AS u ON u.currency_id = s.currency_id
JOIN period AS p ON p.period_id = f.period_id
JOIN source AS d ON d.source_id = f.source_id
LEFT JOIN variant AS v ON v.variant_id = f.variant_id;

-- The last known figure of each series and period; of several of one day the finest, then the highest in rank. This is
-- not the library's rule, which also knows refinement, rank and vintage.
CREATE VIEW latest_stated AS
SELECT company, measure, variant, basis, scope, period, first_day, last_day, low, high, unit, decimals, about, source, publisher,
  source_kind, known_on, words, import
FROM (
  SELECT *, row_number() OVER (
    PARTITION BY company, measure, basis, scope, unit, first_day, last_day
    ORDER BY known_on DESC, decimals DESC,
      CASE source_kind WHEN 'filing' THEN 0 WHEN 'release' THEN 1 WHEN 'vendor' THEN 2 ELSE 3 END, source) AS place
  FROM stated_figures)
WHERE place = 1;

-- The rate as text, with the digits that the provider wrote; CAST(rate AS REAL) makes it a number.
CREATE VIEW daily_rates AS
SELECT
  p.key AS provider,
  b.code AS base,
  q.code AS quote,
  date(r.day * 86400, 'unixepoch') AS day,
  CASE r.decimals
    WHEN 0 THEN CAST(r.rate AS TEXT)
    ELSE substr(printf('%0*d', r.decimals + 1, r.rate), 1, length(printf('%0*d', r.decimals + 1, r.rate)) - r.decimals)
      || '.' || substr(printf('%0*d', r.decimals + 1, r.rate), -r.decimals)
  END AS rate,
  r.import_id AS import
FROM exchange_rate AS r
JOIN provider AS p ON p.provider_id = r.provider_id
JOIN currency AS b ON b.currency_id = r.base_id
JOIN currency AS q ON q.currency_id = r.quote_id;

-- A growth or a share is shown as a fraction (1.23 is +123%), an equivalent or a total in units.
CREATE VIEW claims AS
SELECT
  k.key AS claim,
  k.kind,
  c.key AS company,
  m.key AS measure,
  k.basis,
  k.scope,
  p.label AS period,
  CASE WHEN k.kind IN ('growth', 'share') THEN k.low / 1e9
    WHEN k.low % u.minor_per_unit = 0 THEN k.low / u.minor_per_unit ELSE k.low * 1.0 / u.minor_per_unit END AS low,
  CASE WHEN k.kind IN ('growth', 'share') THEN k.high / 1e9
    WHEN k.high % u.minor_per_unit = 0 THEN k.high / u.minor_per_unit ELSE k.high * 1.0 / u.minor_per_unit END AS high,
  CASE WHEN k.currency_id <> 999 THEN u.code WHEN k.kind = 'total' THEN m.unit END AS unit,
  k.decimals,
  k.about,
  d.key AS source,
  date(d.known_on * 86400, 'unixepoch') AS known_on,
  (SELECT count(*) FROM claim_part AS t WHERE t.claim_id = k.claim_id) AS parts,
  k.words,
  k.note,
  k.import_id AS import
FROM claim AS k
JOIN company AS c ON c.company_id = k.company_id
JOIN measure AS m ON m.measure_id = k.measure_id
JOIN period AS p ON p.period_id = k.period_id
JOIN currency AS u ON u.currency_id = k.currency_id
JOIN source AS d ON d.source_id = k.source_id;
