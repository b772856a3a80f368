//! The texts, in the SQL that SQLite and PostgreSQL have in common: `$1`, `RETURNING`, `ON CONFLICT`.

pub(super) const PING: &str = "SELECT CAST(1 AS BIGINT)";

// Settings and organisation.
pub(super) const KEEP: &str =
    "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING";
pub(super) const SETTING: &str = "SELECT value FROM settings WHERE name = $1";
pub(super) const SET_SETTING: &str = "INSERT INTO settings (name, value) VALUES ($1, $2) \
    ON CONFLICT (name) DO UPDATE SET value = excluded.value";
pub(super) const FORGET_SETTING: &str = "DELETE FROM settings WHERE name = $1";
pub(super) const ORGANISATION: &str = "SELECT org, root, directory FROM organisation";
pub(super) const NEW_ORGANISATION: &str =
    "INSERT INTO organisation (one, org, root, directory, founded) VALUES (1, $1, $2, $3, $4)";

pub(super) const WEIGHT: &str =
    "SELECT CAST(COALESCE(SUM(LENGTH(body)), 0) AS BIGINT) FROM entries WHERE log = $1";

// Accounts, vaults, openers.
pub(super) const ACCOUNT: &str = "SELECT role, user_handle, closed FROM accounts WHERE id = $1";
pub(super) const NEW_ACCOUNT: &str =
    "INSERT INTO accounts (id, role, user_handle, created, closed) VALUES ($1, $2, $3, $4, NULL)";
pub(super) const CLOSE_ACCOUNT: &str = "UPDATE accounts SET closed = $2 WHERE id = $1 AND closed IS NULL";
pub(super) const VAULT: &str = "SELECT version, sealed FROM vaults WHERE account = $1";
pub(super) const NEW_VAULT: &str =
    "INSERT INTO vaults (account, version, sealed, updated) VALUES ($1, 1, $2, $3)";
pub(super) const SWAP_VAULT: &str = "UPDATE vaults SET version = version + 1, sealed = $3, updated = $4 \
    WHERE account = $1 AND version = $2 RETURNING version";
pub(super) const NEW_OPENER: &str = "INSERT INTO openers \
    (id, account, kind, created, locator, verifier_hash, credential_id, passkey) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
pub(super) const REMOVE_OPENER: &str = "DELETE FROM openers WHERE id = $1 AND account = $2";
pub(super) const COUNT_OPENERS: &str = "SELECT COUNT(*) FROM openers WHERE account = $1";
pub(super) const OPENERS: &str =
    "SELECT id, kind, created FROM openers WHERE account = $1 ORDER BY created, id";
pub(super) const VERIFIER: &str = "SELECT o.account, a.role, o.id, o.verifier_hash, a.closed \
    FROM openers o JOIN accounts a ON a.id = o.account WHERE o.locator = $1";
pub(super) const PASSKEY: &str = "SELECT o.account, a.role, a.user_handle, o.id, o.passkey, a.closed \
    FROM openers o JOIN accounts a ON a.id = o.account WHERE o.credential_id = $1";
pub(super) const CREDENTIALS: &str =
    "SELECT credential_id FROM openers WHERE account = $1 AND credential_id IS NOT NULL";
pub(super) const UPDATE_PASSKEY: &str = "UPDATE openers SET passkey = $2 WHERE id = $1";

// Sessions and ceremonies.
pub(super) const NEW_SESSION: &str = "INSERT INTO sessions \
    (token_hash, account, opener, created, last_seen, expires) VALUES ($1, $2, $3, $4, $4, $5)";
pub(super) const SESSION: &str = "SELECT s.account, a.role, s.opener, s.last_seen, s.expires \
    FROM sessions s JOIN accounts a ON a.id = s.account \
    WHERE s.token_hash = $1 AND s.expires > $2 AND a.closed IS NULL";
pub(super) const TOUCH_SESSION: &str =
    "UPDATE sessions SET last_seen = $2, expires = $3 WHERE token_hash = $1";
pub(super) const END_SESSION: &str = "DELETE FROM sessions WHERE token_hash = $1";
pub(super) const ENDED: &str = "SELECT a.closed FROM sessions s JOIN accounts a ON a.id = s.account \
    WHERE s.token_hash = $1 AND s.expires > $2 AND a.closed IS NOT NULL";
pub(super) const END_SESSIONS_BY_OPENER: &str = "DELETE FROM sessions WHERE opener = $1 AND token_hash <> $2";
pub(super) const FORGET_OPENER_OF_SESSION: &str = "UPDATE sessions SET opener = NULL WHERE opener = $1";
pub(super) const SWEEP_SESSIONS: &str = "DELETE FROM sessions WHERE expires <= $1";
pub(super) const NEW_CEREMONY: &str =
    "INSERT INTO ceremonies (id_hash, account, state, expires) VALUES ($1, $2, $3, $4)";
