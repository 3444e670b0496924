-- Which documents an import has read, so that the next one passes over those that have not changed since: an archive of
-- the whole market holds a few that are new.

CREATE TABLE read_document (
  bytes     INTEGER NOT NULL CHECK (bytes >= 0),
  crc       INTEGER NOT NULL CHECK (crc BETWEEN 0 AND 4294967295),
  reading   INTEGER NOT NULL,
  hash      TEXT NOT NULL CHECK (hash <> ''),
  import_id INTEGER NOT NULL REFERENCES import,
  PRIMARY KEY (bytes, crc, reading)
) STRICT, WITHOUT ROWID;
