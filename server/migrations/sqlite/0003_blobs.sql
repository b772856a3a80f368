-- Attachments. Their bytes, sealed like the entries, lie outside of the database: in a folder or in a bucket, under a name that is
-- drawn for each row and never used again. A row comes before its bytes and goes before them: bytes may be left over, a
-- row without bytes is damage. Nothing says who sent them.

CREATE TABLE blobs (
    log      BLOB NOT NULL REFERENCES logs (id),
    hash     BLOB NOT NULL,        -- SHA-256 of the bytes, as it was announced
    name     BLOB NOT NULL UNIQUE, -- 16 random bytes: where the bytes are
    size     INTEGER NOT NULL,     -- bytes in all, as announced
    received INTEGER NOT NULL,     -- bytes that arrived; equal to size once all of them were verified against the hash
    touched  INTEGER NOT NULL,     -- when it began, or when bytes last arrived
    PRIMARY KEY (log, hash)
);

CREATE TABLE holds (
    log  BLOB NOT NULL,    -- of both the entry and the blob
    seq  INTEGER NOT NULL, -- the entry that names the blob; the row goes with the entry's body
    blob BLOB NOT NULL,    -- the blob's hash
    PRIMARY KEY (log, seq, blob),
    FOREIGN KEY (log, seq) REFERENCES entries (log, seq),
    FOREIGN KEY (log, blob) REFERENCES blobs (log, hash)
);
CREATE INDEX holds_by_blob ON holds (log, blob);

-- Bytes to be removed. A row stays for an hour after they were: who was still sending to that name may have come too late to notice.
CREATE TABLE discarded (
    name  BLOB NOT NULL PRIMARY KEY,
    size  INTEGER NOT NULL, -- bytes in all, which tells how many parts there can be
    since INTEGER NOT NULL
);
