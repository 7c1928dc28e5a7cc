-- From data values to the figures of one world. Runs in one transaction, on H2 and PostgreSQL; :world names it. It knows
-- the receipts of the days before :day, and of that day itself those up to the ledger's line :line.

DELETE FROM version WHERE world = :world;
DELETE FROM figure WHERE world = :world;
DELETE FROM part_value;
DELETE FROM part_total;
DELETE FROM pair;
DELETE FROM one_sided;
DELETE FROM one_sided_figure;
DELETE FROM unit_value;
DELETE FROM subtree_value;
DELETE FROM gap_value;
DELETE FROM coverage;
DELETE FROM unlike;
DELETE FROM plain_figure;

-- 1. Versions in the order of receipt. The newest accepted one counts, if it was asked for and not excluded or sent back.
INSERT INTO version (world, submission, form, part, unit, version, first_seen, outcome, is_current)
SELECT :world, receipt, form, period, unit, version, first_seen, outcome,
       outcome = 'ACCEPTED' AND receipt = MAX(CASE WHEN outcome = 'ACCEPTED' THEN receipt END)
                                           OVER (PARTITION BY form, period, unit)
FROM (
  SELECT s.receipt, s.form, s.period, s.unit, r.first_seen,
         ROW_NUMBER() OVER (PARTITION BY s.form, s.period, s.unit ORDER BY s.receipt) AS version,
         CASE WHEN s.outcome = 'ACCEPTED' AND x.unit IS NULL THEN 'UNASKED'
              WHEN s.outcome = 'ACCEPTED' AND x.excluded THEN 'EXCLUDED'
              WHEN s.outcome = 'ACCEPTED' AND EXISTS (
                SELECT 1 FROM dim_returned b
                WHERE b.world = :world AND b.form = s.form AND b.part = s.period AND b.unit = s.unit
                  AND (r.first_seen < b.up_to OR r.first_seen = b.up_to AND s.receipt <= b.up_to_line)) THEN 'RETURNED'
              ELSE s.outcome END AS outcome
  FROM submission s
  JOIN receipt r ON r.ordinal = s.receipt AND (r.first_seen < :day OR r.first_seen = :day AND r.ordinal <= :line)
  LEFT JOIN dim_expected x ON x.world = :world AND x.form = s.form AND x.part = s.period AND x.unit = s.unit
  WHERE s.outcome IN ('ACCEPTED', 'RETURNED')
) versions;

-- 2. A unit's value in a period that it reports on: the sum of the cells that say it, null where they say "x".
INSERT INTO part_value (basis, form, part, unit, element, category, amount)
SELECT 'ALL', v.form, v.part, v.unit, d.element, d.category, SUM(d.amount)
FROM version v JOIN data_value d ON d.submission = v.submission
WHERE v.world = :world AND v.is_current
GROUP BY v.form, v.part, v.unit, d.element, d.category
ORDER BY 2, 3, 4;

-- The two sides of an indicator, where both are known.
INSERT INTO part_total (form, part, unit, element, amount)
SELECT form, part, unit, element, SUM(amount) FROM part_value
GROUP BY form, part, unit, element
HAVING SUM(amount) IS NOT NULL;

INSERT INTO part_value (basis, form, part, unit, element, category, amount)
SELECT 'ALL', n.form, n.part, n.unit, i.indicator, '#N', n.amount
FROM dim_indicator i
JOIN part_total n ON n.form = i.form AND n.element = i.numerator
JOIN part_total d ON d.form = i.form AND d.element = i.denominator AND d.part = n.part AND d.unit = n.unit;

INSERT INTO part_value (basis, form, part, unit, element, category, amount)
SELECT 'ALL', n.form, n.part, n.unit, i.indicator, '#D', d.amount
FROM dim_indicator i
JOIN part_total n ON n.form = i.form AND n.element = i.numerator
JOIN part_total d ON d.form = i.form AND d.element = i.denominator AND d.part = n.part AND d.unit = n.unit;

-- 3. Coverage: submissions that count and that are expected of the unit and all that counts to it, over the parts.
INSERT INTO pair (form, part, unit, year_before)
SELECT DISTINCT v.form, v.part, v.unit, p.year_before
FROM version v
JOIN dim_part p ON p.world = :world AND p.form = v.form AND p.part = v.part
JOIN version b ON b.world = :world AND b.form = v.form AND b.part = p.year_before AND b.unit = v.unit AND b.is_current
WHERE v.world = :world AND v.is_current;

