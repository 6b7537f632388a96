-- Money is whole fen, a day ISO text, a ratio text of an exact decimal.
-- "place" keeps the order in which records came; nothing that is owed is stored.

PRAGMA application_id = 1148536901; -- "DuHE": how Duheng knows its own files

CREATE TABLE profiles (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  monthly_income INTEGER,
  registered_on TEXT,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE lines (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,
  name TEXT NOT NULL,
  "limit" INTEGER NOT NULL,
  opened_on TEXT NOT NULL,
  rate_value TEXT,
  rate_per TEXT,
  statement_day INTEGER,
  due_day INTEGER,
  shares_limit_with TEXT REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  reports_to_bureau INTEGER CHECK (reports_to_bureau IN (0, 1)),
  type TEXT,
  minimum_ratio TEXT,
  minimum_floor INTEGER,
  late_fee_ratio TEXT,
  late_fee_floor INTEGER,
  expires_on TEXT
) STRICT;
CREATE INDEX lines_by_shared ON lines (shares_limit_with);

CREATE TABLE readings (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  line TEXT NOT NULL REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  "limit" INTEGER NOT NULL,
  available INTEGER,
  temporary INTEGER,
  drawable INTEGER CHECK (drawable IN (0, 1)),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX readings_by_line ON readings (line);

CREATE TABLE loans (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  line TEXT REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  channel TEXT NOT NULL,
  name TEXT NOT NULL,
  principal INTEGER NOT NULL,
  drawn_on TEXT NOT NULL,
  first_due TEXT NOT NULL,
  every TEXT NOT NULL,
  periods INTEGER NOT NULL,
  method TEXT NOT NULL,
  rate_value TEXT NOT NULL,
  rate_per TEXT NOT NULL,
  interest TEXT NOT NULL,
  day_count TEXT,
  instalment INTEGER,
  due_day INTEGER,
  more TEXT -- the rarer terms, as the headless interface writes them
) STRICT;
CREATE INDEX loans_by_line ON loans (line);

CREATE TABLE repayments (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  loan TEXT NOT NULL REFERENCES loans (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  amount INTEGER NOT NULL,
  kind TEXT NOT NULL,
  mode TEXT NOT NULL
) STRICT;
CREATE INDEX repayments_by_loan ON repayments (loan);

CREATE TABLE moves (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  line TEXT NOT NULL REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  amount INTEGER NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX moves_by_line ON moves (line);

CREATE TABLE notes (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "on" TEXT NOT NULL,
  kind TEXT NOT NULL,
  line TEXT REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  lender TEXT
) STRICT;
CREATE INDEX notes_by_line ON notes (line);

CREATE TABLE cash (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "on" TEXT NOT NULL,
  amount INTEGER NOT NULL
) STRICT;

CREATE TABLE expected (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  amount INTEGER NOT NULL,
  way TEXT NOT NULL,
  first TEXT NOT NULL,
  every TEXT NOT NULL,
  until TEXT,
  certainty TEXT NOT NULL
) STRICT;

CREATE TABLE receivables (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  debtor TEXT NOT NULL,
  amount INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  confirmed INTEGER CHECK (confirmed IN (0, 1))
) STRICT;

CREATE TABLE figures (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  period TEXT NOT NULL,
  revenue INTEGER NOT NULL,
  cash_flow INTEGER NOT NULL,
  current_assets INTEGER NOT NULL,
  current_liabilities INTEGER NOT NULL,
  total_assets INTEGER NOT NULL,
  total_liabilities INTEGER NOT NULL
) STRICT;

CREATE TABLE assumptions (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  reserve INTEGER NOT NULL,
  confidence TEXT NOT NULL,
  prepay_minimum INTEGER NOT NULL,
  largest_share TEXT NOT NULL,
  factor_reliance INTEGER NOT NULL CHECK (factor_reliance IN (0, 1)),
  factor_profile INTEGER NOT NULL CHECK (factor_profile IN (0, 1))
) STRICT;

CREATE TABLE imported (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  record TEXT,
  others TEXT NOT NULL
) STRICT;

CREATE TABLE questions (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "on" TEXT NOT NULL,
  amount INTEGER NOT NULL,
  counterparty TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;
