-- From data values to figures. Runs in one transaction, on H2 and PostgreSQL.

DELETE FROM version;
DELETE FROM part_value;
DELETE FROM unit_value;
DELETE FROM subtree_value;
DELETE FROM coverage;
DELETE FROM plain_figure;
DELETE FROM figure;

-- 1. Versions in the order of receipt. The newest accepted one counts, unless it was excluded or sent back by hand.
INSERT INTO version (submission, form, part, unit, version, first_seen, outcome, is_current)
SELECT receipt, form, period, unit, version, first_seen, outcome,
       outcome = 'ACCEPTED' AND receipt = MAX(CASE WHEN outcome = 'ACCEPTED' THEN receipt END)
                                           OVER (PARTITION BY form, period, unit)
FROM (
  SELECT s.receipt, s.form, s.period, s.unit, r.first_seen,
         ROW_NUMBER() OVER (PARTITION BY s.form, s.period, s.unit ORDER BY s.receipt) AS version,
         CASE WHEN s.outcome = 'ACCEPTED' AND EXISTS (
                SELECT 1 FROM dim_expected x
                WHERE x.form = s.form AND x.part = s.period AND x.unit = s.unit AND x.excluded) THEN 'EXCLUDED'
              WHEN s.outcome = 'ACCEPTED' AND EXISTS (
                SELECT 1 FROM dim_returned b
                WHERE b.form = s.form AND b.part = s.period AND b.unit = s.unit AND r.first_seen <= b.up_to) THEN 'RETURNED'
              ELSE s.outcome END AS outcome
  FROM submission s JOIN receipt r ON r.ordinal = s.receipt
  WHERE s.outcome IN ('ACCEPTED', 'RETURNED')
) versions;

-- 2. A unit's value in a period that it reports on: the sum of the cells that say it.
INSERT INTO part_value (form, part, unit, element, category, amount)
SELECT v.form, v.part, v.unit, d.element, d.category, SUM(d.amount)
FROM version v JOIN data_value d ON d.submission = v.submission
WHERE v.is_current
GROUP BY v.form, v.part, v.unit, d.element, d.category
ORDER BY 1, 2, 3;

-- 3. Over time. A stock is what the last part says: it is never carried forward.
INSERT INTO unit_value (form, period, unit, element, category, amount)
SELECT p.form, p.period, v.unit, v.element, v.category,
       CASE MIN(e.over_time)
         WHEN 'SUM' THEN SUM(v.amount)
         WHEN 'MAX' THEN MAX(v.amount)
         WHEN 'LAST' THEN MAX(CASE WHEN p.is_last THEN v.amount END)
         ELSE MAX(CASE WHEN p.period = p.part THEN v.amount END)
       END
FROM part_value v
JOIN dim_part p ON p.form = v.form AND p.part = v.part
JOIN dim_element e ON e.form = v.form AND e.element = v.element AND e.category = ''
GROUP BY p.form, p.period, v.unit, v.element, v.category
ORDER BY 1, 2, 3;

-- 4. Over units: own value and those of all units below, in the tree valid at the period's end.
INSERT INTO subtree_value (form, period, unit, element, category, amount, own)
SELECT s.form, s.period, s.unit, v.element, v.category,
       SUM(CASE WHEN e.over_units = 'SUM' OR v.unit = s.unit THEN v.amount END),
       SUM(CASE WHEN v.unit = s.unit THEN v.amount END)
FROM dim_scope s
JOIN dim_path h ON h.tree = s.tree AND h.ancestor = s.unit
JOIN unit_value v ON v.form = s.form AND v.period = s.period AND v.unit = h.descendant
JOIN dim_element e ON e.form = v.form AND e.element = v.element AND e.category = ''
GROUP BY s.form, s.period, s.unit, v.element, v.category
ORDER BY 1, 2, 3, 4, 5;

-- 5. Coverage: accepted and expected submissions of the unit and all below it, over the period's parts.
INSERT INTO coverage (form, period, unit, reported, expected)
SELECT s.form, s.period, s.unit,
       COUNT(v.submission),
       COUNT(x.unit)
