package org.giaoban.figures;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.figures.FigureStore.Scope;
import org.giaoban.model.Decision;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a unit's figures of a period rest on: the files received and the day of the latest of them. */
public final class Sources {

    private static final String RECEIVED = """
            SELECT s.unit, r.sha256, r.first_seen
            FROM dim_scope s
            JOIN dim_part p ON p.world = s.world AND p.form = s.form AND p.period = s.period
            JOIN dim_tree t ON t.world = p.world AND t.form = p.form AND t.part = p.part AND t.view_name = s.view_name
            JOIN dim_path h ON h.world = t.world AND h.tree = t.tree AND h.ancestor = s.unit
            JOIN version v ON v.world = p.world AND v.form = s.form AND v.part = p.part AND v.unit = h.descendant
            JOIN receipt r ON r.ordinal = v.submission
            WHERE s.world = :world AND s.form = :form AND s.period = :period AND s.view_name = 'as-reported'
            """;

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final List<Decision> decisions;
    private final Map<String, Map<String, List<Received>>> read = new HashMap<>();

    public Sources(DataSource source, Catalogue catalogue, LocalDate today) {
        this.jdbc = JdbcClient.create(source);
        this.catalogue = catalogue;
        this.decisions = catalogue.decisions().stream()
                .filter(decision -> !decision.date().isAfter(today))
                .toList();
    }

    private record Received(String unit, String sha256, LocalDate firstSeen) {}

    /**
     * What a figure rests on.
     *
     * @param asOf date of the latest receipt or decision that bears on it; the period's last day where there is none
     * @param sha256s of the files received, sorted
     */
    public record Basis(LocalDate asOf, List<String> sha256s) {}

    public synchronized Basis get(Scope scope) {
        List<Received> received = read.computeIfAbsent(
                        scope.world().id() + " " + scope.form() + " " + scope.period(), key -> read(scope))
                .getOrDefault(scope.unit(), List.of());
        LocalDate asOf = Stream.concat(
                        received.stream().map(Received::firstSeen),
                        decisions.stream()
                                .filter(d -> scope.world().includes(d.moment()))
                                .filter(d -> bears(d, scope))
                                .map(Decision::date))
                .max(Comparator.naturalOrder())
                .orElseGet(() -> catalogue
                        .getCalendar(catalogue.getForm(scope.form()))
                        .getRange(scope.period())
                        .last());
        return new Basis(
                asOf,
                received.stream().map(Received::sha256).distinct().sorted().toList());
    }

    private Map<String, List<Received>> read(Scope scope) {
        return jdbc
                .sql(RECEIVED)
                .param("world", scope.world().id())
                .param("form", scope.form())
                .param("period", scope.period().id())
                .query((row, n) -> new Received(
                        row.getString("unit"),
                        row.getString("sha256"),
                        row.getDate("first_seen").toLocalDate()))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Received::unit));
    }

    /** Whether a decision is on the period or a part of it, and on the unit, one above it or one below it. */
    private boolean bears(Decision decision, Scope scope) {
        List<Period> parts =
                scope.period().listParts(catalogue.getForm(scope.form()).periodType());
        return (decision.period().equals(scope.period()) || parts.contains(decision.period()))
                && decision.unit()
                        .map(unit -> isAbove(unit, scope.unit()) || isAbove(scope.unit(), unit))
                        .orElse(true);
    }

    private boolean isAbove(String above, String unit) {
        return catalogue.units().listPath(catalogue.units().get(unit)).stream()
                .map(OrgUnit::code)
                .anyMatch(above::equals);
    }
}
