-- Filings rank by what form they are: one that carries financial statements above any other. So a source has its form,
-- and one rank more. Its table is made anew, since SQLite changes no CHECK; references are not enforced meanwhile, and
-- are as before when it is done. The views name the form and the rank.

DROP VIEW claims;
DROP VIEW latest_stated;
DROP VIEW stated_figures;

CREATE TABLE source_before (
  source_id INTEGER PRIMARY KEY,
  key       TEXT NOT NULL,
  publisher TEXT NOT NULL,
  kind      TEXT NOT NULL,
  known_on  INTEGER NOT NULL,
  title     TEXT NOT NULL,
  url       TEXT NOT NULL,
  note      TEXT NOT NULL,
  form      TEXT NOT NULL,
  import_id INTEGER NOT NULL
) STRICT;

-- Until now a filing's form was its title. Other titles are left to be titles.
INSERT INTO source_before
SELECT source_id, key, publisher, kind, known_on, title, url, note,
  CASE WHEN kind = 'filing' AND (
      title GLOB '10-[KQ]*' OR title GLOB '[2468]*-[FK]*' OR title GLOB '[SFN]-[0-9]*' OR title GLOB '424B*'
      OR title GLOB 'DEF*14*' OR title GLOB 'PRE*14*' OR title GLOB 'ARS*' OR title GLOB '11-K*')
    AND title NOT GLOB '*[^A-Z0-9/ -]*' AND length(title) <= 16 THEN title ELSE '' END,
  import_id
FROM source;

DROP TABLE source;

CREATE TABLE source (
  source_id   INTEGER PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE CHECK (key <> ''),
  publisher   TEXT NOT NULL CHECK (publisher <> ''),
  kind        TEXT NOT NULL CHECK (kind IN ('filing', 'release', 'vendor', 'press')),
  form        TEXT NOT NULL DEFAULT '' CHECK (form = '' OR kind = 'filing'),
  source_rank INTEGER NOT NULL
              CHECK (source_rank = CASE kind WHEN 'filing' THEN
                NOT (form = '' OR form GLOB '10-K*' OR form GLOB '10-Q*' OR form GLOB '20-F*' OR form GLOB '40-F*'
                  OR form GLOB '8-K*' OR form GLOB '6-K*')
                WHEN 'release' THEN 2 WHEN 'vendor' THEN 3 ELSE 4 END),
  known_on    INTEGER NOT NULL,
  title       TEXT NOT NULL DEFAULT '',
  url         TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT '',
  import_id   INTEGER NOT NULL REFERENCES import,
  UNIQUE (source_id, known_on, source_rank)
) STRICT;

INSERT INTO source (source_id, key, publisher, kind, form, source_rank, known_on, title, url, note, import_id)
SELECT source_id, key, publisher, kind, form,
  CASE kind WHEN 'filing' THEN
    NOT (form = '' OR form GLOB '10-K*' OR form GLOB '10-Q*' OR form GLOB '20-F*' OR form GLOB '40-F*'
      OR form GLOB '8-K*' OR form GLOB '6-K*')
    WHEN 'release' THEN 2 WHEN 'vendor' THEN 3 ELSE 4 END,
  known_on, title, url, note, import_id
FROM source_before;

DROP TABLE source_before;

UPDATE figure SET source_rank = (SELECT d.source_rank FROM source AS d WHERE d.source_id = figure.source_id)
WHERE source_id IN (SELECT source_id FROM source WHERE source_rank > 0);

INSERT INTO measure (key, kind, unit, definition) VALUES
  ('finance-lease-additions', 'flow', '', 'Assets acquired under finance leases.'),
  ('property', 'stock', '', 'Property and equipment on the day, net of depreciation.'),
  ('finance-lease-liability', 'stock', '', 'What is owed under finance leases on the day, discounted.'),
  ('leases-not-commenced', 'stock', '', 'Payments promised on the day under leases that have not begun.'),
  ('remaining-performance-obligation', 'stock', '', 'Revenue contracted for on the day and not yet earned.')
ON CONFLICT DO NOTHING;

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
  d.form,
  f.source_rank,
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
  source_kind, form, source_rank, known_on, words, import
FROM (
  SELECT *, row_number() OVER (
    PARTITION BY company, measure, basis, scope, unit, first_day, last_day
    ORDER BY known_on DESC, decimals DESC, source_rank, source) AS place
  FROM stated_figures)
WHERE place = 1;

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
