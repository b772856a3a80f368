-- Who is in a log, past members too: asked when nobody may be left who can read it.

CREATE INDEX members_by_log ON members (log);
