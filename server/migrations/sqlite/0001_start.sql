-- Everything the server keeps. It stores and orders what it cannot read: no column holds a name, a text or a figure that a
-- person wrote. Times are milliseconds since 1970-01-01T00:00:00Z. Identifiers are 16 bytes, digests and public keys 32.

CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY, -- 'receipt-key' (Ed25519 seed), 'setup' (SHA-256 of the set-up secret, until the founding)
    value BLOB NOT NULL
);

CREATE TABLE organisation (
    one       INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), -- there is one organisation, or none yet
    org       BLOB NOT NULL,                                -- its id, derived from the root
    root      BLOB NOT NULL,                                -- Ed25519 public key of the root
    directory BLOB NOT NULL,                                -- its directory log
    founded   INTEGER NOT NULL                              -- when
);

CREATE TABLE accounts (
    id          BLOB NOT NULL PRIMARY KEY,
    role        TEXT NOT NULL,        -- as certified: administrator, manager, referent, worker, beneficiary
    user_handle BLOB NOT NULL UNIQUE, -- 16 random bytes that authenticators keep instead of the id
    created     INTEGER NOT NULL,
    closed      INTEGER               -- when the directory put the account out; it cannot sign in any more
);

CREATE TABLE vaults (
    account BLOB NOT NULL PRIMARY KEY REFERENCES accounts (id),
    version INTEGER NOT NULL, -- from 1; compared and swapped
    sealed  BLOB NOT NULL,    -- opaque
    updated INTEGER NOT NULL
);

CREATE TABLE openers (
    id            BLOB NOT NULL PRIMARY KEY,
    account       BLOB NOT NULL REFERENCES accounts (id),
    kind          TEXT NOT NULL,    -- words, device, passkey
    created       INTEGER NOT NULL,
    locator       BLOB UNIQUE,      -- words and device: where log-in finds it
    verifier_hash BLOB,             -- words and device: SHA-256 of the verifier
    credential_id BLOB UNIQUE,      -- passkey: the id that the authenticator gave
    passkey       TEXT              -- passkey: public key, counter and flags, JSON of webauthn-rs
);
CREATE INDEX openers_by_account ON openers (account);

CREATE TABLE sessions (
    token_hash BLOB NOT NULL PRIMARY KEY,               -- SHA-256 of the cookie's token
    account    BLOB NOT NULL REFERENCES accounts (id),
    opener     BLOB REFERENCES openers (id),            -- the opener used; null at founding, at joining, or once it was replaced
    created    INTEGER NOT NULL,
    last_seen  INTEGER NOT NULL,                        -- coarse: written every few minutes at most
    expires    INTEGER NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);
CREATE INDEX sessions_by_expiry ON sessions (expires);

CREATE TABLE ceremonies (
    id_hash BLOB NOT NULL PRIMARY KEY,          -- SHA-256 of the cookie's value
    account BLOB REFERENCES accounts (id),      -- whose enrolment; null for a log-in
    state   TEXT NOT NULL,                      -- challenge and policy, JSON of webauthn-rs
    expires INTEGER NOT NULL
);
CREATE INDEX ceremonies_by_expiry ON ceremonies (expires);

CREATE TABLE logs (
    id        BLOB NOT NULL PRIMARY KEY,
    kind      TEXT NOT NULL,      -- directory, team, case, conversation, report, personal
    created   INTEGER NOT NULL,
    head_next INTEGER NOT NULL,   -- number of entries: the seq of the next one
    head_hash BLOB NOT NULL       -- hash of the last entry
);

CREATE TABLE entries (
    position  INTEGER NOT NULL PRIMARY KEY,     -- place among all entries of this server
    log       BLOB NOT NULL REFERENCES logs (id),
    seq       INTEGER NOT NULL,                 -- place in its log, from 0
    kind      INTEGER NOT NULL,                 -- 0 control, 1 sealed
    epoch     INTEGER NOT NULL,
    prev      BLOB NOT NULL,                    -- hash of the entry before
    hash      BLOB NOT NULL,                    -- hash of this one
    body_hash BLOB NOT NULL,                    -- SHA-256 of the body; it stays when the body goes
    received  INTEGER NOT NULL,                 -- by the server's clock; the receipt is made again from it
    body      BLOB,                             -- null once erased
    UNIQUE (log, seq)
);

CREATE TABLE members (
    account BLOB NOT NULL REFERENCES accounts (id),
    log     BLOB NOT NULL REFERENCES logs (id),
    rights  TEXT NOT NULL,    -- read, write, manage
    since   INTEGER NOT NULL, -- position of the entry that let the account in
    until   INTEGER,          -- position of the entry that put it out: all that it may still read there
    PRIMARY KEY (account, log)
);

CREATE TABLE invitations (
    id         BLOB NOT NULL PRIMARY KEY,
    log        BLOB NOT NULL REFERENCES logs (id),      -- the log that it leads to
    inviter    BLOB NOT NULL REFERENCES accounts (id),
    proof_hash BLOB NOT NULL,                           -- SHA-256 of the proof that the invitee gives
    created    INTEGER NOT NULL,
    expires    INTEGER NOT NULL,                        -- as the inviter signed it
    tries      INTEGER NOT NULL,                        -- wrong proofs so far
    ended      INTEGER                                  -- when it was used, withdrawn or burnt
);
CREATE INDEX invitations_by_log ON invitations (log);
