-- What the user settles, declares or keeps; each record one JSON text, as the headless
-- interface writes it. And what the older kinds learned since.

ALTER TABLE lines ADD COLUMN owner TEXT;
ALTER TABLE loans ADD COLUMN owner TEXT;
ALTER TABLE readings ADD COLUMN temporary_until TEXT;
ALTER TABLE receivables ADD COLUMN probability TEXT;
ALTER TABLE receivables ADD COLUMN collected_on TEXT;
ALTER TABLE assumptions ADD COLUMN repay_order TEXT NOT NULL DEFAULT '[]';
ALTER TABLE questions ADD COLUMN asked TEXT;

CREATE TABLE import_rules (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE layouts (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE bureau (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE disclosures (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE subsidies (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE windows (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE priors (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE plans (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE needs (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE corrections (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;

-- What all rows of a table add up to, as written last; a bit that flips on disk shows.
CREATE TABLE sums (
  name TEXT PRIMARY KEY,
  sum TEXT NOT NULL
) STRICT;