INSERT INTO coverage (form, period, view_name, unit, reported, expected, common)
SELECT s.form, s.period, s.view_name, s.unit, COUNT(v.submission), COUNT(x.unit), COUNT(b.unit)
FROM dim_scope s
LEFT JOIN dim_part p ON p.world = :world AND p.form = s.form AND p.period = s.period
LEFT JOIN dim_tree t ON t.world = :world AND t.form = p.form AND t.part = p.part AND t.view_name = s.view_name
LEFT JOIN dim_path h ON h.world = :world AND h.tree = t.tree AND h.ancestor = s.unit
LEFT JOIN dim_expected x ON x.world = :world AND x.form = p.form AND x.part = p.part AND x.unit = h.descendant
                        AND NOT x.excluded
LEFT JOIN version v ON v.world = :world AND v.form = x.form AND v.part = x.part AND v.unit = x.unit AND v.is_current
LEFT JOIN pair b ON b.form = v.form AND b.part = v.part AND b.unit = v.unit
WHERE s.world = :world
GROUP BY s.form, s.period, s.view_name, s.unit;

-- What is told on one side only makes a total larger or smaller, although nobody is missing. Not so what is told as zero or
-- as not applicable. A rate is told by both its sides together, and left blank by either.
INSERT INTO one_sided (form, part, unit, element, category)
SELECT sides.form, sides.part, sides.unit, v.element, v.category
FROM (
  SELECT form, part, unit, part AS told, year_before AS other FROM pair
  UNION ALL
  SELECT form, part, unit, year_before, part FROM pair
) sides
JOIN part_value v ON v.form = sides.form AND v.part = sides.told AND v.unit = sides.unit
LEFT JOIN dim_indicator i ON i.form = v.form AND i.indicator = v.element
WHERE EXISTS (
  SELECT 1 FROM part_value z
  WHERE z.form = v.form AND z.part = v.part AND z.unit = v.unit AND z.element = v.element AND z.amount <> 0
    AND (z.category = v.category OR i.indicator IS NOT NULL))
AND (
  NOT EXISTS (
    SELECT 1 FROM part_value y
    WHERE y.form = v.form AND y.part = sides.other AND y.unit = v.unit
      AND y.element = COALESCE(i.numerator, v.element) AND (y.category = v.category OR i.indicator IS NOT NULL))
  OR i.indicator IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM part_value y
    WHERE y.form = v.form AND y.part = sides.other AND y.unit = v.unit AND y.element = i.denominator));

INSERT INTO one_sided_figure (form, period, view_name, unit, element, category)
SELECT DISTINCT s.form, s.period, s.view_name, s.unit, l.element,
       CASE WHEN l.category IN ('#N', '#D') THEN '' ELSE l.category END
FROM one_sided l
JOIN dim_element e ON e.form = l.form AND e.element = l.element AND e.category = l.category
JOIN dim_part p ON p.world = :world AND p.form = l.form AND p.part = l.part
               AND (e.over_time IN ('SUM', 'MAX') OR e.over_time = 'LAST' AND p.is_last OR p.period = p.part)
JOIN dim_tree t ON t.world = :world AND t.form = p.form AND t.part = p.part
JOIN dim_path h ON h.world = :world AND h.tree = t.tree AND h.descendant = l.unit
               AND (e.over_units = 'SUM' OR h.own_weight <> 0)
JOIN dim_scope s ON s.world = :world AND s.form = p.form AND s.period = p.period AND s.view_name = t.view_name
                AND s.unit = h.ancestor;

INSERT INTO one_sided_figure (form, period, view_name, unit, element, category)
SELECT DISTINCT form, period, view_name, unit, element, '' FROM one_sided_figure WHERE category <> '';

INSERT INTO unlike (form, period, view_name, unit)
SELECT c.form, c.period, c.view_name, c.unit
FROM coverage c
JOIN dim_period p ON p.world = :world AND p.form = c.form AND p.period = c.period
JOIN coverage y ON y.form = c.form AND y.period = p.last_year AND y.view_name = c.view_name AND y.unit = c.unit
WHERE c.reported < c.expected OR y.reported < y.expected
UNION
SELECT form, period, view_name, unit FROM one_sided_figure;

-- What is told on both sides of a comparison over different coverage; last year's under this year's parts.
INSERT INTO part_value (basis, form, part, unit, element, category, amount)
SELECT 'NOW', v.form, v.part, v.unit, v.element, v.category, v.amount
FROM pair b JOIN part_value v ON v.form = b.form AND v.part = b.part AND v.unit = b.unit
WHERE EXISTS (
  SELECT 1 FROM dim_part q JOIN unlike u ON u.form = q.form AND u.period = q.period
  WHERE q.world = :world AND q.form = b.form AND q.part = b.part)
