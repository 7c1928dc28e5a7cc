-- Files in output/ that stand as they were made, so that nothing is made twice.
CREATE TABLE document (
  path    VARCHAR(1000) NOT NULL PRIMARY KEY,
  -- of all definitions and submissions when it was last found up to date
  basis   VARCHAR(64) NOT NULL,
  -- of what the file itself is made from
  content VARCHAR(64) NOT NULL,
  sha256  VARCHAR(64) NOT NULL
);

-- Templates that were found to fit the program that printed with them.
CREATE TABLE checked_templates (hash VARCHAR(64) NOT NULL PRIMARY KEY);
