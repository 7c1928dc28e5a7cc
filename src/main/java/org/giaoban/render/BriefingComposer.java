package org.giaoban.render;

import freemarker.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.Statement;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.model.Report.Chapter;
import org.giaoban.model.Report.Parts;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Report.TextChapter;
import org.giaoban.narrative.ComparisonNotes;
import org.giaoban.narrative.CoverageWords;
import org.giaoban.narrative.NarrativeRenderer;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.narrative.Phrases;
import org.giaoban.narrative.Roman;
import org.giaoban.render.BodyLine.Kind;
import org.giaoban.render.Document.Part;

/** Composes the briefing on a unit: chapters, the annex on the units below it, the annex on data quality. */
public final class BriefingComposer {

    /** So many letters never fit one line between any margins. */
    private static final int TWO_LINES = 100;

    private final ReportDefinition definition;
    private final Briefing briefing;
    private final FindingTexts findings;
    private final TemplateVariables office;
    private final Phrases phrases;
    private final NarrativeRenderer narrator;
    private final List<BodyLine> lines = new ArrayList<>();
    private final List<FormItem> rows = new ArrayList<>();
    private int block;
    private int chapters;
    private int tables;

    public BriefingComposer(
            ReportDefinition definition, NarrativeRenderer narrator, FindingTexts findings, Briefing briefing) {
        this.definition = definition;
        this.narrator = narrator;
        this.findings = findings;
        this.briefing = briefing;
        this.office = TemplateVariables.of(definition, briefing.unit(), briefing.unit(), briefing.period());
        this.phrases = new Phrases(briefing, definition.report().wording().zeroPad());
    }

    public Document compose() {
        paragraph("", tell(definition.report().wording().opening()).replaceFirst("\\.$", ":"));
        definition.report().chapters().forEach(this::add);
        paragraph("", ComparisonNotes.of(briefing, rows));
        definition.report().texts().forEach(this::add);
        sign();
        DocumentHead head = new DocumentHead(definition, office, briefing);
        Map<String, Object> frame = head.frame();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Template.BODY, 0, head.body(), lines));
        List<Part> ofUnits = new UnitsAnnex(definition, briefing, frame).parts();
        parts.addAll(ofUnits);
        parts.add(new QualityAnnex(definition, briefing, findings, frame).part(ofUnits.isEmpty() ? 1 : 2));
        return new Document(
                definition,
                head.title(),
                office.get("issuer"),
                definition.report().title().vi(),
                briefing.edition().asOf(),
                parts);
    }

    /** The signature goes with the block before it; a last paragraph of one line takes the one before along. */
    private void sign() {
        if (lines.isEmpty()) {
            lines.add(BodyLine.paragraph(
                    ++block, "", definition.report().wording().nothing()));
        }
        int last = lines.size() - 1;
        BodyLine end = lines.get(last);
        BodyLine before = lines.get(Math.max(last - 1, 0));
        boolean alone = end.kind() == Kind.PARAGRAPH
                && end.heading().isEmpty()
                && end.text().length() < TWO_LINES;
        if (alone && before.kind() == Kind.PARAGRAPH) {
            lines.set(last, BodyLine.paragraph(before.block(), "", end.text()));
            block = before.block();
        }
        lines.add(BodyLine.signature(block));
    }

    private void add(Chapter chapter) {
        List<FormItem> items = FormItem.listOfSection(form(), chapter.section());
        List<Figure> known = items.stream()
                .flatMap(item -> item.find(briefing).stream())
                .filter(figure -> figure.value() != null)
                .toList();
        if (known.isEmpty()) {
            return;
        }
        String title = form().sections().stream()
                .filter(section -> section.code().equals(chapter.section()))
                .map(section -> section.title().vi())
                .findFirst()
                .orElse("");
        boolean silent = known.stream()
                .allMatch(figure -> Objects.requireNonNull(figure.value()).signum() == 0);
        String prose = tell(chapter.narrative());
        paragraph(
                heading(title),
                silent && prose.isEmpty() ? definition.report().wording().nothing() : prose);
        rows.addAll(items);
        block++;
        String caption =
                String.format(Locale.ROOT, "Bảng %d. %s%s", ++tables, title, CoverageWords.inBrackets(briefing));
        boolean planned = known.stream().anyMatch(figure -> figure.target().percent() != null);
        items.forEach(item -> lines.add(BodyLine.row(block, caption, TableRow.of(item, briefing, ""), planned)));
        label(items, chapter.chart())
                .flatMap(label -> Charts.of(
                        briefing, chapter.chart(), label, definition.layout().family()))
                .ifPresent(chart -> lines.add(BodyLine.chart(++block, chart)));
    }

    private static Optional<String> label(List<FormItem> items, String element) {
        return items.stream()
                .filter(item ->
                        item.element().equals(element) && item.category().isEmpty())
                .map(TableRow::label)
                .findFirst();
    }

    /** What the units wrote: the unit's own words first and bare, the others' under their names, once where several wrote the same. */
    private void add(TextChapter chapter) {
        List<Period> parts = briefing.period().listParts(form().periodType());
        List<Statement> said = briefing.texts().stream()
                .filter(statement -> statement.block().equals(chapter.block()))
                .filter(statement ->
                        chapter.parts() == Parts.ALL || statement.period().equals(parts.get(parts.size() - 1)))
                .toList();
        boolean withPeriod = parts.size() > 1 && chapter.parts() == Parts.ALL;
        Map<String, List<Statement>> alike = new LinkedHashMap<>();
        said.forEach(statement ->
                alike.computeIfAbsent(key(statement), key -> new ArrayList<>()).add(statement));
        String heading = said.isEmpty() ? "" : heading(office.fill(chapter.title()));
        for (List<Statement> same : alike.values()) {
            paragraph(heading, label(same, withPeriod) + same.get(0).text());
            heading = "";
        }
    }

    /** Units that wrote the same share a paragraph. */
    private String key(Statement statement) {
        return statement.unit().equals(briefing.unit()) + "\n" + statement.period() + "\n" + statement.text();
    }

    private String label(List<Statement> same, boolean withPeriod) {
        Statement first = same.get(0);
        String when = withPeriod ? PeriodWords.head(first.period()) : "";
        if (first.unit().equals(briefing.unit())) {
            return when.isEmpty() ? "" : when + ": ";
        }
        String units = same.stream().map(each -> each.unit().name()).distinct().collect(Collectors.joining(", "));
        return "– " + units + (when.isEmpty() ? "" : " (" + when + ")") + ": ";
    }

    private void paragraph(String heading, String text) {
        if (!heading.isEmpty() || !text.isEmpty()) {
            lines.add(BodyLine.paragraph(++block, heading, text));
        }
    }

    private String heading(String title) {
        return Roman.of(++chapters) + ". " + title;
    }

    private String tell(String file) {
        try {
            return file.isEmpty() ? "" : narrator.tell(file, office.words(), phrases);
        } catch (TemplateException e) {
            throw TemplateFaults.of(definition, file, e);
        }
    }

    private Form form() {
        return briefing.form();
    }
}
