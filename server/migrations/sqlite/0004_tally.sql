-- Totals of check-ins. The server is one of two parties: what it keeps of a report is a share that is as good as random, and
-- the other party's share sealed. Reports go once the totals were published, or when nobody came for them.

CREATE TABLE tallies (
    log       BLOB NOT NULL REFERENCES logs (id),
    first     INTEGER NOT NULL, -- first week of the window
    opening   BLOB NOT NULL,    -- signed by a referent, as it came
    secret    BLOB NOT NULL,    -- 32 random bytes: with them both parties verify; empty once it is over
    closes    INTEGER NOT NULL, -- end of the window; the next one begins no earlier
    forgotten INTEGER NOT NULL, -- when the reports go whatever happened
    counted   BLOB,             -- SHA-256 of the one request to count that was answered
    over      INTEGER,          -- when the reports went
    PRIMARY KEY (log, first)
);

CREATE TABLE tally_reports (
    log       BLOB NOT NULL,
    first     INTEGER NOT NULL,
    account   BLOB NOT NULL REFERENCES accounts (id), -- each person counts once
    statement BLOB NOT NULL, -- signed by that account: the public part, and the other party's share sealed
    leader    BLOB NOT NULL, -- this party's share
    PRIMARY KEY (log, first, account),
    FOREIGN KEY (log, first) REFERENCES tallies (log, first)
);
