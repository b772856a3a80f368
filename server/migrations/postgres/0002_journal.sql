-- The access journal: who opened which log, for the controller (the organisation), never for appraising anybody's work.
-- Each row's hash covers the row and the hash before it; the last hash is signed with the receipt key.

CREATE TABLE journal (
    number  BIGINT  NOT NULL PRIMARY KEY, -- from 1, without a hole; the oldest go after journal_days
    at      BIGINT  NOT NULL,             -- when, the seconds cut off
    what    TEXT NOT NULL,                -- opened, invitation-opened, signed-in, refused-opener, refused-passkey, refused-too-many, journal-read, missed
    account BYTEA,                         -- who; null where nobody is proven to be anybody
    log     BYTEA,                         -- which log, for opened and invitation-opened
    session BYTEA,                         -- by which session or invitation: a one-way reference of 16 bytes
    times   BIGINT  NOT NULL,             -- how often: refused log-ins of one minute are counted together
    hash    BYTEA NOT NULL                 -- SHA-256 over the hash before, the number and the columns between
);
CREATE INDEX journal_by_time ON journal (at);

CREATE TABLE journal_heads (
    number    BIGINT  NOT NULL PRIMARY KEY, -- the last row that it covers
    hash      BYTEA NOT NULL,                -- that row's hash
    at        BIGINT  NOT NULL,             -- when it was signed
    signature BYTEA NOT NULL                 -- Ed25519 by the receipt key, 64 bytes
);
