-- Figures and what they are worked out with. All of it is written anew by every aggregation, world by world: a world is
-- what was known at a moment. The world of the night has everything; those of moments at which figures were closed or
-- corrected keep these figures as they were.

CREATE TABLE world (
  world VARCHAR(40) NOT NULL PRIMARY KEY,
  -- what its figures were last worked out from; nothing is done again while it stays the same
  fingerprint VARCHAR(64) NOT NULL
);

-- Dimensions: what the definitions say about the periods that have data. ---------------------------------------------

-- Listed periods and their neighbours.
CREATE TABLE dim_period (
  world VARCHAR(40) NOT NULL, form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL,
  previous VARCHAR(10), last_year VARCHAR(10), year_to_date VARCHAR(10), plan_year INTEGER NOT NULL,
  PRIMARY KEY (world, form, period)
);
-- The finest periods that make a period up, and the same ones of the year before.
CREATE TABLE dim_part (
  world VARCHAR(40) NOT NULL, form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, part VARCHAR(10) NOT NULL,
  is_last BOOLEAN NOT NULL, year_before VARCHAR(10),
  PRIMARY KEY (world, form, part, period)
);
-- In which tree a part is summed: in its own (view as-reported) or in that of the business date (view restated).
CREATE TABLE dim_tree (
  world VARCHAR(40) NOT NULL, form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL,
  tree INTEGER NOT NULL,
  PRIMARY KEY (world, form, part, view_name)
);
-- How much of what a unit reported counts to a unit above it, itself included, and is that unit's own.
CREATE TABLE dim_path (
  world VARCHAR(40) NOT NULL, tree INTEGER NOT NULL, descendant VARCHAR(100) NOT NULL, ancestor VARCHAR(100) NOT NULL,
  weight NUMERIC(38, 18) NOT NULL, own_weight NUMERIC(38, 18) NOT NULL,
  PRIMARY KEY (world, tree, descendant, ancestor)
);
CREATE INDEX dim_path_down ON dim_path (world, tree, ancestor);
-- Units of whose figures nobody said how much counts to a unit: it was split without weights.
CREATE TABLE dim_gap (
  world VARCHAR(40) NOT NULL, tree INTEGER NOT NULL, descendant VARCHAR(100) NOT NULL, ancestor VARCHAR(100) NOT NULL,
  PRIMARY KEY (world, tree, descendant, ancestor)
);
-- The units that have figures in a period.
CREATE TABLE dim_scope (
  world VARCHAR(40) NOT NULL, form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL,
  unit VARCHAR(100) NOT NULL,
  -- the unit's office had sent something in for the period's last part
  has_end BOOLEAN NOT NULL,
  state VARCHAR(12) NOT NULL,
  -- last year's figure is of other units
  is_break BOOLEAN NOT NULL,
  revision INTEGER NOT NULL,
  -- its figures are those of this world; they are still in force
  is_shown BOOLEAN NOT NULL, is_newest BOOLEAN NOT NULL,
  PRIMARY KEY (world, form, period, view_name, unit)
);
-- The submissions asked for; excluded ones are neither expected nor summed.
CREATE TABLE dim_expected (
  world VARCHAR(40) NOT NULL, form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  due DATE NOT NULL, excluded BOOLEAN NOT NULL, reason VARCHAR(4000) NOT NULL,
  -- since when, and which line of the ledger of receipts, the figures of the period are final; null while they are not
  closed_on DATE, closed_line BIGINT,
  PRIMARY KEY (world, form, part, unit)
);
-- Submissions received up to a day, and a line of the ledger on it, that a person sent back.
CREATE TABLE dim_returned (
  world VARCHAR(40) NOT NULL, form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  up_to DATE NOT NULL, up_to_line BIGINT NOT NULL, reason VARCHAR(4000) NOT NULL
);
-- A row for an element, one for each of its categories, and for the two sides (#N, #D) of an indicator.
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

-- Steps of the sum: those of the world that was worked out last, which is that of the night. --------------------------

-- Basis: ALL, or the submissions only that count on both sides of a comparison with last year, NOW and THEN.
CREATE TABLE part_value (
  basis VARCHAR(4) NOT NULL, form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL, amount NUMERIC(38, 6)
);
CREATE INDEX part_value_of ON part_value (form, part, unit);

CREATE TABLE part_total (
  form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, amount NUMERIC(38, 6) NOT NULL,
  PRIMARY KEY (form, part, unit, element)
);

-- Submissions that count in a part and in the part a year before.
CREATE TABLE pair (
  form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL, year_before VARCHAR(10) NOT NULL,
  PRIMARY KEY (form, part, unit)
);

-- Of these: what is told on one side only, a number now and nothing a year before or the other way round.
CREATE TABLE one_sided (
  form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL,
  PRIMARY KEY (form, part, unit, element, category)
);
-- The figures that it is a part of.
CREATE TABLE one_sided_figure (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL,
  PRIMARY KEY (form, period, view_name, unit, element, category)
);

-- Blanks: how many of the parts say "not applicable".
CREATE TABLE unit_value (
  basis VARCHAR(4) NOT NULL, form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL,
  tree INTEGER NOT NULL, unit VARCHAR(100) NOT NULL,
  element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL, amount NUMERIC(38, 6), crossed INTEGER NOT NULL
);
CREATE INDEX unit_value_of ON unit_value (tree, unit);

CREATE TABLE subtree_value (
  basis VARCHAR(4) NOT NULL, form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL,
  unit VARCHAR(100) NOT NULL, element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL,
  amount NUMERIC(60, 24), own NUMERIC(60, 24), crossed INTEGER NOT NULL
);
CREATE INDEX subtree_value_of ON subtree_value (form, period, unit, element, category);

-- Figures that cannot be told, since a unit was split without weights.
CREATE TABLE gap_value (
  basis VARCHAR(4) NOT NULL, form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL,
  unit VARCHAR(100) NOT NULL, element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL
);
CREATE INDEX gap_value_of ON gap_value (form, period, unit, element);

-- Common: how many of those reported count on both sides of a comparison with last year.
CREATE TABLE coverage (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL, unit VARCHAR(100) NOT NULL,
  reported BIGINT NOT NULL, expected BIGINT NOT NULL, common BIGINT NOT NULL,
  PRIMARY KEY (form, period, view_name, unit)
);

-- Units with figures whose coverage is incomplete, now or last year, or that have something told on one side only.
CREATE TABLE unlike (
  form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL, unit VARCHAR(100) NOT NULL,
  PRIMARY KEY (form, period, view_name, unit)
);

CREATE TABLE plain_figure (
  basis VARCHAR(4) NOT NULL, form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL,
  unit VARCHAR(100) NOT NULL, element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL,
  amount NUMERIC(38, 6), own NUMERIC(38, 6), is_percentage BOOLEAN NOT NULL, crossed INTEGER NOT NULL
);
CREATE INDEX plain_figure_of ON plain_figure (form, period, unit, element, category);

-- The result: figures.csv, and what reports are made from. -----------------------------------------------------------
CREATE TABLE figure (
  world VARCHAR(40) NOT NULL, form VARCHAR(100) NOT NULL, period VARCHAR(10) NOT NULL, view_name VARCHAR(11) NOT NULL,
  unit VARCHAR(100) NOT NULL, element VARCHAR(100) NOT NULL, category VARCHAR(100) NOT NULL,
  amount NUMERIC(38, 6), own NUMERIC(38, 6), reported BIGINT NOT NULL, expected BIGINT NOT NULL,
  previous NUMERIC(38, 6), last_year NUMERIC(38, 6), change_pct NUMERIC(38, 1), year_to_date NUMERIC(38, 6),
  target NUMERIC(38, 6), target_pct NUMERIC(38, 1), state VARCHAR(12) NOT NULL,
  -- nothing is known because it does not apply
  is_crossed BOOLEAN NOT NULL,
  is_break BOOLEAN NOT NULL,
  -- coverage of last year's figure, and the comparison over the submissions that count on both sides
  then_reported BIGINT, then_expected BIGINT, common BIGINT NOT NULL, is_one_sided BOOLEAN NOT NULL,
  common_now NUMERIC(38, 6), common_then NUMERIC(38, 6), common_pct NUMERIC(38, 1)
);
CREATE INDEX figure_of ON figure (world, form, period, unit);

-- Versions of a submission in the order of receipt; the one that counts is current.
CREATE TABLE version (
  world VARCHAR(40) NOT NULL, submission BIGINT NOT NULL,
  form VARCHAR(100) NOT NULL, part VARCHAR(10) NOT NULL, unit VARCHAR(100) NOT NULL,
  version INTEGER NOT NULL, first_seen DATE NOT NULL, outcome VARCHAR(10) NOT NULL, is_current BOOLEAN NOT NULL,
  PRIMARY KEY (world, submission)
);
CREATE INDEX version_of ON version (world, form, part, unit);

-- The versions as they stand on the business date.
CREATE VIEW tonight AS SELECT * FROM version WHERE world = '9999-12-31';
