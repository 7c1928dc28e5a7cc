package org.giaoban.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.Layout;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Figure;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Report;
import org.giaoban.model.Wording;
import org.giaoban.narrative.PeriodWords;

/** Composes the head and the foot of a document as parameters of its templates. */
public final class DocumentHead {

    private static final BigDecimal POINTS_PER_MM = new BigDecimal("2.834646");

    private final ReportDefinition definition;
    private final TemplateVariables variables;
    private final Briefing briefing;
    private final Wording wording;

    public DocumentHead(ReportDefinition definition, TemplateVariables variables, Briefing briefing, Wording wording) {
        this.definition = definition;
        this.variables = variables;
        this.briefing = briefing;
        this.wording = wording;
    }

    private static final BigDecimal BODY_SIZE = BigDecimal.valueOf(14);

    /** Returns the document with its title, issuer and as-of date. */
    public Document document(List<Document.Section> sections) {
        return new Document(
                definition,
                title(),
                variables.get("issuer"),
                definition.report().title().in(wording.locale()),
                briefing.edition().asOf(),
                Imprint.of(
                        Imprint.id(
                                briefing.period(),
                                briefing.unit().code(),
                                definition.report().code(),
                                briefing.edition().revision()),
                        briefing.figures().list(),
                        stamp()),
                sections);
    }

    /** Returns the document's title: its kind and its subject. */
    private String title() {
        Report.Wording texts = definition.report().wording();
        return PeriodWords.capital(texts.kind().toLowerCase(wording.locale())) + ": " + variables.fill(texts.subject());
    }

    /** Returns the parameters that every section has: state, as-of date, revision, notice and the hint on lineage. */
    Map<String, Object> frame() {
        Briefing.Edition edition = briefing.edition();
        Map<String, Object> frame = new HashMap<>();
        frame.put("state", edition.state() == PeriodState.CLOSED ? "" : wording.get("provisional"));
        frame.put("stamp", stamp());
        frame.put("notice", definition.report().wording().notice());
        frame.put("trace", trace());
        return frame;
    }

    /** Returns the cut-off, the as-of date and the revision. */
    private String stamp() {
        Briefing.Edition edition = briefing.edition();
        return wording.get(
                "stamp",
                variables.get("last_day"),
                PeriodWords.shortDate(edition.asOf(), wording),
                edition.revision() > 0 ? wording.get("revision", edition.revision()) : wording.get("original"));
    }

    /**
     * Returns the command that traces the first known figure of the document; for a closed period with its revision, so
     * that the command finds the same figure after a later correction.
     */
    private String trace() {
        String element = FormItem.list(briefing.form(), definition.report().elements()).stream()
                .filter(item -> item.category().isEmpty())
                .filter(item -> item.find(briefing).map(Figure::value).isPresent())
                .map(FormItem::element)
                .findFirst()
                .orElse(briefing.form().elements().get(0).code());
        Briefing.Edition edition = briefing.edition();
        return wording.get(
                edition.state() == PeriodState.CLOSED ? "trace-hint-revision" : "trace-hint",
                briefing.period().id(),
                briefing.unit().code(),
                element,
                edition.revision());
    }

    /** Returns the parameters of the first section: those of {@link #frame} with head, signature and recipients. */
    Map<String, Object> body() {
        Map<String, Object> body = frame();
        Layout layout = definition.layout();
        Layout.Head head = layout.head();
        Report.Wording texts = definition.report().wording();
        body.put("parent", upper(variables.get("parent")));
        body.put("issuer", upper(variables.get("issuer")));
        body.put("mark", head.mark());
        body.put("motto1", line(head.motto(), 0));
        body.put("motto2", line(head.motto(), 1));
        body.put("number", variables.fill(head.number()));
        body.put(
                "placeDate",
                variables.get("place") + ", "
                        + PeriodWords.longDate(briefing.edition().asOf(), wording));
        body.put("kind", texts.kind());
        body.put("subject", variables.fill(texts.subject()));
        body.put("underSubject", head.underSubject());
        body.put("thisPeriod", PeriodWords.head(briefing.period(), wording));
        body.put(
                "lastYear",
                briefing.period()
                        .findLastYear()
                        .map(period -> PeriodWords.head(period, wording))
                        .orElse(""));
        body.put("words", variables.words());
        body.put("indent", indent(layout));
        body.put("signature", lines(texts.signature()));
        body.put(
                "recipientsHead",
                texts.recipients().isEmpty() ? "" : layout.closing().recipients());
        body.put("recipients", lines(texts.recipients()));
        return body;
    }

    /**
     * Returns the first line's indent as em spaces, because JasperReports drops the indent of a paragraph that moves to
     * the next page.
     */
    private static String indent(Layout layout) {
        Layout.Type type = layout.styles().get("body");
        BigDecimal em = type == null ? BODY_SIZE : type.size();
        return "\u2003"
                .repeat(layout.firstLine()
                        .multiply(POINTS_PER_MM)
                        .divide(em, 0, RoundingMode.HALF_UP)
                        .intValue());
    }

    private String lines(List<String> lines) {
        return lines.stream().map(variables::fill).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