AND NOT EXISTS (
  SELECT 1 FROM one_sided l
  WHERE l.form = b.form AND l.part = b.part AND l.unit = b.unit AND l.element = v.element AND l.category = v.category);

INSERT INTO part_value (basis, form, part, unit, element, category, amount)
SELECT 'THEN', b.form, b.part, b.unit, v.element, v.category, v.amount
FROM pair b JOIN part_value v ON v.basis = 'ALL' AND v.form = b.form AND v.part = b.year_before AND v.unit = b.unit
WHERE EXISTS (
  SELECT 1 FROM dim_part q JOIN unlike u ON u.form = q.form AND u.period = q.period
  WHERE q.world = :world AND q.form = b.form AND q.part = b.part)
AND NOT EXISTS (
  SELECT 1 FROM one_sided l
  WHERE l.form = b.form AND l.part = b.part AND l.unit = b.unit AND l.element = v.element AND l.category = v.category);

-- 4. Over time, in each tree. A stock is what the last part says: it is never carried forward.
INSERT INTO unit_value (basis, form, period, view_name, tree, unit, element, category, amount, crossed)
SELECT v.basis, p.form, p.period, t.view_name, t.tree, v.unit, v.element, v.category,
       CASE MIN(e.over_time)
         WHEN 'SUM' THEN SUM(v.amount)
         WHEN 'MAX' THEN MAX(v.amount)
         WHEN 'LAST' THEN MAX(CASE WHEN p.is_last THEN v.amount END)
         ELSE MAX(CASE WHEN p.period = p.part THEN v.amount END)
       END,
       COUNT(*) - COUNT(v.amount)
FROM part_value v
JOIN dim_part p ON p.world = :world AND p.form = v.form AND p.part = v.part
JOIN dim_tree t ON t.world = :world AND t.form = p.form AND t.part = p.part
JOIN dim_element e ON e.form = v.form AND e.element = v.element AND e.category = v.category
WHERE v.basis = 'ALL' OR EXISTS (SELECT 1 FROM unlike u WHERE u.form = p.form AND u.period = p.period)
GROUP BY v.basis, p.form, p.period, t.view_name, t.tree, v.unit, v.element, v.category
ORDER BY 1, 2, 3, 5, 6;

-- 5. Over units: what counts to each, by its weight. The largest value of several trees' parts is one unit's, not a sum.
INSERT INTO subtree_value (basis, form, period, view_name, unit, element, category, amount, own, crossed)
SELECT v.basis, s.form, s.period, s.view_name, s.unit, v.element, v.category,
       SUM(CASE WHEN e.over_units = 'SUM' THEN v.amount * h.weight
                WHEN h.own_weight <> 0 THEN v.amount * h.own_weight END),
       SUM(CASE WHEN h.own_weight <> 0 THEN v.amount * h.own_weight END),
       SUM(v.crossed)
FROM unit_value v
JOIN dim_element e ON e.form = v.form AND e.element = v.element AND e.category = v.category
JOIN dim_path h ON h.world = :world AND h.tree = v.tree AND h.descendant = v.unit
JOIN dim_scope s ON s.world = :world AND s.form = v.form AND s.period = v.period AND s.view_name = v.view_name
                AND s.unit = h.ancestor
LEFT JOIN unlike u ON u.form = s.form AND u.period = s.period AND u.view_name = s.view_name AND u.unit = s.unit
WHERE e.over_time <> 'MAX' AND (v.basis = 'ALL' OR u.unit IS NOT NULL)
GROUP BY v.basis, s.form, s.period, s.view_name, s.unit, v.element, v.category
ORDER BY 2, 3, 5, 6, 7;

