-- What the submissions that count say when they are looked at together: rules over other periods and units, and what is
-- not likely. As the table finding, but written anew by every aggregation, world by world.
CREATE TABLE review (
  world      VARCHAR(40)    NOT NULL,
  submission BIGINT         NOT NULL,
  ordinal    INTEGER        NOT NULL,
  code       VARCHAR(100)   NOT NULL,
  effect     VARCHAR(10)    NOT NULL,
  sheet      VARCHAR(255),
  cell       VARCHAR(20),
  found      VARCHAR(32767) NOT NULL,
  marks      VARCHAR(32767) NOT NULL,
  PRIMARY KEY (world, ordinal)
);
