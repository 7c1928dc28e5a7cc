package org.giaoban.render;

import freemarker.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.Briefing.Statement;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Report.Chapter;
import org.giaoban.model.Report.Parts;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Report.TextChapter;
import org.giaoban.model.Wording;
import org.giaoban.narrative.ComparisonNotes;
import org.giaoban.narrative.CoverageWords;
import org.giaoban.narrative.NarrativeRenderer;
import org.giaoban.narrative.PeriodWords;
import org.giaoban.narrative.Phrases;
import org.giaoban.narrative.Prose;
import org.giaoban.narrative.Roman;
import org.giaoban.narrative.UnitNames;
import org.giaoban.render.BodyLine.Kind;
import org.giaoban.render.Document.Section;

/** Composes the briefing of one unit: chapters, the annex of the units below it, the annex of data quality. */
public final class BriefingComposer {

    /** A paragraph of at least this many letters takes two lines or more in every layout. */
    private static final int TWO_LINES = 100;

    /** More bars take more than half a page: such a chart stands behind the signature, and no text waits for the next page. */
    private static final int MOST_BARS_IN_TEXT = 20;
    /** More units that wrote the same are counted. */
    private static final int MOST_NAMES = 20;

    private final ReportDefinition definition;
    private final Briefing briefing;
    private final FindingTexts findings;
    private final Wording wording;
    private final TemplateVariables variables;
    private final Phrases phrases;
    private final NarrativeRenderer narratives;
    private final List<BarChart> largeCharts = new ArrayList<>();
    private final List<BodyLine> lines = new ArrayList<>();
    private final List<FormItem> rows = new ArrayList<>();
    private int block;
    private String part = "";
    private boolean isInResults;
    private int parts;
    private int chapters;
    private int tables;

    /**
     * Creates the composer of one document.
     *
     * @param narratives renderer of the report's narrative templates
     */
    public BriefingComposer(
            ReportDefinition definition,
            NarrativeRenderer narratives,
            FindingTexts findings,
            Briefing briefing,
            Wording wording) {
        this.definition = definition;
        this.narratives = narratives;
        this.findings = findings;
        this.briefing = briefing;
        this.wording = wording;
        this.variables = TemplateVariables.of(definition, briefing.unit(), briefing.unit(), briefing.period(), wording);
        this.phrases = new Phrases(briefing, definition.report().wording().zeroPad(), wording);
    }

