-- The access journal: who opened which log, for the controller (the organisation), never for appraising anybody's work.
-- Each row's hash covers the row and the hash before it; the last hash is signed with the receipt key.

CREATE TABLE journal (
    number  INTEGER NOT NULL PRIMARY KEY, -- from 1, without a hole; the oldest go after journal_days
    at      INTEGER NOT NULL,             -- when, the seconds cut off
    what    TEXT NOT NULL,                -- opened, invitation-opened, signed-in, refused-opener, refused-passkey, refused-too-many, journal-read, missed
    account BLOB,                         -- who; null where nobody is proven to be anybody
    log     BLOB,                         -- which log, for opened and invitation-opened
    session BLOB,                         -- by which session or invitation: a one-way reference of 16 bytes
    times   INTEGER NOT NULL,             -- how often: refused log-ins of one minute are counted together
    hash    BLOB NOT NULL                 -- SHA-256 over the hash before, the number and the columns between
);
CREATE INDEX journal_by_time ON journal (at);

CREATE TABLE journal_heads (
    number    INTEGER NOT NULL PRIMARY KEY, -- the last row that it covers
    hash      BLOB NOT NULL,                -- that row's hash
    at        INTEGER NOT NULL,             -- when it was signed
    signature BLOB NOT NULL                 -- Ed25519 by the receipt key, 64 bytes
);
