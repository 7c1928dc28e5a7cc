package org.giaoban.print;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.giaoban.briefing.Briefing;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Report;
import org.giaoban.narrative.NarrativeRenderer;
import org.giaoban.render.BriefingComposer;
import org.giaoban.render.Document;
import org.giaoban.render.SheetComposer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the documents of a run. First {@link #compose} what a document says, which is cheap and gives its hash; then,
 * where that has changed, {@link #print} it. Templates are compiled once, when the first document needs them. Safe for
 * use by several threads.
 */
public final class ReportRenderer {

    private final FindingTexts findings;
    private final Map<String, ReportDefinition> definitions = new TreeMap<>();
    private final Map<String, NarrativeRenderer> narrators = new ConcurrentHashMap<>();
    private final Printer press = new Printer();

    public ReportRenderer(Collection<ReportDefinition> definitions, FindingTexts findings) {
        this.findings = findings;
        definitions.forEach(
                definition -> this.definitions.put(definition.report().code(), definition));
    }

    /**
     * Checks every template against what it will be given.
     *
     * @throws OperatorError with all that does not fit
     */
    public void check() {
        TemplateChecks checks = new TemplateChecks(this);
        definitions.values().forEach(checks::check);
        checks.throwIfAny();
    }

    /**
     * What a report says about a unit.
     *
     * @param above the briefing on the unit above for the same period, for comparison; null where there is none
     */
    public Document compose(String report, Briefing briefing, @Nullable Briefing above) {
        ReportDefinition definition = definitions.get(report);
        if (definition == null) {
            throw new IllegalArgumentException("no report " + report);
        }
        return definition.report().kind() == Report.Kind.SHEET
                ? new SheetComposer(definition, findings, briefing, above).compose()
                : new BriefingComposer(definition, narrator(definition), findings, briefing).compose();
    }

    /** The document as PDF; the same document gives the same bytes. */
    public byte[] print(Document document) {
        return press.print(document);
    }

    private NarrativeRenderer narrator(ReportDefinition definition) {
        return narrators.computeIfAbsent(definition.report().code(), code -> new NarrativeRenderer(definition.files()));
    }
}
