-- Figures and what they are worked out with. All of it is written anew by every aggregation.

-- Dimensions: what the definitions say about the periods that have data. ---------------------------------------------

-- Listed periods and their neighbours.
CREATE TABLE dim_period (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL,
  previous VARCHAR(10), last_year VARCHAR(10), year_to_date VARCHAR(10), plan_year INTEGER NOT NULL,
  PRIMARY KEY (form, period)
);
-- The finest periods that make a period up.
CREATE TABLE dim_part (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, part VARCHAR(10) NOT NULL, is_last BOOLEAN NOT NULL,
  PRIMARY KEY (form, part, period)
);
-- The units that have figures in a period, with the tree that was valid at its end; has_end: its last part has data.
CREATE TABLE dim_scope (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  tree INTEGER NOT NULL, has_end BOOLEAN NOT NULL, state VARCHAR(12) NOT NULL,
  PRIMARY KEY (form, period, unit)
);
-- Every pair of a unit and a unit below it, itself included.
CREATE TABLE dim_path (
  tree INTEGER NOT NULL, ancestor VARCHAR(100) NOT NULL, descendant VARCHAR(100) NOT NULL,
  PRIMARY KEY (tree, ancestor, descendant)
);
-- The submissions asked for; excluded ones are neither expected nor summed.
CREATE TABLE dim_expected (
  form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  due DATE NOT NULL, excluded BOOLEAN NOT NULL, reason VARCHAR(4000) NOT NULL,
  -- since when the figures of the period are final; null while they are not
  closed_on DATE,
  PRIMARY KEY (form, part, unit)
);
-- Submissions received up to a day that a person sent back.
CREATE TABLE dim_returned (
  form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  up_to DATE NOT NULL, reason VARCHAR(4000) NOT NULL
);
-- A row for an element and one for each of its categories.
CREATE TABLE dim_element (
  form VARCHAR(100) NOT NULL, element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL,
  over_time VARCHAR(10) NOT NULL, over_units VARCHAR(10) NOT NULL,
  PRIMARY KEY (form, element, category)
);
CREATE TABLE dim_indicator (
  form VARCHAR(100) NOT NULL, indicator VARCHAR(100) NOT NULL,
  numerator VARCHAR(100) NOT NULL, denominator VARCHAR(100) NOT NULL, factor NUMERIC(20, 6) NOT NULL,
  is_percentage BOOLEAN NOT NULL,
  PRIMARY KEY (form, indicator)
);
CREATE TABLE dim_target (
  unit VARCHAR(100) NOT NULL, element VARCHAR(100) NOT NULL, plan_year INTEGER NOT NULL, amount NUMERIC(38, 6) NOT NULL,
  PRIMARY KEY (unit, element, plan_year)
);

-- Steps of the sum. --------------------------------------------------------------------------------------------------

-- Versions of a submission in the order of receipt; the one that counts is current.
CREATE TABLE version (
  submission BIGINT NOT NULL PRIMARY KEY,
  form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  version INTEGER NOT NULL, first_seen DATE NOT NULL, outcome VARCHAR(10) NOT NULL, is_current BOOLEAN NOT NULL
);
CREATE INDEX version_of ON version (form, part, unit);

CREATE TABLE part_value (
  form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL, amount NUMERIC(38, 6)
);
CREATE INDEX part_value_of ON part_value (form, part);

CREATE TABLE unit_value (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL, amount NUMERIC(38, 6)
);
CREATE INDEX unit_value_of ON unit_value (form, period, unit);

CREATE TABLE subtree_value (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL, amount NUMERIC(38, 6), own NUMERIC(38, 6)
);
CREATE INDEX subtree_value_of ON subtree_value (form, period, unit, element, category);

CREATE TABLE coverage (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  reported BIGINT NOT NULL, expected BIGINT NOT NULL,
  PRIMARY KEY (form, period, unit)
);

CREATE TABLE plain_figure (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL,
  amount NUMERIC(38, 6), own NUMERIC(38, 6), is_percentage BOOLEAN NOT NULL
);
CREATE INDEX plain_figure_of ON plain_figure (form, period, unit, element, category);

-- The result: figures.csv, and what reports are made from. -----------------------------------------------------------
CREATE TABLE figure (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL,
  amount NUMERIC(38, 6), own NUMERIC(38, 6), reported BIGINT NOT NULL, expected BIGINT NOT NULL,
  previous NUMERIC(38, 6), last_year NUMERIC(38, 6), change_pct NUMERIC(38, 1), year_to_date NUMERIC(38, 6),
  target NUMERIC(38, 6), target_pct NUMERIC(38, 1), state VARCHAR(12) NOT NULL
);
CREATE INDEX figure_of ON figure (period, unit);

-- What the figures were last worked out from; nothing is done again while it stays the same.
CREATE TABLE aggregation (fingerprint VARCHAR(64) NOT NULL);
