package org.giaoban.briefing;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefing.Edition;
import org.giaoban.briefing.Briefing.Remark;
import org.giaoban.briefing.Briefing.Statement;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatuses;
import org.giaoban.figures.FigureStore;
import org.giaoban.figures.FigureStore.Scope;
import org.giaoban.figures.RevisionChanges;
import org.giaoban.figures.Sources;
import org.giaoban.findings.SubmissionFindings;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Gathers what a report is made from. One is made for a run, and reads what never changes within it once. */
public final class Briefings {

    private static final String TEXTS = """
            SELECT s.unit AS above, v.unit, v.part, n.block, n.ordinal, n.content
            FROM dim_scope s
            JOIN dim_part p ON p.world = s.world AND p.form = s.form AND p.period = s.period
            JOIN dim_tree t ON t.world = p.world AND t.form = p.form AND t.part = p.part AND t.view_name = s.view_name
            JOIN dim_path h ON h.world = t.world AND h.tree = t.tree AND h.ancestor = s.unit
            JOIN version v ON v.world = p.world AND v.form = s.form AND v.part = p.part AND v.unit = h.descendant
                          AND v.is_current
            JOIN narrative n ON n.submission = v.submission
            WHERE s.world = :world AND s.form = :form AND s.period = :period AND s.view_name = 'as-reported'
            """;
    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final FigureStore figures;
    private final SubmissionStatuses arrivals;
    private final SubmissionFindings remarks;
    private final Map<AsOfPoint, List<SubmissionFindings.FileFinding>> findings = new ConcurrentHashMap<>();
    private final Sources sources;
    private final RevisionChanges changes;
    private final Comparator<OrgUnit> alphabetical;
    private final Map<Scope, Briefing> shared = new ConcurrentHashMap<>();
    private final Map<TextsOf, Map<String, List<Statement>>> texts = new ConcurrentHashMap<>();

    /** What is asked for in one go: a query for each of some hundred units takes seconds. */
    private record TextsOf(AsOfPoint world, String form, Period period) {}

    public Briefings(DataSource source, Catalogue catalogue, LocalDate today) {
        this.catalogue = catalogue;
        this.jdbc = JdbcClient.create(source);
        this.figures = new FigureStore(source);
        this.arrivals = new SubmissionStatuses(source, catalogue.units());
        this.remarks = new SubmissionFindings(source, catalogue.units());
        this.changes = new RevisionChanges(source, catalogue);
        this.sources = new Sources(source, catalogue, today);
        Collator collator = Collator.getInstance(Text.VIETNAMESE);
        this.alphabetical = Comparator.comparing(OrgUnit::name, collator::compare);
    }

    /** The same, kept for the many that compare themselves with it: a unit above. */
    public Briefing getShared(Scope scope) {
        return shared.computeIfAbsent(scope, this::get);
    }

    public Briefing get(Scope scope) {
        Period period = scope.period();
        LocalDate end = catalogue
                .getCalendar(catalogue.getForm(scope.form()))
                .getRange(period)
                .last();
        List<OrgUnit> units = new ArrayList<>(List.of(catalogue.getUnit(scope.form(), period, scope.unit())));
        catalogue.units().listChildren(scope.unit(), end).stream()
                .sorted(alphabetical)
                .forEach(units::add);
        List<OrgUnit> ended = catalogue.listEnded(scope.form(), period, scope.unit()).stream()
                .sorted(alphabetical)
                .toList();
        List<String> codes =
                Stream.concat(units.stream(), ended.stream()).map(OrgUnit::code).toList();
        List<SubmissionStatus> sent = arrivals.list(scope);
        return new Briefing(
                catalogue.getForm(scope.form()),
                period,
                units,
                ended,
                figures.get(scope.world(), scope.form(), period, codes),
                sent,
                listTexts(scope, units),
                listRemarks(scope, sent),
                changes.list(scope, codes),
                new Edition(sources.get(scope).asOf(), scope.revision(), scope.state()));
    }

    private List<Statement> listTexts(Scope scope, List<OrgUnit> units) {
        return texts
                .computeIfAbsent(new TextsOf(scope.world(), scope.form(), scope.period()), this::readTexts)
                .getOrDefault(scope.unit(), List.of())
                .stream()
                .sorted(Comparator.comparing(Statement::period)
                        .thenComparing(
                                Statement::unit,
                                Comparator.<OrgUnit>comparingInt(u -> u.equals(units.get(0)) ? 0 : 1)
                                        .thenComparing(alphabetical))
                        .thenComparing(Statement::block)
                        .thenComparing(Statement::ordinal))
                .toList();
    }

    /** By the unit that they count to. */
    private Map<String, List<Statement>> readTexts(TextsOf which) {
        Map<String, List<Statement>> byUnit = new HashMap<>();
        jdbc.sql(TEXTS)
                .param("world", which.world().id())
                .param("form", which.form())
                .param("period", which.period().id())
                .query(row -> {
                    byUnit.computeIfAbsent(row.getString("above"), unit -> new ArrayList<>())
                            .add(new Statement(
                                    catalogue.units().get(row.getString("unit")),
                                    Period.of(row.getString("part")),
                                    row.getString("block"),
                                    row.getInt("ordinal"),
                                    row.getString("content")));
                });
        return byUnit;
    }

    private List<Remark> listRemarks(Scope scope, List<SubmissionStatus> sent) {
        Set<String> asked = sent.stream()
                .map(arrival -> arrival.period() + " " + arrival.unit().code())
                .collect(Collectors.toSet());
        return findings.computeIfAbsent(scope.world(), remarks::list).stream()
                .filter(f -> f.counts() && f.form().equals(Optional.of(scope.form())))
                .filter(f -> f.period().isPresent() && f.unit().isPresent())
                .filter(f -> asked.contains(f.period().get() + " " + f.unit().get()))
                .map(f -> new Remark(
                        catalogue.units().get(f.unit().get()), f.period().get(), f.file(), f.finding()))
                .toList();
    }
}
