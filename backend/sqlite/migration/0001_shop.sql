-- The shop file. Instants are Unix milliseconds, money is minor units, 0 and '' mean "not known".
-- `op` on a row is the operation that last wrote it: undo restores a row only while it is still its own.

CREATE TABLE settings (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Which state of its contents the shop is in: every committed write makes another. What is kept of them outside this file,
-- in memory or beside it, carries both numbers and is only trusted while they are these.
CREATE TABLE generation (
  number INTEGER NOT NULL,
  stamp  INTEGER NOT NULL
);
INSERT INTO generation (number, stamp) VALUES (0, random());

-- Dictionaries. They only give numbers to words, so undo leaves them alone.
CREATE TABLE platforms (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
-- A source keeps the word that files use; what the owner makes of it stands beside.
CREATE TABLE sources (
  id     INTEGER PRIMARY KEY,
  name   TEXT    NOT NULL UNIQUE,
  op     INTEGER NOT NULL DEFAULT 0,
  label  TEXT    NOT NULL DEFAULT '', -- what the owner calls it
  kind   TEXT    NOT NULL DEFAULT '', -- what the owner says it is; '' as the name says
  parent INTEGER NOT NULL DEFAULT 0   -- the source it counts as
);
CREATE TABLE regions (
  id       INTEGER PRIMARY KEY,
  country  TEXT NOT NULL,
  province TEXT NOT NULL,
  city     TEXT NOT NULL,
  district TEXT NOT NULL,
  code     INTEGER NOT NULL,
  guessed  INTEGER NOT NULL DEFAULT 0,   -- from the mobile number; nobody said it
  UNIQUE (country, province, city, district, code, guessed)
);

CREATE TABLE customers (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  op          INTEGER NOT NULL,
  name        TEXT    NOT NULL DEFAULT '',
  nick        TEXT    NOT NULL DEFAULT '',
  phone       TEXT    NOT NULL DEFAULT '',
  email       TEXT    NOT NULL DEFAULT '',
  gender      INTEGER NOT NULL DEFAULT 0,
  birth_year  INTEGER NOT NULL DEFAULT 0,
  birth_month INTEGER NOT NULL DEFAULT 0,
  birth_day   INTEGER NOT NULL DEFAULT 0,
  birth_lunar INTEGER NOT NULL DEFAULT 0,
  region_id   INTEGER NOT NULL DEFAULT 0,
  address     TEXT    NOT NULL DEFAULT '',
  source_id   INTEGER NOT NULL DEFAULT 0,
  level       INTEGER NOT NULL DEFAULT 0,
  points      INTEGER NOT NULL DEFAULT 0,
  card_at     INTEGER NOT NULL DEFAULT 0,
  blocked     INTEGER NOT NULL DEFAULT 0,
  by_hand     INTEGER NOT NULL DEFAULT 0, -- bits of the fields the owner wrote; imports leave those alone
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL,
  -- Only the owner writes these; a new customer has none of them.
  card        TEXT    NOT NULL DEFAULT '', -- number of the member card
  referrer_id INTEGER NOT NULL DEFAULT 0,  -- the customer who brought them
  impersonal  INTEGER NOT NULL DEFAULT 0,  -- 1: nothing is fitted to the person
  erased_at   INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX customers_by_referrer ON customers (referrer_id) WHERE referrer_id <> 0;
-- Finds the customers of a place, and alone answers who they are by age, gender and place.
CREATE INDEX customers_by_region ON customers (region_id, gender, birth_year, birth_month, birth_day);

-- The narrow table of figures: what lists sort by and charts count. Derived, so never journalled.
CREATE TABLE figures (
  customer_id      INTEGER PRIMARY KEY,
  standing         INTEGER NOT NULL,
  order_count      INTEGER NOT NULL,
  own_count        INTEGER NOT NULL, -- of them, those in the shop's currency: what total_paid is an average over
  completed_count  INTEGER NOT NULL,
  open_count       INTEGER NOT NULL,
  item_count       INTEGER NOT NULL,
  total_paid       INTEGER NOT NULL,
  total_refunded   INTEGER NOT NULL,
  net_paid         INTEGER NOT NULL,
  first_order_at   INTEGER NOT NULL,
  last_order_at    INTEGER NOT NULL,
  last_interest_at INTEGER NOT NULL,
  last_scan_at     INTEGER NOT NULL,
  event_count      INTEGER NOT NULL,
  created_at       INTEGER NOT NULL
);
CREATE INDEX figures_by_last_order  ON figures (standing, last_order_at, customer_id);
CREATE INDEX figures_by_net_paid    ON figures (standing, net_paid, customer_id);
CREATE INDEX figures_by_order_count ON figures (standing, order_count, customer_id);
CREATE INDEX figures_by_created     ON figures (standing, created_at, customer_id);

CREATE TABLE identities (
  kind        INTEGER NOT NULL,
  platform_id INTEGER NOT NULL,
  value       TEXT    NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  op          INTEGER NOT NULL,
  PRIMARY KEY (customer_id, kind, platform_id, value)
) WITHOUT ROWID;
-- Whom a name belongs to; nobody shares one.
CREATE UNIQUE INDEX identities_by_value ON identities (kind, platform_id, value);

-- Three-character and longer searches; contentless, rechecked against customers.
CREATE VIRTUAL TABLE customer_search USING fts5 (
  words, content = '', contentless_delete = 1, detail = none, tokenize = 'trigram'
);
-- How many bytes of words gather in memory before they become a segment: a first import makes few large ones.
INSERT INTO customer_search (customer_search, rank) VALUES ('hashsize', 16777216);

CREATE TABLE orders (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  op          INTEGER NOT NULL,
  number      TEXT    NOT NULL,
  platform_id INTEGER NOT NULL,
  customer_id INTEGER REFERENCES customers (id), -- NULL when the export names no buyer
  status      INTEGER NOT NULL,
  created_at  INTEGER NOT NULL,
  paid_at     INTEGER NOT NULL, -- 0 when nothing was received
  currency    TEXT    NOT NULL,
  total       INTEGER NOT NULL,
  paid        INTEGER NOT NULL,
  refunded    INTEGER NOT NULL,
  net         INTEGER NOT NULL,
  item_count  INTEGER NOT NULL,
  region_id   INTEGER NOT NULL,
  source_id   INTEGER NOT NULL,
  derived     INTEGER NOT NULL, -- bits: 1 total is summed from lines, 2 paid is taken from total, 4 net is the platform's word, 8 refunded is derived, 16 item_count is summed, 32 no file named the currency
  coupon      TEXT,
  remark      TEXT,
  memo        TEXT,
  UNIQUE (number, platform_id)
);
CREATE INDEX orders_by_customer ON orders (customer_id, paid_at);
-- Alone answers how many orders went where, and what they brought.
CREATE INDEX orders_by_place ON orders (region_id, created_at, currency, paid);

CREATE TABLE products (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  op          INTEGER NOT NULL,
  platform_id INTEGER NOT NULL,
  key         TEXT    NOT NULL, -- the code, or title and variant where there is none
  code        TEXT    NOT NULL,
  title       TEXT    NOT NULL,
  variant     TEXT    NOT NULL,
  category    TEXT    NOT NULL,
  price       INTEGER NOT NULL,
  UNIQUE (platform_id, key)
);

CREATE TABLE order_lines (
  order_id   INTEGER NOT NULL REFERENCES orders (id),
  n          INTEGER NOT NULL,
  key        TEXT    NOT NULL, -- the platform's id of the line, or ''
  product_id INTEGER NOT NULL,
  quantity   INTEGER NOT NULL,
  unit_price INTEGER NOT NULL,
  amount     INTEGER NOT NULL,
  PRIMARY KEY (order_id, n)
) WITHOUT ROWID;

CREATE TABLE events (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  op          INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  kind        INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  product_id  INTEGER NOT NULL,
  source_id   INTEGER NOT NULL,
  key         TEXT    NOT NULL,
  text        TEXT    NOT NULL,
  score       INTEGER NOT NULL,
  UNIQUE (customer_id, at, kind, product_id, key)
);

CREATE TABLE tags (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  op          INTEGER NOT NULL,
  name        TEXT    NOT NULL UNIQUE,
  color       TEXT    NOT NULL,
  rule        TEXT    NOT NULL DEFAULT '', -- JSON that tags and segments are named by their ids in; '' where customers are tagged by hand
  created_at  INTEGER NOT NULL,
  grp         TEXT    NOT NULL DEFAULT '', -- the group it stands in
  description TEXT    NOT NULL DEFAULT '',
  position    REAL    NOT NULL DEFAULT 0   -- where it stands: between two others, so that moving one writes one
);
CREATE TABLE customer_tags (
  tag_id      INTEGER NOT NULL REFERENCES tags (id),
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  op          INTEGER NOT NULL,
  PRIMARY KEY (tag_id, customer_id)
) WITHOUT ROWID;
CREATE INDEX customer_tags_by_customer ON customer_tags (customer_id, tag_id);
-- Who is always in a tag that has a rule, and who never, whatever the rule says. Nothing is lost with a row of somebody who is gone.
CREATE TABLE tag_exceptions (
  tag_id      INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  op          INTEGER NOT NULL,
  always      INTEGER NOT NULL, -- 1: always in; 0: never
  PRIMARY KEY (tag_id, customer_id)
) WITHOUT ROWID;
-- Who has no right to the discount of a tag, whether they carry it now or will.
CREATE TABLE tag_withheld (
  tag_id      INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  op          INTEGER NOT NULL,
  PRIMARY KEY (tag_id, customer_id)
) WITHOUT ROWID;
-- When a tag that has a rule was last brought up to date. Derived: a tag that is missing is brought up to date.
CREATE TABLE tag_refreshes (
  tag_id  INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  op      INTEGER NOT NULL, -- the latest operation of the shop then
  problem TEXT    NOT NULL  -- crm.Error as JSON where the rule cannot be asked any more
);

-- People by a name: a rule, or whom one meant at a moment.
CREATE TABLE segments (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  op         INTEGER NOT NULL,
  name       TEXT    NOT NULL UNIQUE,
  rule       TEXT    NOT NULL, -- as in tags; of a frozen one, what it was frozen from
  frozen_at  INTEGER NOT NULL, -- 0 for a rule
  people     INTEGER NOT NULL, -- how many were frozen
  members    TEXT    NOT NULL, -- base64 of a portable Roaring64 bitmap; '' for a rule
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);

-- Customer lists as the owner wants to see them again.
CREATE TABLE views (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  op         INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  query      TEXT    NOT NULL, -- the list's address, as the page writes it
  columns    TEXT    NOT NULL, -- JSON of the page; '' has the columns that stand
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);

-- Ways to reach customers. Passwords are not in the shop file: secret names one in the keyring of the computer.
CREATE TABLE channels (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  op         INTEGER NOT NULL,
  name       TEXT    NOT NULL UNIQUE,
  kind       TEXT    NOT NULL,
  settings   TEXT    NOT NULL, -- JSON
  limits     TEXT    NOT NULL, -- JSON
  secret     TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);

-- Messages to many people. A draft is the owner's to edit and to take back; from when it is started a campaign is what happened,
-- and outbox_runs says whether it goes.
CREATE TABLE campaigns (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  op         INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  state      TEXT    NOT NULL, -- draft; scheduled; sending once it is decided who gets it; cancelled
  channel_id INTEGER NOT NULL, -- 0 while none is chosen
  purpose    TEXT    NOT NULL, -- marketing, service
  audience   TEXT    NOT NULL, -- JSON: crm.Audience, crm.Message, crm.Plan
  message    TEXT    NOT NULL,
  plan       TEXT    NOT NULL,
  start_at   INTEGER NOT NULL,
  frozen_at  INTEGER NOT NULL, -- when it was decided who gets it
  ended_at   INTEGER NOT NULL, -- when it was cancelled
  waterfall  TEXT    NOT NULL, -- JSON: crm.Waterfall as it was then
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);
-- What a campaign says, as it was when it was decided who gets it; the outbox merges its fields into it.
CREATE TABLE campaign_contents (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL,
  step        INTEGER NOT NULL,
  purpose     TEXT    NOT NULL,
  footer      TEXT    NOT NULL,
  message     TEXT    NOT NULL -- JSON: crm.Message
);
-- Who was of the audience and gets nothing, by the reason.
CREATE TABLE campaign_left_out (
  campaign_id INTEGER NOT NULL,
  reason      TEXT    NOT NULL, -- crm.SkipReason
  members     BLOB    NOT NULL, -- as in operation_sets
  PRIMARY KEY (campaign_id, reason)
) WITHOUT ROWID;
-- Addresses that refuse mail for good, as hashes with the shop's secret: they outlive whoever had them.
CREATE TABLE dead_addresses (
  hash        TEXT    PRIMARY KEY,
  customer_id INTEGER NOT NULL, -- whose it was when it was found out
  reason      TEXT    NOT NULL, -- bounced: nobody is there
  at          INTEGER NOT NULL
) WITHOUT ROWID;

-- What a note is about is kept in words: they outlive an import that is taken back.
CREATE TABLE notes (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  op           INTEGER NOT NULL,
  customer_id  INTEGER NOT NULL REFERENCES customers (id),
  kind         TEXT    NOT NULL DEFAULT 'remark', -- remark, feedback, visit, parcel
  text         TEXT    NOT NULL,
  pinned       INTEGER NOT NULL,
  product      TEXT    NOT NULL DEFAULT '',
  batch        TEXT    NOT NULL DEFAULT '',
  order_number TEXT    NOT NULL DEFAULT '',
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  html         TEXT    NOT NULL DEFAULT ''        -- the text as rich text; '' where there is nothing rich about it
);
CREATE INDEX notes_by_customer ON notes (customer_id, created_at);
CREATE INDEX notes_to_print ON notes (customer_id) WHERE kind IN ('visit', 'parcel');
CREATE INDEX notes_of_feedback ON notes (product, batch, customer_id) WHERE kind = 'feedback';

-- Pictures by what they are: the same one is kept once, and stays for an undo when no note shows it any more.
CREATE TABLE pictures (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  hash       TEXT    NOT NULL UNIQUE, -- SHA-256
  mime       TEXT    NOT NULL,
  width      INTEGER NOT NULL,
  height     INTEGER NOT NULL,
  size       INTEGER NOT NULL,
  thumb_mime TEXT    NOT NULL,
  thumb      BLOB    NOT NULL,
  data       BLOB    NOT NULL
);
CREATE TABLE note_pictures (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  op         INTEGER NOT NULL,
  note_id    INTEGER NOT NULL,
  picture_id INTEGER NOT NULL
);
CREATE INDEX note_pictures_by_note ON note_pictures (note_id);

-- What went into parcels besides what was bought, so that each one differs.
CREATE TABLE parcels (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  op           INTEGER NOT NULL,
  customer_id  INTEGER NOT NULL REFERENCES customers (id),
  order_number TEXT    NOT NULL,
  contents     TEXT    NOT NULL,
  packed_at    INTEGER NOT NULL
);
CREATE INDEX parcels_by_customer ON parcels (customer_id, packed_at);

-- From which day a batch of a product was sold, until the next one of the same product.
CREATE TABLE batches (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  op      INTEGER NOT NULL,
  product TEXT    NOT NULL, -- as notes and orders call it
  name    TEXT    NOT NULL,
  since   INTEGER NOT NULL,
  UNIQUE (product, name)
);
-- What the makers of products are asked to change. Counts are those of the day it was written.
CREATE TABLE quality_requests (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  op         INTEGER NOT NULL,
  product    TEXT    NOT NULL,
  batch      TEXT    NOT NULL,
  people     INTEGER NOT NULL,
  buyers     INTEGER NOT NULL, -- 0: not known
  problem    TEXT    NOT NULL,
  quotes     TEXT    NOT NULL, -- one a line, without names
  wish       TEXT    NOT NULL,
  state      TEXT    NOT NULL, -- drafted, sent, answered, closed
  answer     TEXT    NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);

-- What is to be done for a customer. due_at is the moment set or put off to; while it is 0, the next order or visit is waited
-- for: one that the shop did not know then, and that is not of the days before.
CREATE TABLE reminders (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  op          INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  text        TEXT    NOT NULL,
  waits_for   TEXT    NOT NULL, -- time, order, visit
  due_at      INTEGER NOT NULL,
  since       INTEGER NOT NULL, -- the beginning of the day it was written on
  after_order INTEGER NOT NULL, -- the latest order and event of the shop then
  after_event INTEGER NOT NULL,
  done_at     INTEGER NOT NULL,
  created_at  INTEGER NOT NULL
);
CREATE INDEX reminders_by_customer ON reminders (customer_id);
CREATE INDEX reminders_open ON reminders (due_at) WHERE done_at = 0;
CREATE INDEX reminders_done ON reminders (done_at) WHERE done_at > 0;
-- What the owner was notified of, and the moment it was due at then. No operation: it changes nothing of the shop.
CREATE TABLE reminder_alerts (
  reminder_id INTEGER NOT NULL,
  due         INTEGER NOT NULL,
  PRIMARY KEY (reminder_id, due)
) WITHOUT ROWID;

-- What a platform or the owner says a channel may be used for; a later word adds a row, it never rewrites one.
CREATE TABLE consents (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  op          INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  channel     TEXT    NOT NULL, -- alone about marketing; "service:" and the channel about service messages
  granted     INTEGER NOT NULL,
  evidence    TEXT    NOT NULL,
  at          INTEGER NOT NULL,
  by_hand     INTEGER NOT NULL DEFAULT 0 -- 1: the owner's word; a no of theirs outlives every import
);
CREATE INDEX consents_by_customer ON consents (customer_id, channel, id);

-- Pairs of customers who may be one person, as the last search found them and merges carried them on. Derived.
CREATE TABLE candidates (
  a        INTEGER NOT NULL, -- the lower id
  b        INTEGER NOT NULL,
  op       INTEGER NOT NULL, -- 0 for the search's own
  score    INTEGER NOT NULL, -- 0 to 1000
  evidence INTEGER NOT NULL, -- bits of crm.Evidence
  later    INTEGER NOT NULL, -- 1: the owner put it off
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX candidates_by_score ON candidates (later, score DESC, a, b);
CREATE INDEX candidates_by_other ON candidates (b);
CREATE TABLE candidate_search (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  at      INTEGER NOT NULL,
  op      INTEGER NOT NULL, -- the latest operation it saw
  pairs   INTEGER NOT NULL,
  crowded INTEGER NOT NULL
);
-- What the owner said of two people. Keys are identities ("kind|platform|value"), which outlive rows: who is removed and
-- imported again is still not the same person.
CREATE TABLE decisions (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  op      INTEGER NOT NULL,
  apart   INTEGER NOT NULL, -- 1: two people; 0: ask later
  a       INTEGER NOT NULL,
  b       INTEGER NOT NULL,
  a_key   TEXT    NOT NULL, -- '' for somebody without identities
  b_key   TEXT    NOT NULL,
  at      INTEGER NOT NULL
);

-- What the shop keeps about customers besides what every shop does. A deleted field keeps its values, so that its return
-- costs one row however many customers have it.
CREATE TABLE custom_fields (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  op         INTEGER NOT NULL,
  name       TEXT    NOT NULL,
  type       TEXT    NOT NULL, -- text, number, date, yesno, choice
  deleted    INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX custom_fields_by_name ON custom_fields (name) WHERE deleted = 0;
-- Numbers, days since 1970 and yes (1) or no (0) stand in number, words in text; the other one is NULL.
CREATE TABLE customer_fields (
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  field_id    INTEGER NOT NULL REFERENCES custom_fields (id),
  op          INTEGER NOT NULL,
  number      REAL,
  text        TEXT,
  by_hand     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (customer_id, field_id)
) WITHOUT ROWID;

-- How files of a layout were read last time. No operation: forgetting one changes nothing of the shop.
CREATE TABLE readings (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  signature  TEXT    NOT NULL UNIQUE, -- of the header as it is found without help
  name       TEXT    NOT NULL,
  file       TEXT    NOT NULL,
  mapping    TEXT    NOT NULL, -- importer.Mapping as JSON
  encoding   TEXT    NOT NULL, -- these four where the owner overruled what was found, else empty
  delimiter  TEXT    NOT NULL,
  sheet      TEXT    NOT NULL,
  header_row INTEGER NOT NULL,
  saved_at   INTEGER NOT NULL,
  used_at    INTEGER NOT NULL
);

-- How customers' sources changed. Rows of a change in bulk are also what takes it back: was_op is -1 on all others.
CREATE TABLE source_changes (
  op          INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  was         INTEGER NOT NULL,
  now         INTEGER NOT NULL,
  was_op      INTEGER NOT NULL,
  was_hand    INTEGER NOT NULL,
  was_updated INTEGER NOT NULL,
  PRIMARY KEY (op, customer_id)
) WITHOUT ROWID;
CREATE INDEX source_changes_by_customer ON source_changes (customer_id, op);

-- Addresses beside the one in customers, which is the main one and the only one that files say.
CREATE TABLE addresses (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  op          INTEGER NOT NULL,
  customer_id INTEGER NOT NULL REFERENCES customers (id),
  label       TEXT    NOT NULL, -- home, office: what the owner calls it
  recipient   TEXT    NOT NULL,
  phone       TEXT    NOT NULL,
  region_id   INTEGER NOT NULL,
  address     TEXT    NOT NULL,
  created_at  INTEGER NOT NULL
);
CREATE INDEX addresses_by_customer ON addresses (customer_id, id);

-- What the owner changed of a profile, field by field, as texts: part of the journal, told while its operation stands.
CREATE TABLE profile_changes (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  op          INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  field       TEXT    NOT NULL, -- crm.ProfileField
  was         TEXT    NOT NULL,
  now         TEXT    NOT NULL
);
CREATE INDEX profile_changes_by_customer ON profile_changes (customer_id, op);
-- Who was merged into whom, while the operation stands: what was changed of them belongs to who they are now.
CREATE TABLE merged (
  into_id     INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  op          INTEGER NOT NULL,
  PRIMARY KEY (into_id, customer_id, op)
) WITHOUT ROWID;
CREATE INDEX merged_by_customer ON merged (customer_id);

-- Whom the owner erased, as hashes with a secret of the shop: files that name them again bring no name and no contact back.
CREATE TABLE suppressions (
  hash TEXT    PRIMARY KEY,
  at   INTEGER NOT NULL
) WITHOUT ROWID;

-- Messages, one a customer, campaign, step and channel: nobody gets one twice. Whom they go to and what they say is frozen when
-- they are enqueued. No operation: what is sent is sent, and no undo takes it back. Nothing refers to customers that could go.
CREATE TABLE outbox (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  campaign_id INTEGER NOT NULL,
  step        INTEGER NOT NULL,
  customer_id INTEGER NOT NULL,
  channel_id  INTEGER NOT NULL,
  medium      TEXT    NOT NULL, -- email, sms…: whose consent it needs
  marketing   INTEGER NOT NULL,
  content_id  INTEGER NOT NULL,
  address     TEXT    NOT NULL,
  fields      TEXT    NOT NULL, -- JSON object of merge fields
  place       TEXT    NOT NULL, -- by which quiet hours are reckoned
  key         TEXT    NOT NULL, -- names the message for good: what is random of its batch, x, and the id to the base of 36
  state       TEXT    NOT NULL, -- crm.DeliveryState
  reason      TEXT    NOT NULL DEFAULT '',
  attempt     INTEGER NOT NULL DEFAULT 0,
  next_at     INTEGER,          -- when it is due; NULL when nothing is to be done
  not_before  INTEGER NOT NULL,
  not_after   INTEGER NOT NULL,
  phase_at    INTEGER NOT NULL, -- since when it is in its state
  handed_at   INTEGER NOT NULL DEFAULT 0, -- when it was handed over; 0 while it surely was not
  provider_id TEXT    NOT NULL DEFAULT '',
  code        TEXT    NOT NULL DEFAULT '',
  resolved_by TEXT    NOT NULL DEFAULT '',
  resolved_at INTEGER NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, step, customer_id, channel_id)
);
-- What is due: of a campaign, on a channel, in the order it is.
CREATE INDEX outbox_due ON outbox (campaign_id, channel_id, next_at, id) WHERE next_at IS NOT NULL;
-- Alone answers how many are in which state.
CREATE INDEX outbox_by_state ON outbox (campaign_id, state, reason);
-- Who was written to lately.
CREATE INDEX outbox_by_customer ON outbox (customer_id, handed_at);
-- What the sender has at the moment.
CREATE INDEX outbox_in_flight ON outbox (channel_id, state) WHERE state IN ('claimed', 'handing');
-- The life of deliveries from when they were first handed over or refused; rows are only added.
CREATE TABLE outbox_events (
  outbox_id INTEGER NOT NULL,
  n         INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  state     TEXT    NOT NULL,
  reason    TEXT    NOT NULL,
  code      TEXT    NOT NULL,
  detail    TEXT    NOT NULL,
  PRIMARY KEY (outbox_id, n)
) WITHOUT ROWID;
-- What the sender is to do with a campaign.
CREATE TABLE outbox_runs (
  campaign_id INTEGER PRIMARY KEY,
  state       TEXT    NOT NULL, -- going, paused, cancelled
  reason      TEXT    NOT NULL,
  refusals    INTEGER NOT NULL, -- in a row, for what is said
  since       INTEGER NOT NULL
);
-- Channels that do not send for now.
CREATE TABLE outbox_rests (
  channel_id INTEGER PRIMARY KEY,
  paused     TEXT    NOT NULL, -- why, until the owner has looked at it; '' while it goes
  code       TEXT    NOT NULL,
  until      INTEGER NOT NULL,
  since      INTEGER NOT NULL
);
-- How many messages were handed over in each sixtieth of a stretch that a channel is limited in: what any stretch saw is the
-- sum of sixty-one.
CREATE TABLE quota_uses (
  channel_id INTEGER NOT NULL,
  per        TEXT    NOT NULL, -- crm.LimitPer
  start      INTEGER NOT NULL,
  used       INTEGER NOT NULL,
  PRIMARY KEY (channel_id, per, start)
) WITHOUT ROWID;
-- How far the sender is: a number that grows with everything handed over. The computer keeps it a second time outside this
-- file; a file that is behind was restored from a backup.
CREATE TABLE outbox_mark (
  shop   TEXT    NOT NULL, -- names this shop among those of the computer
  number INTEGER NOT NULL
);
INSERT INTO outbox_mark (shop, number) VALUES (lower(hex(randomblob(16))), 0);

CREATE TABLE imports (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  operation_id INTEGER NOT NULL, -- 0 when nothing changed
  at           INTEGER NOT NULL,
  result       TEXT    NOT NULL  -- crm.ImportResult as JSON
);

-- The journal. An operation's means to be taken back are the tables below it.
CREATE TABLE operations (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  kind        TEXT    NOT NULL,
  at          INTEGER NOT NULL,
  count       INTEGER NOT NULL,
  params      TEXT    NOT NULL, -- JSON object
  undone_by   INTEGER NOT NULL DEFAULT 0,
  undoes      INTEGER NOT NULL DEFAULT 0,
  user        TEXT    NOT NULL DEFAULT '', -- who was signed in to the computer, and which it was
  computer    TEXT    NOT NULL DEFAULT '',
  customer_id INTEGER NOT NULL DEFAULT 0,  -- the one customer it is about; 0: none, or several
  forgotten   INTEGER NOT NULL DEFAULT 0   -- of an undo: 1 while what it takes to do it again is being dropped, 2 when it is
);
CREATE INDEX operations_by_customer ON operations (customer_id) WHERE customer_id <> 0;
-- Ids first…last of a table were created by the operation.
CREATE TABLE operation_ranges (
  operation_id INTEGER NOT NULL,
  tbl          TEXT    NOT NULL,
  first        INTEGER NOT NULL,
  last         INTEGER NOT NULL,
  PRIMARY KEY (operation_id, tbl, first)
) WITHOUT ROWID;
-- Single rows as they were before. Image NULL: the operation created the row. Gone 1: it deleted the row.
CREATE TABLE operation_rows (
  operation_id INTEGER NOT NULL,
  tbl          TEXT    NOT NULL,
  row_key              NOT NULL,
  image        TEXT,
  gone         INTEGER NOT NULL,
  PRIMARY KEY (operation_id, tbl, row_key)
) WITHOUT ROWID;
-- Rows as they were before a recorded operation: every undo is one. Image NULL: there was none. Version is what the row
-- carries since, NULL where it is gone. A key of several columns is a JSON array.
CREATE TABLE operation_changes (
  operation_id INTEGER NOT NULL,
  tbl          TEXT    NOT NULL,
  row_key              NOT NULL,
  image        TEXT,
  version,
  PRIMARY KEY (operation_id, tbl, row_key)
) WITHOUT ROWID;
-- Rows of a recorded operation that were neighbours and were removed or changed alike, a JSON array of images at a time.
CREATE TABLE operation_removals (
  operation_id INTEGER NOT NULL,
  tbl          TEXT    NOT NULL,
  first        INTEGER NOT NULL,
  version,                       -- what they all carry since, NULL where they are gone
  images       TEXT    NOT NULL,
  PRIMARY KEY (operation_id, tbl, first)
) WITHOUT ROWID;
-- Customers who gained (added = 1) or lost a tag. was_op is the op their membership had, or has since an undo gave it back;
-- 0 where it is the operation's own.
CREATE TABLE operation_sets (
  operation_id INTEGER NOT NULL,
  tag_id       INTEGER NOT NULL,
  added        INTEGER NOT NULL,
  was_op       INTEGER NOT NULL,
  members      BLOB    NOT NULL, -- portable Roaring64 bitmap of customer ids
  PRIMARY KEY (operation_id, tag_id, added, was_op)
) WITHOUT ROWID;
-- Customers of whom an operation made the same of the same: was and now are what the row held, a JSON array that begins with
-- its op, or null where there was or is none.
CREATE TABLE operation_values (
  operation_id INTEGER NOT NULL,
  what         TEXT    NOT NULL, -- level, blocked, or field: and the number of a custom field
  was          TEXT    NOT NULL,
  now          TEXT    NOT NULL,
  members      BLOB    NOT NULL, -- as in operation_sets
  PRIMARY KEY (operation_id, what, was, now)
) WITHOUT ROWID;