pub(super) const TAKE_CEREMONY: &str =
    "DELETE FROM ceremonies WHERE id_hash = $1 RETURNING account, state, expires";
pub(super) const SWEEP_CEREMONIES: &str = "DELETE FROM ceremonies WHERE expires <= $1";

// Logs and entries.
pub(super) const NEW_LOG: &str = "INSERT INTO logs (id, kind, created, head_next, head_hash) \
    VALUES ($1, $2, $3, 0, $4) ON CONFLICT (id) DO NOTHING";
pub(super) const HEAD: &str = "SELECT head_next, head_hash FROM logs WHERE id = $1";
pub(super) const LAST_POSITION: &str = "SELECT COALESCE(MAX(position), 0) FROM entries";
pub(super) const REPLAY: &str = "SELECT position, log, seq, kind, epoch, prev, body_hash, received, \
    CASE WHEN kind = 0 THEN body END FROM entries WHERE log = $1 AND seq >= $2 ORDER BY seq";
pub(super) const PAGE: &str = "SELECT position, log, seq, kind, epoch, prev, body_hash, received, body \
    FROM entries WHERE log = $1 AND seq >= $2 ORDER BY seq LIMIT $3";
pub(super) const POSITIONS: &str = "SELECT e.position FROM members m JOIN entries e ON e.log = m.log \
    WHERE m.account = $1 AND e.position > $2 AND (m.until IS NULL OR e.position = m.until) \
    ORDER BY e.position LIMIT $3";
pub(super) const PLACES: &str =
    "SELECT seq, hash, received FROM entries WHERE log = $1 AND seq >= $2 ORDER BY seq LIMIT $3";
pub(super) const IS_SEALED: &str = "SELECT COUNT(*) FROM entries WHERE log = $1 AND seq = $2 AND kind = 1";
pub(super) const ERASE: &str = "UPDATE entries SET body = NULL WHERE log = $1 AND seq = $2 AND kind = 1";
pub(super) const LOGS_OF: &str = "SELECT l.id, l.kind, l.head_next, l.head_hash \
    FROM members m JOIN logs l ON l.id = m.log WHERE m.account = $1 AND m.until IS NULL";
pub(super) const MAY_READ: &str =
    "SELECT COUNT(*) FROM members WHERE account = $1 AND log = $2 AND until IS NULL";
pub(super) const ENTER: &str =
    "INSERT INTO members (account, log, rights, since, until) VALUES ($1, $2, $3, $4, NULL)";
pub(super) const LEAVE: &str =
    "UPDATE members SET until = $3 WHERE account = $1 AND log = $2 AND until IS NULL";

// What nobody can read any more: every account that was ever let in has been closed since then, and no invitation leads there.
pub(super) const LEFT_BEHIND: &str = "SELECT DISTINCT m.log FROM accounts a JOIN members m ON m.account = a.id \
    JOIN logs l ON l.id = m.log WHERE a.closed <= $1 AND l.kind <> 'directory' \
    AND NOT EXISTS (SELECT 1 FROM members o JOIN accounts b ON b.id = o.account \
        WHERE o.log = m.log AND (b.closed IS NULL OR b.closed > $1)) \
    AND NOT EXISTS (SELECT 1 FROM invitations i WHERE i.log = m.log AND i.ended IS NULL AND i.expires > $1)";
pub(super) const BODIES: &str = "SELECT seq FROM entries \
    WHERE log = $1 AND kind = 1 AND body IS NOT NULL ORDER BY seq LIMIT $2";
pub(super) const FORGET_VAULTS: &str =
    "DELETE FROM vaults WHERE account IN (SELECT id FROM accounts WHERE closed <= $1)";

// Attachments.
pub(super) const BLOB: &str = "SELECT name, size, received FROM blobs WHERE log = $1 AND hash = $2";
pub(super) const NEW_BLOB: &str =
    "INSERT INTO blobs (log, hash, name, size, received, touched) VALUES ($1, $2, $3, $4, 0, $5)";
pub(super) const RECEIVE_BLOB: &str =
    "UPDATE blobs SET received = $3, touched = $4 WHERE name = $1 AND received = $2";
pub(super) const BLOBS_WEIGHT: &str =
    "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM blobs WHERE log = $1";
