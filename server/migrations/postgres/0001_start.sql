-- Everything the server keeps. It stores and orders what it cannot read: no column holds a name, a text or a figure that a
-- person wrote. Times are milliseconds since 1970-01-01T00:00:00Z. Identifiers are 16 bytes, digests and public keys 32.

CREATE TABLE settings (
    name  TEXT NOT NULL PRIMARY KEY, -- 'receipt-key' (Ed25519 seed), 'setup' (SHA-256 of the set-up secret, until the founding)
    value BYTEA NOT NULL
);

CREATE TABLE organisation (
    one       BIGINT NOT NULL PRIMARY KEY CHECK (one = 1), -- there is one organisation, or none yet
    org       BYTEA NOT NULL,                                -- its id, derived from the root
    root      BYTEA NOT NULL,                                -- Ed25519 public key of the root
    directory BYTEA NOT NULL,                                -- its directory log
    founded   BIGINT NOT NULL                              -- when
);

CREATE TABLE accounts (
    id          BYTEA NOT NULL PRIMARY KEY,
    role        TEXT NOT NULL,        -- as certified: administrator, manager, referent, worker, beneficiary
    user_handle BYTEA NOT NULL UNIQUE, -- 16 random bytes that authenticators keep instead of the id
    created     BIGINT NOT NULL,
    closed      BIGINT               -- when the directory put the account out; it cannot sign in any more
);

CREATE TABLE vaults (
    account BYTEA NOT NULL PRIMARY KEY REFERENCES accounts (id),
    version BIGINT NOT NULL, -- from 1; compared and swapped
    sealed  BYTEA NOT NULL,    -- opaque
    updated BIGINT NOT NULL
);

CREATE TABLE openers (
    id            BYTEA NOT NULL PRIMARY KEY,
    account       BYTEA NOT NULL REFERENCES accounts (id),
    kind          TEXT NOT NULL,    -- words, device, passkey
    created       BIGINT NOT NULL,
    locator       BYTEA UNIQUE,      -- words and device: where log-in finds it
    verifier_hash BYTEA,             -- words and device: SHA-256 of the verifier
    credential_id BYTEA UNIQUE,      -- passkey: the id that the authenticator gave
    passkey       TEXT              -- passkey: public key, counter and flags, JSON of webauthn-rs
);
CREATE INDEX openers_by_account ON openers (account);

CREATE TABLE sessions (
    token_hash BYTEA NOT NULL PRIMARY KEY,               -- SHA-256 of the cookie's token
    account    BYTEA NOT NULL REFERENCES accounts (id),
    opener     BYTEA REFERENCES openers (id),            -- the opener used; null at founding, at joining, or once it was replaced
    created    BIGINT NOT NULL,
    last_seen  BIGINT NOT NULL,                        -- coarse: written every few minutes at most
    expires    BIGINT NOT NULL
);
CREATE INDEX sessions_by_account ON sessions (account);
CREATE INDEX sessions_by_expiry ON sessions (expires);

CREATE TABLE ceremonies (
    id_hash BYTEA NOT NULL PRIMARY KEY,          -- SHA-256 of the cookie's value
    account BYTEA REFERENCES accounts (id),      -- whose enrolment; null for a log-in
    state   TEXT NOT NULL,                      -- challenge and policy, JSON of webauthn-rs
    expires BIGINT NOT NULL
);
CREATE INDEX ceremonies_by_expiry ON ceremonies (expires);

CREATE TABLE logs (
    id        BYTEA NOT NULL PRIMARY KEY,
    kind      TEXT NOT NULL,      -- directory, team, case, conversation, report, personal
    created   BIGINT NOT NULL,
    head_next BIGINT NOT NULL,   -- number of entries: the seq of the next one
    head_hash BYTEA NOT NULL       -- hash of the last entry
);

CREATE TABLE entries (
    position  BIGINT NOT NULL PRIMARY KEY,     -- place among all entries of this server
    log       BYTEA NOT NULL REFERENCES logs (id),
    seq       BIGINT NOT NULL,                 -- place in its log, from 0
    kind      BIGINT NOT NULL,                 -- 0 control, 1 sealed
    epoch     BIGINT NOT NULL,
    prev      BYTEA NOT NULL,                    -- hash of the entry before
    hash      BYTEA NOT NULL,                    -- hash of this one
    body_hash BYTEA NOT NULL,                    -- SHA-256 of the body; it stays when the body goes
    received  BIGINT NOT NULL,                 -- by the server's clock; the receipt is made again from it
    body      BYTEA,                             -- null once erased
    UNIQUE (log, seq)
);

-- The last position given. Whoever takes the next ones holds this row until the end of the transaction: positions follow
-- the order of commits. Room is left on the page because the row is written with each commit.
CREATE TABLE positions (
    one  BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    last BIGINT NOT NULL
) WITH (fillfactor = 10);
INSERT INTO positions (one, last) VALUES (1, 0);

CREATE TABLE members (
    account BYTEA NOT NULL REFERENCES accounts (id),
    log     BYTEA NOT NULL REFERENCES logs (id),
    rights  TEXT NOT NULL,    -- read, write, manage
    since   BIGINT NOT NULL, -- position of the entry that let the account in
    until   BIGINT,          -- position of the entry that put it out: all that it may still read there
    PRIMARY KEY (account, log)
);

CREATE INDEX members_by_log ON members (log);  -- whom a server tells of what another one wrote

CREATE TABLE invitations (
    id         BYTEA NOT NULL PRIMARY KEY,
    log        BYTEA NOT NULL REFERENCES logs (id),      -- the log that it leads to
    inviter    BYTEA NOT NULL REFERENCES accounts (id),
    proof_hash BYTEA NOT NULL,                           -- SHA-256 of the proof that the invitee gives
    created    BIGINT NOT NULL,
    expires    BIGINT NOT NULL,                        -- as the inviter signed it
    tries      BIGINT NOT NULL,                        -- wrong proofs so far
    ended      BIGINT                                  -- when it was used, withdrawn or burnt
);
CREATE INDEX invitations_by_log ON invitations (log);
