package org.giaoban.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.Figure;
import org.giaoban.model.Figures;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.Wording;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Version;
import org.jspecify.annotations.Nullable;

/** Lists the figures that changed between a revision of closed figures and the one before, with reasons and files. */
public final class RevisionChanges {

    private final FigureStore figures;
    private final SubmissionReader reader;
    private final Snapshots snapshots;
    private final Catalogue catalogue;
    private final Map<Scope, Scope> before = new HashMap<>();

    /** @param scopes units and periods with figures, including replaced ones, the revisions of each in order */
    public RevisionChanges(DataSource source, Snapshots snapshots, List<Scope> scopes) {
        this.figures = new FigureStore(source);
        this.reader = new SubmissionReader(source);
        this.snapshots = snapshots;
        this.catalogue = snapshots.catalogue();
        Map<String, Scope> last = new HashMap<>();
        for (Scope scope : scopes) {
            String key = scope.form() + " " + scope.period() + " " + scope.unit();
            Optional.ofNullable(last.put(key, scope)).ifPresent(older -> before.put(scope, older));
        }
    }

    /**
     * A figure that differs from the revision before.
     *
     * @param old null if it was unknown
     * @param now null if it is unknown now
     * @param reason reason of the decision, or the version that was received
     * @param file files that caused the change, relative to the drop folder
     * @param sources codes of the units whose submissions caused the change
     */
    public record Change(
            String unit,
            String element,
            String category,
            @Nullable BigDecimal old,
            @Nullable BigDecimal now,
            String reason,
            String file,
            List<String> sources) {
        public Change {
            sources = List.copyOf(sources);
        }

        /** Returns the change as a part of the larger number; a figure that was or is unknown has changed most. */
        public BigDecimal size() {
            return old == null || now == null
                    ? BigDecimal.TEN
                    : now.subtract(old).abs().divide(old.abs().max(now.abs()), MathContext.DECIMAL32);
        }
    }

    /** A submission that another one replaced or that no longer counts. */
    private record Cause(Period period, String unit, Set<String> elements, String reason, String file) {}

    /** Returns the revision before; empty for the first one. */
    public Optional<Scope> findBefore(Scope scope) {
        return Optional.ofNullable(before.get(scope));
    }

    /** Lists the changes of some units' figures against the revision before; none for the first revision. */
    public List<Change> list(Scope scope, List<String> units) {
        Scope older = before.get(scope);
        if (older == null) {
            return List.of();
        }
        return list(scope, units, older.asOf(), figures.get(older.asOf(), scope.form(), scope.period(), units));
    }

    /** Lists the changes of some units' figures against those that were computed at an earlier point. */
    public List<Change> list(Scope scope, List<String> units, AsOfPoint earlier, Figures then) {
        List<Cause> causes = listCauses(scope, earlier);
        return figures.get(scope.asOf(), scope.form(), scope.period(), units).list().stream()
                .sorted(Comparator.comparing((Figure figure) -> figure.key().unit())
                        .thenComparing(figure -> figure.key().element())
                        .thenComparing(figure -> figure.key().category()))
                .flatMap(figure -> change(scope, causes, figure, then).stream())
                .toList();
    }

    private Optional<Change> change(Scope scope, List<Cause> causes, Figure figure, Figures then) {
        BigDecimal old = then.find(Figure.View.AS_REPORTED, figure.key())
                .map(Figure::value)
                .orElse(null);
        if (Objects.equals(old, figure.value())) {
            return Optional.empty();
        }
        Form form = catalogue.getForm(scope.form());
        String unit = figure.key().unit();
        Set<String> elements = form.findIndicator(figure.key().element())
                .map(indicator -> Set.of(indicator.numerator(), indicator.denominator()))
                .orElse(Set.of(figure.key().element()));
        List<Cause> mine = causes.stream()
                .filter(cause -> cause.elements().stream().anyMatch(elements::contains))
                .filter(cause -> catalogue
                        .getTree(form, cause.period())
                        .listPath(cause.unit())
                        .contains(unit))
                .toList();
        return Optional.of(new Change(
                unit,
                figure.key().element(),
                figure.key().category(),
                old,
                figure.value(),
                mine.stream().map(Cause::reason).distinct().collect(Collectors.joining("; ")),
                mine.stream().map(Cause::file).distinct().collect(Collectors.joining("; ")),
                mine.stream().map(Cause::unit).distinct().toList()));
    }

    private List<Cause> listCauses(Scope scope, AsOfPoint older) {
        Form form = catalogue.getForm(scope.form());
        List<Cause> causes = new ArrayList<>();
        scope.period().listReportingPeriods(form.periodType()).stream()
                .sorted(Comparator.comparing(Period::id))
                .forEach(period -> addCauses(
                        scope,
                        older,
                        snapshots.get(scope.asOf()).get(form, period),
                        snapshots.get(older).get(form, period),
                        causes));
        return causes;
    }

    private void addCauses(
            Scope scope, AsOfPoint older, PeriodSubmissions now, PeriodSubmissions then, List<Cause> causes) {
        Set<String> units = new TreeSet<>(now.versions().keySet());
        units.addAll(then.versions().keySet());
        for (String unit : units) {
            Optional<Version> fresh = now.findCounting(unit);
            Optional<Version> stale = then.findCounting(unit);
            List<Decision> amendedThen = then.listAmendments(unit);
            if (!fresh.map(Version::id).equals(stale.map(Version::id))) {
                Version any = fresh.or(() -> stale).orElseThrow();
                String reason = snapshots
                        .decisions()
                        .findCorrection(now.period(), unit, older, scope.asOf())
                        .map(Decision::reason)
                        .orElse(Wording.vietnamese()
                                .get(
                                        "change-version",
                                        any.number(),
                                        any.submission().receivedOn().toString()));
                Set<String> differing = listDiffering(fresh, stale);
                amendedThen.forEach(amended -> differing.add(amended.element().element()));
                causes.add(new Cause(
                        now.period(),
                        unit,
                        differing,
                        reason,
                        any.submission().receipt().path()));
            }
            now.listAmendments(unit).stream()
                    .filter(amended -> !amendedThen.contains(amended))
                    .forEach(amended -> causes.add(new Cause(
                            now.period(), unit, Set.of(amended.element().element()), amended.reason(), "")));
        }
    }

    private Set<String> listDiffering(Optional<Version> fresh, Optional<Version> stale) {
        Set<Map.Entry<String, BigDecimal>> now = readValues(fresh);
        Set<Map.Entry<String, BigDecimal>> then = readValues(stale);
        Set<String> differing = new LinkedHashSet<>();
        Stream.concat(
                        now.stream().filter(each -> !then.contains(each)),
                        then.stream().filter(each -> !now.contains(each)))
                .map(each -> each.getKey().split(":", 2)[0])
                .forEach(differing::add);
        return differing;
    }

    private Set<Map.Entry<String, BigDecimal>> readValues(Optional<Version> version) {
        Map<String, BigDecimal> values = new HashMap<>();
        version.ifPresent(each -> reader.forEachValue(List.of(each.id()), (submission, element, category, amount) -> {
            if (amount != null) {
                values.put(element + ":" + category, amount.stripTrailingZeros());
            }
        }));
        return new HashSet<>(values.entrySet());
    }
}
