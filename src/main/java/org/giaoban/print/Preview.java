package org.giaoban.print;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefings;
import org.giaoban.briefing.PastFigures;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Report.Format;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.timeline.Snapshots;
import org.giaoban.workspace.NearestName;

/**
 * Renders one document at once, with the figures of the last run or with made-up ones. It says on the document that it is a
 * preview; nothing is written and no ledger is touched.
 */
public final class Preview {

    private static final int MOST_NAMED = 20;
    private static final Wording WORDING = Wording.of(Text.VIETNAMESE);

    private final Catalogue catalogue;
    private final ReportDefinition definition;
    private final Order order;

    /**
     * What is to be shown.
     *
     * @param report code of the report
     * @param period empty for the newest one
     * @param unit code of the unit; empty for the first one
     */
    public record Order(String report, Optional<Period> period, Optional<String> unit, Format format) {}

    /** A rendered document, and what it shows. */
    public record Made(byte[] bytes, Period period, OrgUnit unit) {}

    /** @throws OperatorError if there is no such report, or it has no such format */
    public Preview(Catalogue catalogue, Order order) {
        this.catalogue = catalogue;
        this.order = order;
        ReportDefinition found = catalogue.reports().get(order.report());
        if (found == null) {
            throw new OperatorError(List.of(JrxmlFaults.noName(
                    "preview-no-report",
                    "preview",
                    order.report(),
                    catalogue.reports().keySet())));
        }
        this.definition = found;
        if (order.format() != Format.PDF && !found.report().formats().contains(order.format())) {
            throw new OperatorError(
                    "preview-no-format",
                    found.path("report.yaml"),
                    order.report(),
                    order.format().name().toLowerCase(WORDING.locale()));
        }
    }

    /**
     * Renders the report with the figures of the last run.
     *
     * @throws OperatorError with the faults of the report's templates, or if there are no such figures
     */
    public Made ofFigures(DataSource source) {
        List<Scope> scopes = new FigureStore(source).listScopes();
        List<Scope> all = scopes.stream()
                .filter(scope ->
                        scope.isIn(definition.report(), catalogue.getUnit(scope.form(), scope.period(), scope.unit())))
                .toList();
        Scope scope = all.stream()
                .filter(each -> order.period().map(each.period()::equals).orElse(true))
                .filter(each -> order.unit().map(each.unit()::equals).orElse(true))
                .max(Comparator.comparing((Scope each) -> lastDay(each.period()))
                        .thenComparing(Scope::period)
                        .thenComparing(Scope::unit, Comparator.reverseOrder()))
                .orElseThrow(() -> noFigures(all));
        Briefings briefings = Briefings.read(source, Snapshots.read(source, catalogue));
        Briefing briefing = briefings.get(scope);
        Optional<Briefing> above = Optional.ofNullable(briefing.unit().parent())
                .map(scope::withUnit)
                .filter(scopes::contains)
                .map(briefings::get);
        return render(
                with(
                        WORDING.get("preview-notice"),
                        definition.report().wording().kind()),
                briefing,
                above,
                briefings.past().get(scope));
    }

