package org.giaoban.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.aggregate.Dimensions;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.plausibility.PlausibilityReview;
import org.giaoban.timeline.Sent;
import org.giaoban.timeline.SnapshotPlan;
import org.giaoban.workspace.Hashes;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Works the figures out anew from the stored submissions. The caller holds the transaction. */
public final class Aggregation {

    /** Those that are of one world. */
    private static final List<String> OF_WORLD = List.of(
            "dim_period", "dim_part", "dim_tree", "dim_path", "dim_gap", "dim_scope", "dim_expected", "dim_returned");

    private static final List<String> OF_ALL = List.of("dim_element", "dim_indicator", "dim_target");

    private static final String SUMS = readSums();

    private final DataSource source;
    private final JdbcTemplate jdbc;

    public Aggregation(DataSource source) {
        this.source = source;
        this.jdbc = new JdbcTemplate(source);
    }

    /**
     * Writes all figures as of a business date, and those of earlier moments at which figures were closed or corrected.
     *
     * @return false where nothing that bears on them has changed since the last time, and nothing was done
     */
    public boolean run(Catalogue catalogue, LocalDate today) {
        List<Sent> sent =
                listSent().stream().filter(one -> isOfItsKind(catalogue, one)).toList();
        SnapshotPlan standpoints = new SnapshotPlan(catalogue, today, sent);
        Map<String, List<Object[]>> ofToday = new Dimensions(catalogue, AsOfPoint.endOf(today), standpoints).rows(sent);
        SortedSet<AsOfPoint> worlds = standpoints.listPast();
        boolean isNew = forgetOthers(worlds);
        for (AsOfPoint past : worlds) {
            isNew |= work(catalogue, past, past, new Dimensions(catalogue, past, standpoints).rows(sent));
        }
        if (isNew) {
            jdbc.update("DELETE FROM world WHERE world = ?", AsOfPoint.CURRENT.id());
        }
        return work(catalogue, AsOfPoint.CURRENT, AsOfPoint.endOf(today), ofToday) || isNew;
    }

    /** Forgets what no figure is seen from any more. */
    private boolean forgetOthers(SortedSet<AsOfPoint> worlds) {
        List<AsOfPoint> known = jdbc.queryForList("SELECT world FROM world", String.class).stream()
                .map(AsOfPoint::of)
                .filter(world -> !worlds.contains(world) && !world.equals(AsOfPoint.CURRENT))
                .toList();
        for (AsOfPoint world : known) {
            Stream.concat(OF_WORLD.stream(), Stream.of("version", "figure", "review", "world"))
                    .forEach(table -> jdbc.update("DELETE FROM " + table + " WHERE world = ?", world.id()));
        }
        return !known.isEmpty();
    }

    /**
     * Works one world out, unless it was already.
     *
     * @param seen what it knows of
     */
    private boolean work(Catalogue catalogue, AsOfPoint world, AsOfPoint seen, Map<String, List<Object[]>> rows) {
        String fingerprint = fingerprint(seen, rows);
        String key = world.id();
        if (jdbc.queryForList("SELECT fingerprint FROM world WHERE world = ?", String.class, key)
                .contains(fingerprint)) {
            return false;
        }
        for (String table : OF_WORLD) {
            jdbc.update("DELETE FROM " + table + " WHERE world = ?", key);
            insert(table, rows.getOrDefault(table, List.of()));
        }
        for (String table : OF_ALL) {
            jdbc.update("DELETE FROM " + table);
            insert(table, rows.getOrDefault(table, List.of()));
        }
        String sums = SUMS.replace(":world", "'" + key + "'")
                .replace(":day", "DATE '" + seen.day() + "'")
                .replace(":line", String.valueOf(seen.receipts()));
        ScriptUtils.executeSqlScript(
                DataSourceUtils.getConnection(source),
                new EncodedResource(new ByteArrayResource(sums.getBytes(StandardCharsets.UTF_8)), "UTF-8"));
        new PlausibilityReview(source, world).run(catalogue);
        jdbc.update("DELETE FROM world WHERE world = ?", key);
        jdbc.update("INSERT INTO world (world, fingerprint) VALUES (?, ?)", key, fingerprint);
        return true;
    }

    private static String readSums() {
        try {
            return new ClassPathResource("sums.sql", Aggregation.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the figures were last worked out from, and what could not be read then. */
    public String fingerprint() {
        return Hashes.ofText(
                String.join("", jdbc.queryForList("SELECT fingerprint FROM world ORDER BY world", String.class))
                        + jdbc.queryForList("SELECT path FROM unsettled ORDER BY path", String.class)
                        + jdbc.queryForList("SELECT ordinal FROM gone ORDER BY ordinal", Long.class));
    }

    /** What was sent back for naming another kind of period than its form's is part of no period. */
    private static boolean isOfItsKind(Catalogue catalogue, Sent sent) {
        Form form = catalogue.forms().get(sent.form());
        return form != null && form.periodType() == sent.part().type();
    }

    private List<Sent> listSent() {
        return jdbc.query(
                """
                SELECT s.form, s.unit, s.period, s.outcome, r.first_seen, r.ordinal
                FROM submission s JOIN receipt r ON r.ordinal = s.receipt
                WHERE s.outcome IN ('ACCEPTED', 'RETURNED')
                """,
                (row, n) -> new Sent(
                        row.getString("form"),
                        row.getString("unit"),
                        Period.of(row.getString("period")),
                        new AsOfPoint(row.getDate("first_seen").toLocalDate(), row.getLong("ordinal"), 0),
                        row.getString("outcome").equals("ACCEPTED")));
    }

    private String fingerprint(AsOfPoint seen, Map<String, List<Object[]>> rows) {
        StringBuilder all = new StringBuilder(SUMS);
        rows.forEach((table, list) -> list.forEach(
                row -> all.append(table).append(Arrays.toString(row)).append('\n')));
        RowCallbackHandler each = row -> {
            for (int column = 1; column <= 7; column++) {
                all.append(row.getString(column)).append(' ');
            }
            all.append('\n');
        };
        jdbc.query("""
                SELECT r.ordinal, r.sha256, r.path, r.first_seen, r.same_as, s.catalogue_hash, s.outcome
                FROM receipt r LEFT JOIN submission s ON s.receipt = r.ordinal
                WHERE r.first_seen < ? OR r.first_seen = ? AND r.ordinal <= ?
                ORDER BY r.ordinal
                """, each, Date.valueOf(seen.day()), Date.valueOf(seen.day()), seen.receipts());
        return Hashes.ofText(all.toString());
    }

    private void insert(String table, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
            jdbc.batchUpdate("INSERT INTO " + table + " VALUES (" + marks + ")", rows);
        }
    }
}
