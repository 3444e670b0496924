-- The measures every file knows from the start. Others come with imports.

INSERT INTO measure (key, kind, unit, definition) VALUES
  ('capex', 'flow', '', 'Capital expenditure as the company or the press headlines it.'),
  ('capex-with-leases', 'flow', '', 'Cash paid for property and equipment plus assets acquired or principal paid under finance leases, as the company defines it.'),
  ('capex-cash', 'flow', '', 'Cash paid for property and equipment, from the cash flow statement.'),
  ('finance-lease-principal', 'flow', '', 'Principal payments on finance leases, from the cash flow statement.'),
  ('ai-infrastructure', 'flow', '', 'Spending on infrastructure for artificial intelligence: chips, servers, networks and data centres.'),
  ('ai-chips', 'flow', '', 'Spending on chips for artificial intelligence.'),
  ('servers', 'flow', '', 'Spending on servers.'),
  ('investment', 'flow', '', 'Money put into stakes in other companies.'),
  ('revenue', 'flow', '', 'Revenue as reported.'),
  ('cloud-revenue', 'flow', '', 'Revenue of the cloud segment as reported.'),
  ('operating-cash-flow', 'flow', '', 'Net cash provided by operating activities.'),
  ('depreciation', 'flow', '', 'Depreciation and amortisation of property and equipment.'),
  ('disposal-proceeds', 'flow', '', 'Cash received for property and equipment sold, from the cash flow statement.'),
  ('cash', 'stock', '', 'Cash, cash equivalents and short-term investments on the day.'),
  ('valuation', 'stock', '', 'Value put on the whole company on the day.'),
  ('chip-price', 'price', '', 'Price of one chip on the day.'),
  ('chips-ordered', 'count', 'chips', 'Number of chips ordered.'),
  ('chips-shipped', 'count', 'chips', 'Number of chips delivered.');
