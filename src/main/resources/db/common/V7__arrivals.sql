-- What tells one arrival from another besides the order of receipt.

-- when the file says that it was last saved, as 2022-04-05T07:11:12Z; null where it does not
ALTER TABLE submission ADD COLUMN saved VARCHAR(20);
-- what was read before did not look for it
DELETE FROM submission;

-- Files of the drop folder that were still being written when the last run looked.
CREATE TABLE unsettled (
  path VARCHAR(4000) NOT NULL PRIMARY KEY
);

-- Arrivals of the ledger whose bytes lie in the drop folder no more.
CREATE TABLE gone (
  ordinal    BIGINT        NOT NULL PRIMARY KEY,
  path       VARCHAR(4000) NOT NULL,
  first_seen DATE          NOT NULL
);
