-- What buyers offer for receivables.
CREATE TABLE quotes (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