    /** Composes the document; to be called once. */
    public Document compose(ColumnRoom room) {
        addResults();
        definition.report().texts().stream()
                .filter(chapter -> !chapter.amongResults())
                .forEach(this::add);
        open();
        sign();
        largeCharts.forEach(chart -> lines.add(BodyLine.chart(++block, chart)));
        DocumentHead head = new DocumentHead(definition, variables, briefing, wording);
        Map<String, Object> frame = head.frame();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(Template.BODY, 0, head.body(), lines));
        List<Section> ofUnits = new UnitsAnnex(definition, briefing, frame, wording).sections(room);
        sections.addAll(ofUnits);
        sections.add(
                new QualityAnnex(definition, briefing, findings, frame, wording).section(ofUnits.isEmpty() ? 1 : 2));
        return head.document(sections);
    }

    /** Puts the opening first; it is composed last, because it says once what the changes in the chapters compare with. */
    private void open() {
        String opening = render(definition.report().wording().opening()).replaceFirst("\\.$", ":");
        if (!opening.isEmpty()) {
            lines.add(0, BodyLine.paragraph(++block, "", "", opening));
        }
    }

    /**
     * Adds the signature to the last block, so that it never stands alone on a page; a last paragraph of one line is
     * joined with the paragraph before it.
     */
    private void sign() {
        if (lines.isEmpty()) {
            lines.add(BodyLine.paragraph(
                    ++block, "", "", definition.report().wording().nothing()));
        }
        int last = lines.size() - 1;
        BodyLine end = lines.get(last);
        BodyLine before = lines.get(Math.max(last - 1, 0));
        boolean alone = end.kind() == Kind.PARAGRAPH
                && end.heading().isEmpty()
                && end.part().isEmpty()
                && end.text().length() < TWO_LINES;
        if (alone && before.kind() == Kind.PARAGRAPH) {
            lines.set(last, BodyLine.paragraph(before.block(), "", "", end.text()));
        }
        lines.add(BodyLine.signature(lines.get(last).block()));
    }

    /** Adds what units wrote of their results, then the chapters of figures; says so if there are none. */
    private void addResults() {
        String results = definition.report().results();
        if (!results.isEmpty()) {
            part = number(results);
            isInResults = true;
        }
        definition.report().texts().stream().filter(TextChapter::amongResults).forEach(this::add);
        definition.report().chapters().forEach(this::add);
        rows.addAll(FormItem.list(form(), phrases.listMoved()));
        String notes = ComparisonNotes.of(briefing, rows, ComparisonNotes.Place.REPORT, wording);
        paragraph((notes + " " + phrases.matched()).strip());
        paragraph(tables == 0 ? "" : wording.get("signs"));
        if (isInResults && tables == 0) {
            paragraph(wording.get("figures-unsaid"));
        }
        isInResults = false;
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
                .map(section -> section.title().in(wording.locale()))
                .findFirst()
                .orElse("");
        boolean isAllZero = known.stream()
                .allMatch(figure -> Objects.requireNonNull(figure.value()).signum() == 0);
        String prose = render(chapter.narrative());
        begin(
                title,
                isAllZero && prose.isEmpty() ? definition.report().wording().nothing() : prose);
        rows.addAll(items);
        block++;
        String caption =
                wording.get("table-caption", ++tables, title, CoverageWords.inBrackets(briefing, items, wording));
        String sentences = definition.file(chapter.narrative());
        List<TableRow> table = items.stream()
                .map(item -> TableRow.of(item, briefing, Phrases.speaksOfOwn(sentences, item.element()), wording))
                .toList();
        Set<TableColumn> columns = TableColumn.of(table);
        table.forEach(row -> lines.add(BodyLine.row(block, caption, row, columns)));
        label(items, chapter.chart())
                .flatMap(label -> Charts.of(
                        briefing, chapter.chart(), label, definition.layout().family(), wording))
                .ifPresent(this::add);
    }

    private void add(BarChart chart) {
        if (chart.bars().size() > MOST_BARS_IN_TEXT) {
            largeCharts.add(chart);
        } else {
            lines.add(BodyLine.chart(++block, chart));
        }
    }

    private Optional<String> label(List<FormItem> items, String element) {
        return items.stream()
                .filter(item ->
                        item.element().equals(element) && item.category().isEmpty())
                .map(item -> TableRow.label(item, wording))
                .findFirst();
    }

    /**
     * Adds the paragraphs that units wrote: those of the briefing's unit first, then those of the units below, with their names
     * behind them. What several units wrote stands once.
     */
    private void add(TextChapter chapter) {
        List<Period> reportingPeriods = briefing.period().listReportingPeriods(form().periodType());
        List<Statement> statements = briefing.texts().stream()
                .filter(statement -> statement.block().equals(chapter.block()))
                .filter(statement -> chapter.parts() == Parts.ALL
                        || statement.period().equals(reportingPeriods.get(reportingPeriods.size() - 1)))
                .toList();
        boolean withPeriod = reportingPeriods.size() > 1 && chapter.parts() == Parts.ALL;
        Map<String, List<Statement>> byText = new LinkedHashMap<>();
        statements.forEach(statement ->
                byText.computeIfAbsent(key(statement), key -> new ArrayList<>()).add(statement));
        List<String> paragraphs =
                byText.values().stream().map(same -> stated(same, withPeriod)).toList();
        begin(variables.fill(chapter.title()), paragraphs.isEmpty() ? wording.get("text-unsaid") : paragraphs.get(0));
        paragraphs.stream().skip(1).forEach(this::paragraph);
    }

    /** The key of statements that are the same but for spaces and the full stop. */
    private String key(Statement statement) {
        String text = statement.text().strip().replaceAll("\\s+", " ").replaceFirst("[.;]$", "");
        return statement.period() + "\n" + text;
    }

    /** Returns the text of statements that are the same, with the units that wrote it, unless that is the briefing's unit alone. */
    private String stated(List<Statement> same, boolean withPeriod) {
        Statement first = same.get(0);
        boolean isOwn = first.unit().equals(briefing.unit());
        List<String> units = same.stream()
                .map(Statement::unit)
                .filter(unit -> !unit.equals(briefing.unit()))
                .map(OrgUnit::name)
                .toList();
        String who =
                units.size() > MOST_NAMES ? wording.get("text-units", units.size()) : UnitNames.list(units, wording);
        String by = units.isEmpty() || !isOwn ? who : wording.get("text-also", who);
        String when = withPeriod ? PeriodWords.of(first.period(), wording) : "";
        String behind = Stream.of(by, when).filter(word -> !word.isEmpty()).collect(Collectors.joining("; "));
        return behind.isEmpty() ? first.text() : Prose.withBrackets(first.text(), behind);
    }

    private void paragraph(String text) {
        if (!text.isEmpty()) {
            lines.add(BodyLine.paragraph(++block, takePart(), "", text));
        }
    }

    /** Adds the first paragraph of a chapter, with the heading of the chapter and of the part that begins with it. */
    private void begin(String title, String text) {
        if (isInResults) {
            String heading = ++chapters + ". " + title;
            lines.add(BodyLine.paragraph(++block, takePart(), heading, text));
        } else {
            lines.add(BodyLine.paragraph(++block, number(title), "", text));
        }
    }

    private String number(String title) {
        return Roman.of(++parts) + ". " + title;
    }

    /** Returns the heading of the part that has begun and has no line yet. */
    private String takePart() {
        String taken = part;
        part = "";
        return taken;
    }

    private String render(String file) {
        try {
            return file.isEmpty() ? "" : narratives.render(file, variables.words(), phrases);
        } catch (TemplateException e) {
            throw new OperatorError(List.of(TemplateFaults.fault(
                    definition, file, e, NarrativeRenderer.listNames(variables.words(), phrases))));
        }
    }

    private Form form() {
        return briefing.form();
    }
}
