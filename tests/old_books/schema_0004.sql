PRAGMA application_id = 1148536901;
PRAGMA user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE assumptions (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  reserve INTEGER NOT NULL,
  confidence TEXT NOT NULL,
  prepay_minimum INTEGER NOT NULL,
  largest_share TEXT NOT NULL,
  factor_reliance INTEGER NOT NULL CHECK (factor_reliance IN (0, 1)),
  factor_profile INTEGER NOT NULL CHECK (factor_profile IN (0, 1))
, repay_order TEXT NOT NULL DEFAULT '[]', largest_dti TEXT) STRICT;
INSERT INTO "assumptions" VALUES(1,'assumptions',100000,'0.99',10000,'0.6',1,0,'["hers", "卡"]','0.55');
CREATE TABLE bureau (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "bureau" VALUES(1,'b1','{"month": "2026-01", "code": "1", "reported_on": "2026-03-01", "loan": "hers", "account": "", "lender": "", "is_card": false}');
INSERT INTO "bureau" VALUES(2,'b2','{"month": "2026-01", "code": "N", "reported_on": "2026-03-01", "line": "卡", "account": "", "lender": "", "is_card": false}');
CREATE TABLE cash (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "on" TEXT NOT NULL,
  amount INTEGER NOT NULL
) STRICT;
INSERT INTO "cash" VALUES(1,'c1','2026-01-15',0);
CREATE TABLE corrections (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "corrections" VALUES(1,'correction-1','{"channel": "huabei", "field": "rate.low", "value": "0.0004", "since": "2026-01-01", "source": "合同"}');
CREATE TABLE disclosures (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "disclosures" VALUES(1,'form-1','{"loan": "hers", "on": "2026-08-02", "annual": "0.1462", "principal": "12000.00", "items": [{"name": "利息", "kind": "interest", "amount": "456.78", "collector": "某银行"}, {"name": "违约金", "kind": "contingent", "ratio": "0.05", "collector": ""}]}');
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
INSERT INTO "expected" VALUES(1,'rent','Salary',800000,'out','2026-01-10','28 days','2027-01-01','0.35');
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
INSERT INTO "figures" VALUES(1,'f1','2026-Q1',50000000,-500,20000000,10000000,40000000,15000000);
CREATE TABLE import_rules (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "import_rules" VALUES(1,'rule-1','{"verdict": "repayment", "made_on": "2026-02-01", "counterparty": "财付通-“还款”", "words": "it''s; -- odd", "loan": "hers", "channel": ""}');
CREATE TABLE imported (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  record TEXT,
  others TEXT NOT NULL
) STRICT;
INSERT INTO "imported" VALUES(1,'0a1b2c','账单.csv',24,'p1','');
CREATE TABLE layouts (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "layouts" VALUES(1,'layout-1','{"name": "信用社", "heads": ["日期", "收入", "支出"], "columns": [{"head": "日期", "role": "day"}, {"head": "支出", "role": "out"}], "positive_is": "in", "line": "卡", "out_words": [], "headless": false}');
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
, owner TEXT) STRICT;
INSERT INTO "lines" VALUES(1,'卡','credit-card','招行 ''卡''',2000000,'2025-01-01','0.0005','day',5,23,NULL,1,'card','0.10',5000,'0.05',1000,'2031-12-31',NULL);
INSERT INTO "lines" VALUES(2,'second','anything at all','Card',0,'2025-01-01',NULL,NULL,NULL,NULL,'卡',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "lines" VALUES(3,'firm''s','wangshangdai','Card',2000000,'2025-01-01',NULL,NULL,NULL,NULL,NULL,NULL,'card',NULL,NULL,NULL,NULL,NULL,'firm');
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
, owner TEXT) STRICT;
INSERT INTO "loans" VALUES(1,'level','卡','credit-card','',1200000,'2026-01-15','2026-02-15','month',12,'level','0.072','year','period','30/360',NULL,NULL,NULL,NULL);
INSERT INTO "loans" VALUES(2,'rare; ''terms''',NULL,'mortgage','房贷 🏠',80000000,'2024-01-31','2024-02-29','month',240,'level','0.0395','year','days','ACT/360',NULL,31,'{"fees": [{"on": "start", "amount": "123.45", "of": "principal"}, {"on": "period", "ratio": "0.0001", "of": "principal"}], "rounding": {"unit": "0.01", "mode": "half-up"}, "grace": {"principal_periods": 3}, "rates": [{"from": "2025-01-01", "value": "0.036", "per": "year"}], "prepayment": {"allowed_from_period": 13, "fee": {"ratio": "0.01", "of": "prepaid"}, "interest_due": "to-day"}, "late": {"penalty": "1.5", "grace_days": 3, "order": ["penalty", "fee", "interest", "principal"]}}',NULL);
INSERT INTO "loans" VALUES(3,'hers','卡','credit-card','',1000000,'2026-01-15','2026-02-15','month',12,'level','0.072','year','period','30/360',NULL,NULL,NULL,'private');
CREATE TABLE moves (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  line TEXT NOT NULL REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  amount INTEGER NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
INSERT INTO "moves" VALUES(1,'m1','卡','2026-01-03',8888,'spend','tea');
INSERT INTO "moves" VALUES(2,'m2','second','2026-01-04',8888,'refund','');
CREATE TABLE needs (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "needs" VALUES(1,'need-1','{"amount": "30000.00", "by": "2026-05-01", "months": 6, "purpose": "进货", "held_back": []}');
CREATE TABLE notes (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "on" TEXT NOT NULL,
  kind TEXT NOT NULL,
  line TEXT REFERENCES lines (id) DEFERRABLE INITIALLY DEFERRED,
  lender TEXT
) STRICT;
INSERT INTO "notes" VALUES(1,'n1','2025-11-11','frozen','卡',NULL);
INSERT INTO "notes" VALUES(2,'n2','2025-11-11','inquiry',NULL,'某银行');
CREATE TABLE orders (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "orders" VALUES(1,'order-1','{"customer": "永和超市", "amount": "123456.78", "pays_on": "2026-12-30", "certainty": "0.85", "delivers_on": "2026-11-30", "note": "春节礼盒，“第二批”", "closed_on": "2026-12-05"}');
INSERT INTO "orders" VALUES(2,'order-2','{"customer": "海通", "amount": "0.01", "pays_on": "2027-02-28", "certainty": "1", "note": ""}');
CREATE TABLE plans (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "plans" VALUES(1,'plan-1','{"name": "先还卡", "made_on": "2026-02-01", "kind": "repay", "steps": [{"on": "2026-03-15", "loan": "hers", "amount": "500.00", "kind": "prepay"}], "total": "1234.56", "free_on": "2027-01-15", "adopted_on": "2026-02-02"}');
CREATE TABLE priors (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "priors" VALUES(1,'online.monthly.cut','{"value": "0.03", "made_on": "2026-02-01", "note": "mine"}');
CREATE TABLE profiles (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  monthly_income INTEGER,
  registered_on TEXT,
  note TEXT NOT NULL
) STRICT;
INSERT INTO "profiles" VALUES(1,'profile','王“小二”
公司','business',1250000,'2019-03-04','it''s; -- odd');
CREATE TABLE questions (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "on" TEXT NOT NULL,
  amount INTEGER NOT NULL,
  counterparty TEXT NOT NULL,
  why TEXT NOT NULL
, asked TEXT) STRICT;
INSERT INTO "questions" VALUES(1,'q1','账单.csv',25,'2026-02-16',990,'商户','unclear',NULL);
CREATE TABLE quotes (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "quotes" VALUES(1,'quote-1','{"receivable": "inv", "way": "factoring", "lender": "某保理公司", "rate": {"value": "0.0095", "per": "month"}, "advance": "0.8", "fee": "200.00", "fee_ratio": "0.005", "recourse": true, "interest_at": "collection", "days": 5, "until": "2026-12-31"}');
INSERT INTO "quotes" VALUES(2,'quote-2','{"receivable": "inv", "way": "bank-bill", "lender": "", "interest_at": "start"}');
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
, temporary_until TEXT) STRICT;
INSERT INTO "readings" VALUES(1,'r1','卡','2026-01-02',2000000,-3550,500000,0,'综合评估未通过',NULL);
INSERT INTO "readings" VALUES(2,'r2','卡','2026-01-02',0,NULL,NULL,1,'',NULL);
INSERT INTO "readings" VALUES(3,'r3','卡','2026-01-03',2000000,NULL,500000,NULL,'','2026-02-03');
CREATE TABLE receivables (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  debtor TEXT NOT NULL,
  amount INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  due_on TEXT NOT NULL,
  confirmed INTEGER CHECK (confirmed IN (0, 1))
, probability TEXT, collected_on TEXT) STRICT;
INSERT INTO "receivables" VALUES(1,'inv','Debtor',3000000,'2026-01-01','2026-04-01',1,NULL,NULL);
INSERT INTO "receivables" VALUES(2,'paid','Debtor',3000000,'2026-01-01','2026-04-01',NULL,'0.85','2026-06-30');
CREATE TABLE repayments (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  loan TEXT NOT NULL REFERENCES loans (id) DEFERRABLE INITIALLY DEFERRED,
  "on" TEXT NOT NULL,
  amount INTEGER NOT NULL,
  kind TEXT NOT NULL,
  mode TEXT NOT NULL
) STRICT;
INSERT INTO "repayments" VALUES(1,'p1','level','2026-02-15',103943,'scheduled','shorter');
INSERT INTO "repayments" VALUES(2,'p2','level','2026-03-15',1,'prepay','shorter');
CREATE TABLE subsidies (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "subsidies" VALUES(1,'subsidy-1','{"loan": "hers", "ratio": "0.01", "cap": "500.00"}');
CREATE TABLE sums (
  name TEXT PRIMARY KEY,
  sum TEXT NOT NULL
) STRICT;
INSERT INTO "sums" VALUES('profiles','dc5c8dd18c9dbbbe99ec4bf96f350585');
INSERT INTO "sums" VALUES('lines','16932c6dc02c3659d5f01723d82a2379');
INSERT INTO "sums" VALUES('readings','652c7ca99f2bf98256a967bfe98d4b7d');
INSERT INTO "sums" VALUES('loans','846f78d14464da53e2541418d899291b');
INSERT INTO "sums" VALUES('repayments','40ab86d9b5d9dba41b9ee802f0adc6b9');
INSERT INTO "sums" VALUES('moves','4ee92023c2286e9f10cb05547ca9b849');
INSERT INTO "sums" VALUES('notes','21935cfd3737a48a6cf8e83654351353');
INSERT INTO "sums" VALUES('cash','92a8ab8642898e0c5683cd430b7e373d');
INSERT INTO "sums" VALUES('expected','3c6301351aa30218b096b5c7212ceba1');
INSERT INTO "sums" VALUES('receivables','de559b722d842e1b4cec0b892d3aea9f');
INSERT INTO "sums" VALUES('figures','132267332ac24d90e102fadc4877bc8d');
INSERT INTO "sums" VALUES('assumptions','eca0064daa8f72075d74d6124dc7d336');
INSERT INTO "sums" VALUES('imported','0a13fe96bdee931c185ef25b4927928c');
INSERT INTO "sums" VALUES('questions','5837fc9e58a5b63a6aae540b90c7911b');
INSERT INTO "sums" VALUES('import_rules','015118e3882655a26e087a3c544d2cf1');
INSERT INTO "sums" VALUES('layouts','3516d2e40a06dbe3c83ff4c15ae5f422');
INSERT INTO "sums" VALUES('bureau','0cb628df0bc01055fc0ba3d8c81d8a71');
INSERT INTO "sums" VALUES('disclosures','59e3a975219a3038acaa21de6347af32');
INSERT INTO "sums" VALUES('subsidies','24b5a5530e632be9ecf847a44f15d42d');
INSERT INTO "sums" VALUES('windows','672e29cde9d960128bf10cddea773f30');
INSERT INTO "sums" VALUES('priors','3f861030733f2389f62d3ab0ba4e1ea3');
INSERT INTO "sums" VALUES('plans','1d0278fdf6d8a2dfd70acebe62fcf639');
INSERT INTO "sums" VALUES('needs','d324d80ed351eb1aaa7eb68a3619d93e');
INSERT INTO "sums" VALUES('corrections','bc273dd8be3ada6afdddb6472e47be3d');
INSERT INTO "sums" VALUES('quotes','8d58f942a03e522c7e9e1cebb5551114');
INSERT INTO "sums" VALUES('orders','89c574eed3e2f73f9da8ef5ef3e225ce');
CREATE TABLE windows (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  content TEXT NOT NULL
) STRICT;
INSERT INTO "windows" VALUES(1,'w1','{"name": "年末", "why": "policy", "since": "2026-12-20", "until": "2026-12-31", "line": "卡", "rise": "1", "cut": "1", "freeze": "1"}');
CREATE INDEX lines_by_shared ON lines (shares_limit_with);
CREATE INDEX readings_by_line ON readings (line);
CREATE INDEX loans_by_line ON loans (line);
CREATE INDEX repayments_by_loan ON repayments (loan);
CREATE INDEX moves_by_line ON moves (line);
CREATE INDEX notes_by_line ON notes (line);
COMMIT;