FROM dim_scope s
JOIN dim_part p ON p.form = s.form AND p.period = s.period
JOIN dim_path h ON h.tree = s.tree AND h.ancestor = s.unit
LEFT JOIN dim_expected x ON x.form = s.form AND x.part = p.part AND x.unit = h.descendant AND NOT x.excluded
LEFT JOIN version v ON v.form = x.form AND v.part = x.part AND v.unit = x.unit AND v.is_current
GROUP BY s.form, s.period, s.unit;

-- 6. Figures by themselves: each category, each element's total over its categories, each indicator as a ratio of sums.
INSERT INTO plain_figure (form, period, unit, element, category, amount, own, is_percentage)
SELECT s.form, s.period, s.unit, e.element, e.category, v.amount, v.own, FALSE
FROM dim_scope s
JOIN dim_element e ON e.form = s.form AND e.category <> ''
LEFT JOIN subtree_value v ON v.form = s.form AND v.period = s.period AND v.unit = s.unit
                          AND v.element = e.element AND v.category = e.category
ORDER BY 1, 2, 3, 4, 5;

INSERT INTO plain_figure (form, period, unit, element, category, amount, own, is_percentage)
SELECT s.form, s.period, s.unit, e.element, '', SUM(v.amount), SUM(v.own), FALSE
FROM dim_scope s
JOIN dim_element e ON e.form = s.form AND e.category = ''
LEFT JOIN subtree_value v ON v.form = s.form AND v.period = s.period AND v.unit = s.unit AND v.element = e.element
GROUP BY s.form, s.period, s.unit, e.element
ORDER BY 1, 2, 3, 4;

-- 24 decimals before the one rounding: no quotient of counts below 10^10 can then be rounded twice.
INSERT INTO plain_figure (form, period, unit, element, category, amount, own, is_percentage)
SELECT s.form, s.period, s.unit, i.indicator, '',
       ROUND(CAST(i.factor * n.amount AS NUMERIC(68, 24)) / NULLIF(d.amount, 0), 6),
       ROUND(CAST(i.factor * n.own AS NUMERIC(68, 24)) / NULLIF(d.own, 0), 6),
       i.is_percentage
FROM dim_scope s
JOIN dim_indicator i ON i.form = s.form
LEFT JOIN plain_figure n ON n.form = s.form AND n.period = s.period AND n.unit = s.unit
                         AND n.element = i.numerator AND n.category = ''
LEFT JOIN plain_figure d ON d.form = s.form AND d.period = s.period AND d.unit = s.unit
                         AND d.element = i.denominator AND d.category = ''
ORDER BY 1, 2, 3, 4;

-- 7. Figures beside others: previous period, same period last year, year to date, plan. Change is against last year, in
-- per cent, or in percentage points where the figure itself is a percentage.
INSERT INTO figure (form, period, unit, element, category, amount, own, reported, expected,
                    previous, last_year, change_pct, year_to_date, target, target_pct, state)
SELECT f.form, f.period, f.unit, f.element, f.category, f.amount, f.own, c.reported, c.expected,
       b.amount, y.amount,
       CASE WHEN f.is_percentage THEN ROUND(f.amount - y.amount, 1)
            ELSE ROUND(CAST((f.amount - y.amount) * 100 AS NUMERIC(68, 24)) / NULLIF(y.amount, 0), 1) END,
       t.amount,
       g.amount, ROUND(CAST(t.amount * 100 AS NUMERIC(68, 24)) / NULLIF(g.amount, 0), 1),
       s.state
FROM plain_figure f
JOIN dim_scope s ON s.form = f.form AND s.period = f.period AND s.unit = f.unit
JOIN dim_period p ON p.form = f.form AND p.period = f.period
JOIN coverage c ON c.form = f.form AND c.period = f.period AND c.unit = f.unit
LEFT JOIN plain_figure b ON b.form = f.form AND b.period = p.previous AND b.unit = f.unit
                         AND b.element = f.element AND b.category = f.category
LEFT JOIN plain_figure y ON y.form = f.form AND y.period = p.last_year AND y.unit = f.unit
                         AND y.element = f.element AND y.category = f.category
LEFT JOIN plain_figure t ON t.form = f.form AND t.period = p.year_to_date AND t.unit = f.unit
                         AND t.element = f.element AND t.category = f.category
LEFT JOIN dim_target g ON g.unit = f.unit AND g.element = f.element AND g.plan_year = p.plan_year AND f.category = ''
ORDER BY f.period, f.unit, f.element, f.category;
