-- Measures that are signed sums of others, which a company may also state by itself.

CREATE TABLE measure_term (
  measure_id INTEGER NOT NULL REFERENCES measure,
  position   INTEGER NOT NULL CHECK (position >= 1),
  sign       INTEGER NOT NULL CHECK (sign IN (-1, 1)),
  term_id    INTEGER NOT NULL REFERENCES measure CHECK (term_id <> measure_id),
  PRIMARY KEY (measure_id, position),
  UNIQUE (measure_id, term_id)
) STRICT, WITHOUT ROWID;

-- A file that has one of these keys by an import keeps what that says.
INSERT INTO measure (key, kind, unit, definition) VALUES
  ('finance-lease-additions', 'flow', '', 'Assets acquired under finance leases, from the notes to the cash flow statement.'),
  ('capex-with-lease-principal', 'flow', '', 'Cash paid for property and equipment plus principal paid on finance leases, as Meta counts capital expenditure.'),
  ('capex-with-lease-additions', 'flow', '', 'Cash paid for property and equipment plus assets acquired under finance leases, as Microsoft counts capital expenditure.'),
  ('capex-net', 'flow', '', 'Cash paid for property and equipment less cash received for what was sold.'),
  ('free-cash-flow', 'flow', '', 'Operating cash flow less cash paid for property and equipment.'),
  ('free-cash-flow-after-leases', 'flow', '', 'Operating cash flow less cash paid for property and equipment and principal paid on finance leases.')
ON CONFLICT DO NOTHING;

INSERT INTO measure_term (measure_id, position, sign, term_id)
SELECT m.measure_id, d.position, d.sign, t.measure_id
FROM (SELECT 'capex-with-lease-principal' AS key, 1 AS position, 1 AS sign, 'capex-cash' AS term
      UNION ALL SELECT 'capex-with-lease-principal', 2, 1, 'finance-lease-principal'
      UNION ALL SELECT 'capex-with-lease-additions', 1, 1, 'capex-cash'
      UNION ALL SELECT 'capex-with-lease-additions', 2, 1, 'finance-lease-additions'
      UNION ALL SELECT 'capex-net', 1, 1, 'capex-cash'
      UNION ALL SELECT 'capex-net', 2, -1, 'disposal-proceeds'
      UNION ALL SELECT 'free-cash-flow', 1, 1, 'operating-cash-flow'
      UNION ALL SELECT 'free-cash-flow', 2, -1, 'capex-cash'
      UNION ALL SELECT 'free-cash-flow-after-leases', 1, 1, 'operating-cash-flow'
      UNION ALL SELECT 'free-cash-flow-after-leases', 2, -1, 'capex-cash'
      UNION ALL SELECT 'free-cash-flow-after-leases', 3, -1, 'finance-lease-principal') AS d
  JOIN measure AS m ON m.key = d.key AND m.import_id IS NULL
  JOIN measure AS t ON t.key = d.term AND t.kind = 'flow';
