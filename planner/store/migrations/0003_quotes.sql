-- The share of income that instalments may take; what buyers offer for receivables.
ALTER TABLE assumptions ADD COLUMN largest_dti TEXT;

CREATE TABLE quotes (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
