-- The tables for H2 and PostgreSQL. All their rows are made from the input, so a change of this file makes them anew.

DROP TABLE IF EXISTS data_value;
DROP TABLE IF EXISTS narrative;
DROP TABLE IF EXISTS finding;
DROP TABLE IF EXISTS left_out;
DROP TABLE IF EXISTS gone;
DROP TABLE IF EXISTS computed;
DROP TABLE IF EXISTS computation;
DROP TABLE IF EXISTS figure_set;
DROP TABLE IF EXISTS figure;
DROP TABLE IF EXISTS plausibility_finding;
DROP TABLE IF EXISTS document;
DROP TABLE IF EXISTS checked_templates;
DROP TABLE IF EXISTS shown;
DROP TABLE IF EXISTS submission;
DROP TABLE IF EXISTS receipt;
DROP TABLE IF EXISTS schema_hash;

-- Hash of this file.
CREATE TABLE schema_hash (
  hash VARCHAR(64) NOT NULL PRIMARY KEY
);

-- Input -------------------------------------------------------------------------------------------------------

-- Receipts whose files are in the drop folder under the path in the ledger.
CREATE TABLE receipt (
  ordinal     BIGINT        NOT NULL PRIMARY KEY,
  sha256      VARCHAR(64)   NOT NULL,
  path        VARCHAR(4000) NOT NULL,
  first_seen  DATE          NOT NULL,
  -- ordinal of the first receipt of the same bytes; its own ordinal if it is the first
  same_as     BIGINT        NOT NULL
);

CREATE TABLE submission (
  receipt        BIGINT       NOT NULL PRIMARY KEY REFERENCES receipt (ordinal) ON DELETE CASCADE,
  -- hash of the definitions with which the file was read
  catalogue_hash VARCHAR(64)  NOT NULL,
  outcome        VARCHAR(10)  NOT NULL,
  form           VARCHAR(100),
  unit           VARCHAR(100),
  period         VARCHAR(10),
  -- time at which the file was last saved, as its program recorded it: 2022-04-05T07:11:12Z
  saved          VARCHAR(20)
);

-- The value that one cell gives to an element; amount is null if the cell is "not applicable".
CREATE TABLE data_value (
  submission BIGINT         NOT NULL REFERENCES submission (receipt) ON DELETE CASCADE,
  element    VARCHAR(100)   NOT NULL,
  category   VARCHAR(100)   NOT NULL,
  amount     NUMERIC(38, 6),
  sheet      VARCHAR(255)   NOT NULL,
  cell       VARCHAR(20)    NOT NULL,
  typed      VARCHAR(32767) NOT NULL
);
CREATE INDEX data_value_of ON data_value (submission);

CREATE TABLE narrative (
  submission BIGINT         NOT NULL REFERENCES submission (receipt) ON DELETE CASCADE,
  block      VARCHAR(100)   NOT NULL,
  ordinal    INTEGER        NOT NULL,
  content    VARCHAR(32767) NOT NULL,
  sheet      VARCHAR(255)   NOT NULL,
  cell       VARCHAR(20)    NOT NULL
);
CREATE INDEX narrative_of ON narrative (submission);

CREATE TABLE finding (
  submission BIGINT         NOT NULL REFERENCES submission (receipt) ON DELETE CASCADE,
  ordinal    INTEGER        NOT NULL,
  code       VARCHAR(100)   NOT NULL,
  effect     VARCHAR(10)    NOT NULL,
  sheet      VARCHAR(255),
  cell       VARCHAR(20),
  found      VARCHAR(32767) NOT NULL,
  -- the values of the message's placeholders, a JSON object
  marks      VARCHAR(32767) NOT NULL
);
CREATE INDEX finding_of ON finding (submission);

-- Files in the drop folder that the last run did not read, with the code of the finding that gives the reason.
CREATE TABLE left_out (
  path   VARCHAR(4000) NOT NULL,
  reason VARCHAR(40)   NOT NULL
);

-- Receipts in the ledger whose bytes are no longer in the drop folder.
CREATE TABLE gone (
  ordinal    BIGINT        NOT NULL PRIMARY KEY,
  path       VARCHAR(4000) NOT NULL,
  first_seen DATE          NOT NULL
);

-- Output ------------------------------------------------------------------------------------------------------

-- The last run that computed figures: its business date, the number of rows in the ledger of decisions, and the hash of
-- the definitions.
CREATE TABLE computed (
  business_date DATE        NOT NULL,
  decisions     INTEGER     NOT NULL,
  definitions   VARCHAR(64) NOT NULL
);

-- Fingerprint of the inputs from which the figures and plausibility findings of a form and component were last computed,
-- for each snapshot: an as-of point, or "current".
CREATE TABLE computation (
  as_of       VARCHAR(40)  NOT NULL,
  form        VARCHAR(100) NOT NULL,
  component   VARCHAR(100) NOT NULL,
  fingerprint VARCHAR(64)  NOT NULL,
  PRIMARY KEY (as_of, form, component)
);

