package org.giaoban.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.figures.FigureStore.Scope;
import org.giaoban.model.Decision;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What changed between a revision of closed figures and the one before: from what to what, why, and by which file. */
public final class RevisionChanges {

    private static final String CHANGED = """
            SELECT n.unit, n.element, n.category, o.amount AS old_amount, n.amount AS new_amount
            FROM figure n
            LEFT JOIN figure o ON o.world = :before AND o.form = n.form AND o.period = n.period
                              AND o.view_name = n.view_name AND o.unit = n.unit
                              AND o.element = n.element AND o.category = n.category
            WHERE n.world = :world AND n.form = :form AND n.period = :period AND n.view_name = 'as-reported'
              AND n.unit IN (:units) AND n.amount IS DISTINCT FROM o.amount
            ORDER BY n.unit, n.element, n.category
            """;
    private static final String COUNTING = """
            SELECT v.unit, v.part, v.version, v.submission, v.first_seen, r.path
            FROM dim_part p
            JOIN version v ON v.world = p.world AND v.form = p.form AND v.part = p.part AND v.is_current
            JOIN receipt r ON r.ordinal = v.submission
            WHERE p.world = :world AND p.form = :form AND p.period = :period
            """;
    private static final String VALUES = """
            SELECT element, category, SUM(amount) AS amount FROM data_value
            WHERE submission = :submission GROUP BY element, category
            """;

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Map<Scope, Scope> before = new HashMap<>();

    public RevisionChanges(DataSource source, Catalogue catalogue) {
        this.jdbc = JdbcClient.create(source);
        this.catalogue = catalogue;
        Map<String, Scope> last = new HashMap<>();
        for (Scope scope : new FigureStore(source).listAll()) {
            String key = scope.form() + " " + scope.period() + " " + scope.unit();
            Optional.ofNullable(last.put(key, scope)).ifPresent(older -> before.put(scope, older));
        }
    }

    /**
     * One figure that is another one than before.
     *
     * @param old null where it was unknown
     * @param now null where it is unknown now
     * @param reason of the decision, or which version came
     * @param file those that brought it about, below the drop folder
     */
    public record Change(
            String unit,
            String element,
            String category,
            @Nullable BigDecimal old,
            @Nullable BigDecimal now,
            String reason,
            String file) {}

    private record Counting(String unit, String part, int version, long submission, LocalDate day, String path) {

        String key() {
            return part + " " + unit;
        }
    }

    /** A submission that another one took the place of, or that does not count any more. */
    private record Cause(Period part, String unit, Set<String> elements, String reason, String file) {}

    /** The changes of some units' figures against the revision before; none for a first one. */
    public List<Change> list(Scope scope, List<String> units) {
        Scope older = before.get(scope);
        if (older == null) {
            return List.of();
        }
        List<Cause> causes = listCauses(scope, older);
        return jdbc.sql(CHANGED)
                .param("world", scope.world().id())
                .param("before", older.world().id())
                .param("form", scope.form())
                .param("period", scope.period().id())
                .param("units", units)
                .query((row, n) -> explained(
                        scope,
                        causes,
                        new Change(
                                row.getString("unit"),
                                row.getString("element"),
                                row.getString("category"),
                                FigureStore.number(row, "old_amount"),
                                FigureStore.number(row, "new_amount"),
                                "",
                                "")))
                .list();
    }

    private Change explained(Scope scope, List<Cause> causes, Change change) {
        Form form = catalogue.getForm(scope.form());
        Set<String> elements = form.findIndicator(change.element())
                .map(indicator -> Set.of(indicator.numerator(), indicator.denominator()))
                .orElse(Set.of(change.element()));
        List<Cause> mine = causes.stream()
                .filter(cause -> cause.elements().stream().anyMatch(elements::contains))
                .filter(cause -> catalogue
                        .getTree(form, cause.part())
                        .listPath(cause.unit())
                        .contains(change.unit()))
                .toList();
        return new Change(
                change.unit(),
                change.element(),
                change.category(),
                change.old(),
                change.now(),
                mine.stream().map(Cause::reason).distinct().collect(Collectors.joining("; ")),
                mine.stream().map(Cause::file).distinct().collect(Collectors.joining("; ")));
    }

    private List<Cause> listCauses(Scope scope, Scope older) {
        Map<String, Counting> now = listCounting(scope);
        Map<String, Counting> then = listCounting(older);
        Set<String> keys = new TreeSet<>(now.keySet());
        keys.addAll(then.keySet());
        List<Cause> causes = new ArrayList<>();
        for (String key : keys) {
            @Nullable Counting fresh = now.get(key);
            @Nullable Counting stale = then.get(key);
            if (fresh == null || stale == null || fresh.submission() != stale.submission()) {
                Counting any = Objects.requireNonNull(fresh == null ? stale : fresh);
                Period part = Period.of(any.part());
                String reason = findDecision(scope, older, part, any.unit())
                        .map(Decision::reason)
                        .orElse("bản thứ " + any.version() + " nhận ngày " + any.day());
                causes.add(new Cause(part, any.unit(), listDiffering(fresh, stale), reason, any.path()));
            }
        }
        return causes;
    }

    private Map<String, Counting> listCounting(Scope scope) {
        return jdbc
                .sql(COUNTING)
                .param("world", scope.world().id())
                .param("form", scope.form())
                .param("period", scope.period().id())
                .query((row, n) -> new Counting(
                        row.getString("unit"),
                        row.getString("part"),
                        row.getInt("version"),
                        row.getLong("submission"),
                        row.getDate("first_seen").toLocalDate(),
                        row.getString("path")))
                .list()
                .stream()
                .collect(Collectors.toMap(Counting::key, each -> each));
    }

    private Set<String> listDiffering(@Nullable Counting fresh, @Nullable Counting stale) {
        Set<Map.Entry<String, BigDecimal>> now = valuesOf(fresh);
        Set<Map.Entry<String, BigDecimal>> then = valuesOf(stale);
        Set<String> differing = new LinkedHashSet<>();
        Stream.concat(
                        now.stream().filter(each -> !then.contains(each)),
                        then.stream().filter(each -> !now.contains(each)))
                .map(each -> each.getKey().split(":", 2)[0])
                .forEach(differing::add);
        return differing;
    }

    private Set<Map.Entry<String, BigDecimal>> valuesOf(@Nullable Counting counting) {
        Map<String, BigDecimal> values = new HashMap<>();
        if (counting != null) {
            jdbc.sql(VALUES).param("submission", counting.submission()).query(row -> {
                BigDecimal amount = FigureStore.number(row, "amount");
                if (amount != null) {
                    values.put(row.getString("element") + ":" + row.getString("category"), amount);
                }
            });
        }
        return new HashSet<>(values.entrySet());
    }

    private Optional<Decision> findDecision(Scope scope, Scope older, Period part, String unit) {
        return catalogue.decisions().stream()
                .filter(d -> d.kind() == Decision.Kind.EXCLUDE || d.kind() == Decision.Kind.RETURN)
                .filter(d ->
                        d.period().equals(part) && d.unit().map(unit::equals).orElse(true))
                .filter(d ->
                        !older.world().includes(d.moment()) && scope.world().includes(d.moment()))
                .reduce((earlier, later) -> later);
    }
}
