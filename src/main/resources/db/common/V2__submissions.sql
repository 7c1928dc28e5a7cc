-- What came in: one receipt per arrival, one submission per receipt that was read.

-- The arrivals whose files lie in the drop folder as the ledger names them.
CREATE TABLE receipt (
  ordinal     BIGINT        NOT NULL PRIMARY KEY,
  sha256      VARCHAR(64)   NOT NULL,
  path        VARCHAR(4000) NOT NULL,
  first_seen  DATE          NOT NULL,
  -- ordinal of the first arrival of the same bytes; its own where it is the first
  same_as     BIGINT        NOT NULL
);

CREATE TABLE submission (
  receipt        BIGINT       NOT NULL PRIMARY KEY REFERENCES receipt (ordinal) ON DELETE CASCADE,
  -- hash of the definitions that it was read with
  catalogue_hash VARCHAR(64)  NOT NULL,
  outcome        VARCHAR(10)  NOT NULL,
  form           VARCHAR(100),
  unit           VARCHAR(100),
  period         VARCHAR(10)
);
CREATE INDEX submission_of ON submission (form, unit, period);

-- What one cell gives to an element; amount is null where the cell says "not applicable".
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
  -- what the message's marks stand for, a JSON object
  marks      VARCHAR(32767) NOT NULL
);
CREATE INDEX finding_of ON finding (submission);
