-- What customers ordered: money that will come once it was delivered.
CREATE TABLE orders (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