INSERT INTO subtree_value (basis, form, period, view_name, unit, element, category, amount, own, crossed)
SELECT basis, form, period, view_name, unit, element, category, SUM(amount), SUM(own), SUM(crossed)
FROM (
  SELECT v.basis, s.form, s.period, s.view_name, s.unit, v.unit AS part_of, v.element, v.category,
         MAX(CASE WHEN e.over_units = 'SUM' THEN v.amount * h.weight
                  WHEN h.own_weight <> 0 THEN v.amount * h.own_weight END) AS amount,
         MAX(CASE WHEN h.own_weight <> 0 THEN v.amount * h.own_weight END) AS own,
         SUM(v.crossed) AS crossed
  FROM unit_value v
  JOIN dim_element e ON e.form = v.form AND e.element = v.element AND e.category = v.category
  JOIN dim_path h ON h.world = :world AND h.tree = v.tree AND h.descendant = v.unit
  JOIN dim_scope s ON s.world = :world AND s.form = v.form AND s.period = v.period AND s.view_name = v.view_name
                  AND s.unit = h.ancestor
  LEFT JOIN unlike u ON u.form = s.form AND u.period = s.period AND u.view_name = s.view_name AND u.unit = s.unit
  WHERE e.over_time = 'MAX' AND (v.basis = 'ALL' OR u.unit IS NOT NULL)
  GROUP BY v.basis, s.form, s.period, s.view_name, s.unit, v.unit, v.element, v.category
) by_unit
GROUP BY basis, form, period, view_name, unit, element, category;

-- Of what a unit reported that was split without weights, its successors' figures cannot be told.
INSERT INTO gap_value (basis, form, period, view_name, unit, element, category)
SELECT DISTINCT v.basis, v.form, v.period, v.view_name, g.ancestor, v.element, v.category
FROM dim_gap g
JOIN unit_value v ON v.tree = g.tree AND v.unit = g.descendant AND v.amount IS NOT NULL
WHERE g.world = :world;

-- 6. Figures by themselves: each category, each element's total over its categories, each indicator as a ratio of sums.
INSERT INTO plain_figure (basis, form, period, view_name, unit, element, category, amount, own, is_percentage, crossed)
SELECT v.basis, v.form, v.period, v.view_name, v.unit, v.element, v.category,
       CASE WHEN g.unit IS NULL THEN ROUND(v.amount, 6) END,
       CASE WHEN g.unit IS NULL THEN ROUND(v.own, 6) END,
       FALSE, v.crossed
FROM subtree_value v
LEFT JOIN gap_value g
  ON g.basis = v.basis AND g.form = v.form AND g.period = v.period AND g.view_name = v.view_name
 AND g.unit = v.unit AND g.element = v.element AND g.category = v.category
WHERE v.category <> '' AND v.category NOT IN ('#N', '#D');

INSERT INTO plain_figure (basis, form, period, view_name, unit, element, category, amount, own, is_percentage, crossed)
SELECT v.basis, v.form, v.period, v.view_name, v.unit, v.element, '',
       CASE WHEN g.unit IS NULL THEN ROUND(SUM(v.amount), 6) END,
       CASE WHEN g.unit IS NULL THEN ROUND(SUM(v.own), 6) END,
       FALSE, MIN(v.crossed)
FROM subtree_value v
LEFT JOIN (SELECT DISTINCT basis, form, period, view_name, unit, element FROM gap_value) g
  ON g.basis = v.basis AND g.form = v.form AND g.period = v.period AND g.view_name = v.view_name
 AND g.unit = v.unit AND g.element = v.element
WHERE v.category NOT IN ('#N', '#D')
GROUP BY v.basis, v.form, v.period, v.view_name, v.unit, v.element, g.unit;

-- 24 decimals before the one rounding: no quotient of counts below 10^10 can then be rounded twice.
INSERT INTO plain_figure (basis, form, period, view_name, unit, element, category, amount, own, is_percentage, crossed)
SELECT n.basis, n.form, n.period, n.view_name, n.unit, i.indicator, '',
       CASE WHEN g.unit IS NULL THEN ROUND(CAST(i.factor * n.amount AS NUMERIC(68, 24)) / NULLIF(d.amount, 0), 6) END,
       CASE WHEN g.unit IS NULL THEN ROUND(CAST(i.factor * n.own AS NUMERIC(68, 24)) / NULLIF(d.own, 0), 6) END,
       i.is_percentage, 0
FROM dim_indicator i
JOIN subtree_value n ON n.form = i.form AND n.element = i.indicator AND n.category = '#N'
JOIN subtree_value d ON d.basis = n.basis AND d.form = n.form AND d.period = n.period AND d.view_name = n.view_name
                    AND d.unit = n.unit AND d.element = i.indicator AND d.category = '#D'
LEFT JOIN (SELECT DISTINCT basis, form, period, view_name, unit, element FROM gap_value) g
  ON g.basis = n.basis AND g.form = n.form AND g.period = n.period AND g.view_name = n.view_name
 AND g.unit = n.unit AND g.element = i.indicator;

