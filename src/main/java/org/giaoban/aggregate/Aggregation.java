package org.giaoban.aggregate;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.giaoban.aggregate.Dimensions.Known;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.Hashes;
import org.giaoban.model.Period;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Works the figures out anew from the stored submissions. The caller holds the transaction. */
public final class Aggregation {

    private static final List<String> TABLES = List.of(
            "dim_period",
            "dim_part",
            "dim_scope",
            "dim_path",
            "dim_expected",
            "dim_returned",
            "dim_element",
            "dim_indicator",
            "dim_target");

    private final DataSource source;
    private final JdbcTemplate jdbc;

    public Aggregation(DataSource source) {
        this.source = source;
        this.jdbc = new JdbcTemplate(source);
    }

    /**
     * Writes all figures as of a business date.
     *
     * @return false where nothing that bears on them has changed since the last time, and nothing was done
     */
    public boolean run(Catalogue catalogue, LocalDate today) {
        Map<String, List<Object[]>> rows = new Dimensions(catalogue, today).rows(listKnown());
        String fingerprint = fingerprint(rows);
        if (jdbc.queryForList("SELECT fingerprint FROM aggregation", String.class)
                .contains(fingerprint)) {
            return false;
        }
        for (String table : TABLES) {
            jdbc.update("DELETE FROM " + table);
            insert(table, rows.getOrDefault(table, List.of()));
        }
        ScriptUtils.executeSqlScript(
                DataSourceUtils.getConnection(source),
                new EncodedResource(new ClassPathResource("sums.sql", Aggregation.class), "UTF-8"));
        jdbc.update("DELETE FROM aggregation");
        jdbc.update("INSERT INTO aggregation (fingerprint) VALUES (?)", fingerprint);
        return true;
    }

    /** What the figures were last worked out from; empty where they never were. */
    public String fingerprint() {
        return String.join("", jdbc.queryForList("SELECT fingerprint FROM aggregation", String.class));
    }

    private List<Known> listKnown() {
        return jdbc.query(
                "SELECT DISTINCT form, unit, period FROM submission WHERE outcome IN ('ACCEPTED', 'RETURNED')",
                (row, n) ->
                        new Known(row.getString("form"), row.getString("unit"), Period.of(row.getString("period"))));
    }

    private String fingerprint(Map<String, List<Object[]>> rows) {
        StringBuilder all = new StringBuilder();
        rows.forEach((table, list) -> list.forEach(
                row -> all.append(table).append(Arrays.toString(row)).append('\n')));
        jdbc.query("""
                SELECT r.ordinal, r.sha256, r.path, r.first_seen, r.same_as, s.catalogue_hash, s.outcome
                FROM receipt r LEFT JOIN submission s ON s.receipt = r.ordinal
                ORDER BY r.ordinal
                """, row -> {
            for (int column = 1; column <= 7; column++) {
                all.append(row.getString(column)).append(' ');
            }
            all.append('\n');
        });
        return Hashes.ofText(all.toString());
    }

    private void insert(String table, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
            jdbc.batchUpdate("INSERT INTO " + table + " VALUES (" + marks + ")", rows);
        }
    }
}