    /**
     * Renders the report with made-up figures of a unit that the workspace has.
     *
     * @param today decides which period is shown if none is asked for
     * @throws OperatorError with the faults of the report's templates, or if the report is not on such a unit or period
     */
    public Made ofSample(LocalDate today) {
        Period period = order.period().orElseGet(() -> newest(today));
        if (!definition.report().periodTypes().contains(period.type())) {
            throw new OperatorError(
                    "preview-no-period",
                    "--period",
                    period.id(),
                    definition.report().periodTypes().stream()
                            .map(type -> type.name().toLowerCase(WORDING.locale()))
                            .sorted()
                            .toList());
        }
        List<OrgUnit> known = catalogue.units().list(lastDay(period)).stream()
                .filter(unit -> definition.report().levels().contains(unit.level()))
                .toList();
        OrgUnit unit = known.stream()
                .filter(each -> order.unit().map(each.code()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> noUnit(period, known));
        String kind =
                WORDING.get("preview-sample-kind", definition.report().wording().kind());
        return render(
                with(WORDING.get("preview-sample-notice"), kind),
                sample(unit, period).briefing(WORDING),
                Optional.ofNullable(unit.parent())
                        .map(parent -> sample(catalogue.units().get(parent, lastDay(period)), period)
                                .briefing(WORDING)),
                sample(unit, period).past());
    }

    private SampleBriefing sample(OrgUnit unit, Period period) {
        return new SampleBriefing(
                definition,
                Stream.concat(Stream.of(unit), catalogue.units().listChildren(unit.code(), lastDay(period)).stream())
                        .toList(),
                period);
    }

    private Made render(ReportDefinition marked, Briefing briefing, Optional<Briefing> above, PastFigures past) {
        ReportRenderer renderer = new ReportRenderer(List.of(marked), FindingTexts.load(catalogue.zone()));
        renderer.check();
        String report = order.report();
        byte[] bytes = switch (order.format()) {
            case HTML ->
                renderer.html(report, briefing, renderer.composePage(report, briefing, past))
                        .getBytes(StandardCharsets.UTF_8);
            case PPTX -> renderer.slides(report, briefing, renderer.composePage(report, briefing, past));
            case DOCX -> renderer.write(renderer.compose(report, briefing, above.orElse(null), past));
            default -> renderer.print(renderer.compose(report, briefing, above.orElse(null), past));
        };
        return new Made(bytes, briefing.period(), briefing.unit());
    }

    /** Returns the definition with a notice that it is a preview, and with the word above the subject changed. */
    private ReportDefinition with(String notice, String kind) {
        return definition.withWording(definition.report().wording().with(notice, kind));
    }

    /** Returns the newest complete period of those for which the report is made; of several, the longest. */
    private Period newest(LocalDate today) {
        List<Period> years =
                List.of(Period.of(String.valueOf(today.getYear() - 1)), Period.of(String.valueOf(today.getYear())));
        return definition.report().periodTypes().stream()
                .flatMap(type -> years.stream().flatMap(year -> year.listReportingPeriods(type).stream()))
                .filter(period -> lastDay(period).isBefore(today))
                .max(Comparator.comparing(this::lastDay).thenComparing(Period::type))
                .orElseThrow(() -> new OperatorError("preview-which-period", "--period", order.report()));
    }

    private LocalDate lastDay(Period period) {
        return definition.calendar().getRange(period).last();
    }

    private OperatorError noFigures(List<Scope> all) {
        String asked = Stream.concat(order.period().map(Period::id).stream(), order.unit().stream())
                .collect(Collectors.joining(" "));
        return all.isEmpty()
                ? new OperatorError("preview-no-figures", "preview", order.report())
                : new OperatorError(
                        "preview-none",
                        asked,
                        order.report(),
                        some(all.stream().map(scope -> scope.period().id())),
                        some(all.stream().map(Scope::unit)));
    }

    /** Returns the last of the names, which are those of the newest periods, as a list. */
    private static String some(Stream<String> names) {
        List<String> distinct = names.distinct().toList();
        int from = Math.max(0, distinct.size() - MOST_NAMED);
        return (from > 0 ? "…, " : "") + String.join(", ", distinct.subList(from, distinct.size()));
    }

    private OperatorError noUnit(Period period, List<OrgUnit> known) {
        List<String> codes = known.stream().map(OrgUnit::code).toList();
        String unit = order.unit().orElse("");
        return known.isEmpty()
                ? new OperatorError(
                        "preview-no-level",
                        definition.path("report.yaml"),
                        definition.report().levels(),
                        new TreeSet<>(catalogue.units().list().stream()
                                .map(OrgUnit::level)
                                .toList()))
                : new OperatorError(
                        List.of(Fault.of("preview-no-unit", "--unit", unit, period.id(), some(codes.stream()))
                                .likely(NearestName.find(unit, codes))));
    }
}
