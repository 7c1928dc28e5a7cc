package org.giaoban.print;

import freemarker.template.TemplateException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JRException;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.PastFigures;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.docx.TextDocument;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.narrative.NarrativeRenderer;
import org.giaoban.pptx.Slides;
import org.giaoban.render.AnnexComposer;
import org.giaoban.render.BriefingComposer;
import org.giaoban.render.Document;
import org.giaoban.render.Document.Section;
import org.giaoban.render.PeerAverages;
import org.giaoban.render.SheetComposer;
import org.giaoban.render.TemplateFaults;
import org.giaoban.summary.LeadersComposer;
import org.giaoban.summary.LeadersPage;
import org.jspecify.annotations.Nullable;

/**
 * Composes and prints documents. Composing is cheap and gives the document's hash, so that {@link #print} is needed only
 * if the hash has changed. Templates are compiled once, when the first document needs them. Safe for use by several
 * threads.
 */
public final class ReportRenderer {

    /** Documents are in Vietnamese. */
    private static final Wording WORDING = Wording.of(Text.VIETNAMESE);

    private final FindingTexts findings;
    private final Map<String, ReportDefinition> definitions = new TreeMap<>();
    private final Map<String, NarrativeRenderer> narratives = new ConcurrentHashMap<>();
    private final Map<String, HtmlPages> pages = new ConcurrentHashMap<>();
    private @Nullable PeerAverages peers;
    private final Printer printer = new Printer(WORDING);

    /**
     * Creates a renderer of some reports.
     *
     * @param findings texts of the findings that documents list
     */
    public ReportRenderer(Collection<ReportDefinition> definitions, FindingTexts findings) {
        this.findings = findings;
        definitions.forEach(
                definition -> this.definitions.put(definition.report().code(), definition));
    }

    /**
     * Checks every template against the variables, parameters and rows that documents have.
     *
     * @throws OperatorError with all faults of all templates
     */
    public void check() {
        TemplateChecks checks = new TemplateChecks(this, WORDING);
        definitions.values().forEach(checks::check);
        checks.throwIfAny();
    }

    /**
     * Composes the document of a report on one unit.
     *
     * @param above the briefing on the unit above for the same period, for comparison; null if there is no such unit
     */
    public Document compose(String report, Briefing briefing, @Nullable Briefing above) {
        return compose(report, briefing, above, PastFigures.NONE);
    }

    /**
     * Composes the same document with figures of other periods.
     *
     * @param past the unit's figures of other periods, which summaries show
     */
    public Document compose(String report, Briefing briefing, @Nullable Briefing above, PastFigures past) {
        ReportDefinition definition = get(report, briefing);
        return switch (definition.report().kind()) {
            case SHEET -> new SheetComposer(definition, findings, briefing, peers(above), WORDING).compose();
            case BRIEFING ->
                new BriefingComposer(definition, narratives(definition), findings, briefing, WORDING)
                        .compose(cells -> printer.columnsThatFit(definition, cells));
            case FIGURES, QUALITY ->
                new AnnexComposer(definition, findings, briefing, WORDING)
                        .compose(cells -> printer.columnsThatFit(definition, cells));
            case SUMMARY -> {
                LeadersComposer composer = new LeadersComposer(definition, briefing, past, WORDING);
                yield composer.document(composer.compose());
            }
        };
    }

    /** Composes the page of a summary, which all its forms are made from. */
    public LeadersPage composePage(String report, Briefing briefing, PastFigures past) {
        return new LeadersComposer(get(report, briefing), briefing, past, WORDING).compose();
    }

    /**
     * Writes a summary as an HTML page; the same page gives the same text.
     *
     * @throws OperatorError if the template is wrong
     */
    public String html(String report, Briefing briefing, LeadersPage page) {
        ReportDefinition definition = get(report, briefing);
        try {
            return htmlPages(definition).write(page);
        } catch (TemplateException e) {
            throw new OperatorError(List.of(
                    TemplateFaults.fault(definition, definition.fileOf(Template.HTML), e, HtmlPages.listNames())));
        }
    }

    /** Writes a summary as slides; the same page gives the same bytes. */
    public byte[] slides(String report, Briefing briefing, LeadersPage page) {
        return Slides.write(page, get(report, briefing).report().wording().notice(), WORDING);
    }

    /** Returns what writes a report's HTML pages; dated definitions have the same template and notice. */
    HtmlPages htmlPages(ReportDefinition definition) {
        return pages.computeIfAbsent(
                definition.report().code(),
                code -> new HtmlPages(definition, Map.of("needs", WORDING.get("needs-title")), WORDING.locale()));
    }

    private ReportDefinition get(String report, Briefing briefing) {
        ReportDefinition undated = definitions.get(report);
        if (undated == null) {
            throw new IllegalArgumentException("no report " + report);
        }
        return undated.in(briefing.period());
    }

    /** Returns the averages of one unit above; the last ones are kept, because the sheets of its units follow each other. */
    private synchronized @Nullable PeerAverages peers(@Nullable Briefing above) {
        if (above != null && (peers == null || !peers.isOf(above))) {
            peers = new PeerAverages(above);
        }
        return above == null ? null : peers;
    }

    /** Prints a document as PDF; the same document gives the same bytes. */
    public byte[] print(Document document) {
        return printer.print(document);
    }

    /** Writes a document as a text document; the same document gives the same bytes. */
    byte[] write(Document document) {
        return TextDocument.write(document, WORDING);
    }

    /** @throws OperatorError if the template of the section cannot be compiled or filled */
    void checkTemplate(Document document, Section section) throws JRException {
        printer.check(document, section);
    }

    private NarrativeRenderer narratives(ReportDefinition definition) {
        return narratives.computeIfAbsent(
                definition.report().code(), code -> new NarrativeRenderer(definition.files(), WORDING.locale()));
    }
}