pub(super) const ALL_BLOBS_WEIGHT: &str = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM blobs";
pub(super) const BLOB_BYTES: &str = "SELECT log, CAST(SUM(size) AS BIGINT) FROM blobs GROUP BY log";
pub(super) const HOLD: &str = "INSERT INTO holds (log, seq, blob) \
    SELECT log, CAST($2 AS BIGINT), hash FROM blobs WHERE log = $1 AND hash = $3 AND received = size";
pub(super) const LET_GO: &str = "DELETE FROM holds WHERE log = $1 AND seq = $2 RETURNING blob";
pub(super) const FORGET_UNHELD: &str = "DELETE FROM blobs WHERE log = $1 AND hash = $2 AND NOT EXISTS \
    (SELECT 1 FROM holds h WHERE h.log = blobs.log AND h.blob = blobs.hash) RETURNING name, size";
pub(super) const FORGET_BLOB: &str =
    "DELETE FROM blobs WHERE name = $1 AND received < size RETURNING name, size";
pub(super) const FORGET_ORPHANS: &str = "DELETE FROM blobs WHERE touched < $1 AND (received < size OR NOT EXISTS \
    (SELECT 1 FROM holds h WHERE h.log = blobs.log AND h.blob = blobs.hash)) RETURNING name, size";
pub(super) const DISCARD: &str = "INSERT INTO discarded (name, size, since) VALUES ($1, $2, $3)";
pub(super) const ALL_DISCARDED: &str = "SELECT name, size, since FROM discarded ORDER BY since, name";
pub(super) const BURY: &str = "DELETE FROM discarded WHERE name = $1";

// Totals of check-ins.
pub(super) const NEWEST_TALLY: &str = "SELECT closes, opening FROM tallies WHERE log = $1 AND first BETWEEN $2 AND $3 ORDER BY first DESC LIMIT 1";
pub(super) const OPEN_TALLY: &str = "INSERT INTO tallies \
    (log, first, opening, secret, closes, forgotten, counted, over) VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL)";
pub(super) const TALLIES: &str = "SELECT opening, secret, \
    (SELECT COUNT(*) FROM tally_reports r WHERE r.log = tallies.log AND r.first = tallies.first) AS reports, \
    (SELECT COUNT(*) FROM tally_reports r WHERE r.log = tallies.log AND r.first = tallies.first AND r.account = $2) AS mine \
    FROM tallies WHERE log = $1 ORDER BY closes DESC, first DESC LIMIT $3";
pub(super) const TALLY: &str = "SELECT opening, secret, \
    (SELECT COUNT(*) FROM tally_reports r WHERE r.log = tallies.log AND r.first = tallies.first) AS reports, \
    (SELECT COUNT(*) FROM tally_reports r WHERE r.log = tallies.log AND r.first = tallies.first AND r.account = $2) AS mine \
    FROM tallies WHERE log = $1 AND first = $3";
// Into a window whose reports are not gone.
pub(super) const KEEP_REPORT: &str = "INSERT INTO tally_reports (log, first, account, statement, leader) \
    SELECT log, first, $3, $4, $5 FROM tallies WHERE log = $1 AND first = $2 AND over IS NULL AND counted IS NULL \
    ON CONFLICT (log, first, account) DO NOTHING";
pub(super) const SAME_REPORT: &str = "SELECT COUNT(*) FROM tally_reports \
    WHERE log = $1 AND first = $2 AND account = $3 AND statement = $4 AND leader = $5";
pub(super) const REPORTS: &str =
    "SELECT account, statement, leader FROM tally_reports WHERE log = $1 AND first = $2 ORDER BY account";
pub(super) const NOTE_COUNT: &str = "UPDATE tallies SET counted = $3 \
    WHERE log = $1 AND first = $2 AND over IS NULL AND (counted IS NULL OR counted = $3)";
pub(super) const FORGET_REPORTS: &str = "DELETE FROM tally_reports WHERE log = $1 AND first = $2";
pub(super) const END_TALLY: &str =
    "UPDATE tallies SET over = $3, secret = $4 WHERE log = $1 AND first = $2 AND over IS NULL";
pub(super) const FORGOTTEN_TALLIES: &str =
    "SELECT log, first FROM tallies WHERE over IS NULL AND forgotten <= $1";

// Invitations.
pub(super) const OFFER: &str = "INSERT INTO invitations \
    (id, log, inviter, proof_hash, created, expires, tries, ended) VALUES ($1, $2, $3, $4, $5, $6, 0, NULL) \
    ON CONFLICT (id) DO NOTHING";
pub(super) const SAME_OFFER: &str = "SELECT COUNT(*) FROM invitations \
    WHERE id = $1 AND log = $2 AND inviter = $3 AND proof_hash = $4";
