package org.giaoban.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.completeness.ReportingRate;
import org.giaoban.mail.Letter;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Report;
import org.giaoban.model.Report.Format;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.office.DeliveryRule;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.summary.LeadersComposer;
import org.giaoban.summary.LeadersText;

/** Composes the letters that reports go with: the key figures in the text, the documents attached. */
final class ReportLetters {

    private static final Wording WORDING = Wording.vietnamese();
    private static final int KIB = 1024;

    private final Facts facts;
    private final PdfFigures check;

    ReportLetters(Facts facts) {
        this.facts = facts;
        this.check = new PdfFigures(facts.workspace());
    }

    /** @param changes what changed since the version that the recipient last received; empty for the first one */
    Letter compose(DeliveryRule rule, ReportDefinition definition, Scope scope, OrgUnit unit, String changes) {
        Briefing briefing = facts.briefings().get(scope);
        Map<String, String> values = new HashMap<>();
        values.put("title", definition.report().title().in(Text.VIETNAMESE));
        values.put("unit", unit.name());
        values.put("period", PeriodWords.head(scope.period(), WORDING));
        values.put("state", state(scope));
        values.put("changes", changes);
        ReportingRate rate = ReportingRate.of(briefing.statuses());
        values.put("received", WORDING.get("page-received", rate.reported(), rate.expected(), rate.onTime()));
        values.put("summary", summary(definition, scope, briefing).orElseGet(() -> heading(values)));
        List<Letter.Attachment> wanted = rule.formats().stream()
                .sorted(Comparator.naturalOrder())
                .map(format -> attachment(definition.report(), scope, format))
                .toList();
        List<Letter.Attachment> attached = withinSize(wanted, definition, scope);
        values.put("documents", attached.stream().map(Letter.Attachment::name).collect(Collectors.joining(", ")));
        values.put("place", attached.equals(wanted) ? "" : folder(wanted));
        return facts.words()
                .compose(rule, values, attached, check.findObjection(definition.report(), scope, briefing.form()));
    }

    private static String state(Scope scope) {
        String state = WORDING.get(scope.state() == PeriodState.CLOSED ? "figures-closed" : "provisional");
        return scope.revision() == 0 ? state : state + ", " + WORDING.get("revision", scope.revision());
    }

    private static String heading(Map<String, String> values) {
        return values.get("title") + " – " + values.get("unit") + ", " + values.get("period") + "\n"
                + values.get("state") + "\n" + values.get("received") + "\n";
    }

    /** Returns the text of the unit's summary for leaders of the same period; empty if the office makes none. */
    private Optional<String> summary(ReportDefinition definition, Scope scope, Briefing briefing) {
        return findSummary(definition, scope)
                .map(found -> LeadersText.of(
                        new LeadersComposer(
                                        found.in(scope.period()),
                                        briefing,
                                        facts.briefings().past().get(scope),
                                        WORDING)
                                .compose(),
                        WORDING));
    }

    /** Returns the report itself if it is a summary, or else a summary of the same unit and period. */
    private Optional<ReportDefinition> findSummary(ReportDefinition definition, Scope scope) {
        OrgUnit unit = facts.catalogue().getUnit(scope.form(), scope.period(), scope.unit());
        return facts.catalogue().reports().values().stream()
                .filter(other -> other.report().kind() == Report.Kind.SUMMARY)
                .filter(other -> other.report().form().equals(scope.form())
                        && other.report().isOn(unit, scope.period()))
                .min(Comparator.comparing(other ->
                        !other.report().code().equals(definition.report().code())));
    }

    private Letter.Attachment attachment(Report report, Scope scope, Format format) {
        Path file = scope.document(facts.workspace(), report, format);
        String name = Objects.requireNonNull(file.getFileName()).toString();
        int dot = name.lastIndexOf('.');
        String revision = scope.revision() == 0 ? "" : "-r" + scope.revision();
        String place = scope.period() + "/" + scope.unit() + "/" + name;
        return new Letter.Attachment(
                file,
                report.code() + "-" + scope.unit() + "-" + scope.period() + revision + name.substring(dot),
                place,
                format == Format.PDF && scope.state() == PeriodState.CLOSED);
    }

    /** Returns the documents, or the summary's PDF alone if they are too large together, or nothing if that is too. */
    private List<Letter.Attachment> withinSize(
            List<Letter.Attachment> wanted, ReportDefinition definition, Scope scope) {
        if (isWithinSize(wanted)) {
            return wanted;
        }
        return findSummary(definition, scope)
                .map(found -> List.of(attachment(found.report(), scope, Format.PDF)))
                .filter(alone -> Files.isRegularFile(alone.get(0).file()) && isWithinSize(alone))
                .orElse(List.of());
    }

    private boolean isWithinSize(List<Letter.Attachment> documents) {
        long bytes =
                documents.stream().mapToLong(document -> size(document.file())).sum();
        return bytes <= (long) facts.office().mail().largestKib() * KIB;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(List<Letter.Attachment> documents) {
        return Objects.requireNonNull(documents.get(0).file().getParent()).toString();
    }
}