-- The figures of a unit and period in one view, computed in one snapshot.
CREATE TABLE figure_set (
  as_of       VARCHAR(40)  NOT NULL,
  form        VARCHAR(100) NOT NULL,
  component   VARCHAR(100) NOT NULL,
  period      VARCHAR(10)  NOT NULL,
  view_name   VARCHAR(11)  NOT NULL,
  unit        VARCHAR(100) NOT NULL,
  state       VARCHAR(12)  NOT NULL,
  -- true if a submission was received from the reporting authority for the last reporting period
  has_end     BOOLEAN      NOT NULL,
  revision    INTEGER      NOT NULL,
  -- IN_FORCE, SUPERSEDED by a later revision, or HIDDEN: only compared with others
  visibility  VARCHAR(10)  NOT NULL,
  -- hash of the figures
  fingerprint VARCHAR(64)  NOT NULL,
  PRIMARY KEY (as_of, form, period, view_name, unit)
);

CREATE TABLE figure (
  as_of         VARCHAR(40)  NOT NULL,
  form          VARCHAR(100) NOT NULL,
  period        VARCHAR(10)  NOT NULL,
  view_name     VARCHAR(11)  NOT NULL,
  unit          VARCHAR(100) NOT NULL,
  element       VARCHAR(100) NOT NULL,
  category      VARCHAR(100) NOT NULL,
  amount        NUMERIC(38, 6),
  own           NUMERIC(38, 6),
  reported      BIGINT       NOT NULL,
  expected      BIGINT       NOT NULL,
  previous      NUMERIC(38, 6),
  last_year     NUMERIC(38, 6),
  change_pct    NUMERIC(38, 1),
  year_to_date  NUMERIC(38, 6),
  target        NUMERIC(38, 6),
  target_pct    NUMERIC(38, 1),
  state         VARCHAR(12)  NOT NULL,
  -- true if the amount is null because the element is not applicable
  not_applicable BOOLEAN     NOT NULL,
  -- true if the office amended a value that enters the figure
  is_amended    BOOLEAN      NOT NULL,
  -- true if other units count to last year's figure
  is_break      BOOLEAN      NOT NULL,
  -- coverage of last year's figure
  last_year_reported BIGINT,
  last_year_expected BIGINT,
  -- number of submissions on both sides of the comparison with last year, and the figures over these alone
  matched       BIGINT       NOT NULL,
  is_unmatched  BOOLEAN      NOT NULL,
  matched_amount    NUMERIC(38, 6),
  matched_last_year NUMERIC(38, 6),
  matched_change_pct NUMERIC(38, 1)
);
CREATE INDEX figure_of ON figure (as_of, form, period, unit);

-- Findings from comparing the submissions that count in a snapshot with each other.
CREATE TABLE plausibility_finding (
  as_of      VARCHAR(40)    NOT NULL,
  form       VARCHAR(100)   NOT NULL,
  component  VARCHAR(100)   NOT NULL,
  submission BIGINT         NOT NULL,
  ordinal    INTEGER        NOT NULL,
  code       VARCHAR(100)   NOT NULL,
  effect     VARCHAR(10)    NOT NULL,
  sheet      VARCHAR(255),
  cell       VARCHAR(20),
  found      VARCHAR(32767) NOT NULL,
  marks      VARCHAR(32767) NOT NULL,
  PRIMARY KEY (as_of, form, component, ordinal)
);

-- The files made in output/.
CREATE TABLE document (
  path        VARCHAR(1000) NOT NULL PRIMARY KEY,
  -- REPORT, PAGE, TEXT_DOCUMENT, SLIDES, FIGURES_WORKBOOK, FEEDBACK, TABLE or MANIFEST
  kind        VARCHAR(20)   NOT NULL,
  -- period, unit and revision of the content; null if the file belongs to none
  period      VARCHAR(10),
  unit        VARCHAR(100),
  revision    INTEGER       NOT NULL,
  -- hash of everything on which the file may depend
  fingerprint VARCHAR(64)   NOT NULL,
  -- hash of the content before it is printed
  content     VARCHAR(64)   NOT NULL,
  sha256      VARCHAR(64)   NOT NULL,
  -- size, times and inode of the file when it was made; empty if the file system does not record them
  stamp       VARCHAR(200)  NOT NULL
);

-- The hash of what several output files show of the figures, and the fingerprint of what it was computed from.
CREATE TABLE shown (
  name        VARCHAR(1000) NOT NULL PRIMARY KEY,
  fingerprint VARCHAR(64)   NOT NULL,
  content     VARCHAR(64)   NOT NULL
);

-- Hashes of templates that passed the checks.
CREATE TABLE checked_templates (
  hash VARCHAR(64) NOT NULL PRIMARY KEY
);