pub(super) const KNOCK: &str = "UPDATE invitations \
    SET tries = tries + CASE WHEN proof_hash = $2 THEN 0 ELSE 1 END \
    WHERE id = $1 AND ended IS NULL AND expires > $3 AND tries < $4 RETURNING proof_hash, tries, log";
pub(super) const INVITATION: &str = "SELECT log, inviter FROM invitations WHERE id = $1";
pub(super) const END_INVITATION: &str = "UPDATE invitations SET ended = $2 WHERE id = $1 AND ended IS NULL";

// The database as it is, for checks.
pub(super) const MIGRATIONS_HAD: &str = "SELECT version FROM _sqlx_migrations WHERE success";
pub(super) const ALL_LOGS: &str = "SELECT id, kind, head_next, head_hash FROM logs ORDER BY created, id";
pub(super) const ENTRIES_AS_THEY_ARE: &str = "SELECT position, seq, kind, epoch, prev, hash, body_hash, body FROM entries \
    WHERE log = $1 AND seq >= $2 ORDER BY seq LIMIT $3";
pub(super) const COUNT_ENTRIES: &str = "SELECT COUNT(*) FROM entries";
pub(super) const MEMBERS_OF: &str =
    "SELECT account, rights, since, until FROM members WHERE log = $1 ORDER BY account";
pub(super) const ALL_ACCOUNTS: &str = "SELECT id, role, closed, \
    (SELECT COUNT(*) FROM vaults v WHERE v.account = accounts.id) AS vaults FROM accounts ORDER BY id";

pub(super) const ALL_BLOBS: &str = "SELECT log, hash, name, size, received, \
    (SELECT COUNT(*) FROM holds h WHERE h.log = blobs.log AND h.blob = blobs.hash) AS holds \
    FROM blobs ORDER BY log, hash";
pub(super) const LOOSE_HOLDS: &str = "SELECT h.log, h.seq, h.blob FROM holds h \
    LEFT JOIN entries e ON e.log = h.log AND e.seq = h.seq \
    WHERE e.kind IS NULL OR e.kind <> 1 OR e.body IS NULL ORDER BY h.log, h.seq";
pub(super) const DISCARDED_NAMES: &str = "SELECT name FROM discarded";
pub(super) const ALL_TALLIES: &str =
    "SELECT log, first, opening, secret, closes, forgotten, counted, over FROM tallies ORDER BY log, first";
pub(super) const REPORTS_AFTER: &str = "SELECT account, statement, leader FROM tally_reports \
    WHERE log = $1 AND first = $2 AND account > $3 ORDER BY account LIMIT $4";
pub(super) const LOOSE_REPORTS: &str = "SELECT r.log, r.first, r.account FROM tally_reports r \
    LEFT JOIN tallies t ON t.log = r.log AND t.first = r.first WHERE t.log IS NULL ORDER BY r.log, r.first, r.account";

// The access journal.
pub(super) const JOURNAL_AFTER: &str = "SELECT number, at, what, account, log, session, times, hash \
    FROM journal WHERE number > $1 ORDER BY number LIMIT $2";
pub(super) const JOURNAL_LOGS: &str = "SELECT id, kind FROM logs WHERE id IN \
    (SELECT log FROM journal WHERE number > $1 AND number <= $2) ORDER BY id";
pub(super) const JOURNAL_END: &str = "SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1";
pub(super) const JOURNAL_HASH: &str = "SELECT hash FROM journal WHERE number = $1";
pub(super) const NEW_JOURNAL_ROW: &str = "INSERT INTO journal \
    (number, at, what, account, log, session, times, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
pub(super) const JOURNAL_HEADS: &str =
    "SELECT number, hash, at, signature FROM journal_heads ORDER BY number";
pub(super) const NEW_JOURNAL_HEAD: &str = "INSERT INTO journal_heads (number, hash, at, signature) VALUES ($1, $2, $3, $4) \
    ON CONFLICT (number) DO UPDATE SET hash = excluded.hash, at = excluded.at, signature = excluded.signature";
// The head that the journal begins after stays: the oldest row is verified against it.
pub(super) const FORGET_FORMER_HEADS: &str = "DELETE FROM journal_heads WHERE number < $1 AND number >= \
    (SELECT COALESCE(MIN(number), 0) FROM journal)";
pub(super) const JOURNAL_BEFORE: &str = "SELECT number, hash FROM journal WHERE number < \
    COALESCE((SELECT MIN(number) FROM journal WHERE at >= $1), $2) ORDER BY number DESC LIMIT 1";
pub(super) const FORGET_JOURNAL: &str = "DELETE FROM journal WHERE number <= $1";
pub(super) const FORGET_HEADS_BEFORE: &str = "DELETE FROM journal_heads WHERE number < $1";