-- 7. Figures beside others: previous period, same period last year, year to date, plan. Change is against last year, in
-- per cent, or in percentage points where the figure itself is a percentage; none across a break. Over different coverage
-- there is a second change, of what is told on both sides.
INSERT INTO figure (world, form, period, view_name, unit, element, category, amount, own, reported, expected,
                    previous, last_year, change_pct, year_to_date, target, target_pct, state, is_crossed, is_break,
                    then_reported, then_expected, common, is_one_sided, common_now, common_then, common_pct)
SELECT :world, s.form, s.period, s.view_name, s.unit, e.element, e.category, f.amount, f.own, c.reported, c.expected,
       b.amount, y.amount,
       CASE WHEN s.is_break THEN NULL
            WHEN e.is_percentage THEN ROUND(f.amount - y.amount, 1)
            ELSE ROUND(CAST((f.amount - y.amount) * 100 AS NUMERIC(68, 24)) / NULLIF(y.amount, 0), 1) END,
       t.amount,
       g.amount, ROUND(CAST(t.amount * 100 AS NUMERIC(68, 24)) / NULLIF(g.amount, 0), 1),
       s.state,
       f.amount IS NULL AND (c.expected = 0 OR COALESCE(f.crossed, 0) >= c.reported AND c.reported > 0),
       s.is_break,
       cy.reported, cy.expected, c.common, l.unit IS NOT NULL,
       o.amount, w.amount,
       CASE WHEN e.is_percentage THEN ROUND(o.amount - w.amount, 1)
            ELSE ROUND(CAST((o.amount - w.amount) * 100 AS NUMERIC(68, 24)) / NULLIF(w.amount, 0), 1) END
FROM dim_scope s
JOIN dim_period p ON p.world = :world AND p.form = s.form AND p.period = s.period
JOIN (SELECT form, element, category, FALSE AS is_percentage FROM dim_element WHERE category NOT IN ('#N', '#D')
      UNION ALL SELECT form, indicator, '', is_percentage FROM dim_indicator) e ON e.form = s.form
JOIN coverage c ON c.form = s.form AND c.period = s.period AND c.view_name = s.view_name AND c.unit = s.unit
LEFT JOIN coverage cy ON cy.form = s.form AND cy.period = p.last_year AND cy.view_name = s.view_name AND cy.unit = s.unit
LEFT JOIN plain_figure f ON f.basis = 'ALL' AND f.form = s.form AND f.period = s.period AND f.view_name = s.view_name
                         AND f.unit = s.unit AND f.element = e.element AND f.category = e.category
LEFT JOIN plain_figure b ON b.basis = 'ALL' AND b.form = s.form AND b.period = p.previous AND b.view_name = s.view_name
                         AND b.unit = s.unit AND b.element = e.element AND b.category = e.category
LEFT JOIN plain_figure y ON y.basis = 'ALL' AND y.form = s.form AND y.period = p.last_year AND y.view_name = s.view_name
                         AND y.unit = s.unit AND y.element = e.element AND y.category = e.category
LEFT JOIN plain_figure t ON t.basis = 'ALL' AND t.form = s.form AND t.period = p.year_to_date
                         AND t.view_name = s.view_name AND t.unit = s.unit
                         AND t.element = e.element AND t.category = e.category
LEFT JOIN one_sided_figure l ON l.form = s.form AND l.period = s.period AND l.view_name = s.view_name AND l.unit = s.unit
                            AND l.element = e.element AND l.category = e.category
LEFT JOIN plain_figure o ON y.amount IS NOT NULL AND (c.reported < c.expected OR cy.reported < cy.expected OR l.unit IS NOT NULL)
                         AND o.basis = 'NOW' AND o.form = s.form AND o.period = s.period AND o.view_name = s.view_name
                         AND o.unit = s.unit AND o.element = e.element AND o.category = e.category
LEFT JOIN plain_figure w ON y.amount IS NOT NULL AND (c.reported < c.expected OR cy.reported < cy.expected OR l.unit IS NOT NULL)
                         AND w.basis = 'THEN' AND w.form = s.form AND w.period = s.period AND w.view_name = s.view_name
                         AND w.unit = s.unit AND w.element = e.element AND w.category = e.category
LEFT JOIN dim_target g ON g.unit = s.unit AND g.element = e.element AND g.plan_year = p.plan_year AND e.category = ''
WHERE s.world = :world AND EXISTS (
  SELECT 1 FROM dim_scope q
  WHERE q.world = :world AND q.form = s.form AND q.period = s.period AND q.view_name = s.view_name AND q.is_shown)
ORDER BY s.period, s.unit, e.element, e.category;
