-- Who is in a log, past members too: asked when nobody may be left who can read it. PostgreSQL has had it from the start.

CREATE INDEX IF NOT EXISTS members_by_log ON members (log);
