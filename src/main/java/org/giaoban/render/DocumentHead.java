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
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Figure;
import org.giaoban.model.Layout;
import org.giaoban.model.PeriodState;
import org.giaoban.model.Report.Wording;
import org.giaoban.model.Text;
import org.giaoban.narrative.PeriodWords;

/** What a document's head and foot say, as parameters of its templates. */
record DocumentHead(ReportDefinition definition, TemplateVariables office, Briefing briefing) {

    private static final BigDecimal POINTS_PER_MM = new BigDecimal("2.834646");
    private static final BigDecimal BODY_SIZE = BigDecimal.valueOf(14);

    /** The document's name: its kind, what it is about, and when. */
    String title() {
        Wording wording = definition.report().wording();
        return PeriodWords.capital(wording.kind().toLowerCase(Text.VIETNAMESE)) + ": " + office.fill(wording.subject());
    }

    /** The foot of every page, and how the document ends. */
    Map<String, Object> frame() {
        Briefing.Edition edition = briefing.edition();
        Map<String, Object> frame = new HashMap<>();
        frame.put("state", edition.state() == PeriodState.CLOSED ? "" : "Số liệu tạm tính");
        frame.put(
                "stamp",
                "Chốt số liệu: %s · tính đến ngày %s · %s"
                        .formatted(
                                office.get("last_day"),
                                PeriodWords.shortDate(edition.asOf()),
                                edition.revision() > 0 ? "bản điều chỉnh lần " + edition.revision() : "bản gốc"));
        frame.put("notice", definition.report().wording().notice());
        frame.put("trace", trace());
        return frame;
    }

    /** How to ask where a number comes from, with one of the document's own; a closed one keeps its revision. */
    private String trace() {
        String element = FormItem.list(briefing.form(), definition.report().elements()).stream()
                .filter(item -> item.category().isEmpty())
                .filter(item -> item.find(briefing).map(Figure::value).isPresent())
                .map(FormItem::element)
                .findFirst()
                .orElse(briefing.form().elements().get(0).code());
        Briefing.Edition edition = briefing.edition();
        return "Truy vết một số liệu: giaoban trace %s %s %s%s"
                .formatted(
                        briefing.period().id(),
                        briefing.unit().code(),
                        element,
                        edition.state() == PeriodState.CLOSED ? " --as-of " + edition.revision() : "");
    }

    /** The head and end of the first part, the foot included. */
    Map<String, Object> body() {
        Map<String, Object> body = frame();
        Layout layout = definition.layout();
        Layout.Head head = layout.head();
        Wording wording = definition.report().wording();
        body.put("parent", upper(office.get("parent")));
        body.put("issuer", upper(office.get("issuer")));
        body.put("mark", head.mark());
        body.put("motto1", line(head.motto(), 0));
        body.put("motto2", line(head.motto(), 1));
        body.put("number", office.fill(head.number()));
        body.put(
                "placeDate",
                office.get("place") + ", "
                        + PeriodWords.longDate(briefing.edition().asOf()));
        body.put("kind", wording.kind());
        body.put("subject", office.fill(wording.subject()));
        body.put("underSubject", head.underSubject());
        body.put("thisPeriod", PeriodWords.head(briefing.period()));
        body.put(
                "lastYear",
                briefing.period().findLastYear().map(PeriodWords::head).orElse(""));
        body.put("indent", indent(layout));
        body.put("signature", lines(wording.signature()));
        body.put(
                "recipientsHead",
                wording.recipients().isEmpty() ? "" : layout.closing().recipients());
        body.put("recipients", lines(wording.recipients()));
        return body;
    }

    /** The indent as em spaces: JasperReports forgets a first line's indent when a paragraph moves to the next page. */
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
        return lines.stream().map(office::fill).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> lines, int index) {
        return index < lines.size() ? lines.get(index) : "";
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
