package org.giaoban.print;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRRuntimeException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.catalogue.Wording;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Report.Kind;
import org.giaoban.model.Report.Template;
import org.giaoban.narrative.Prose;
import org.giaoban.render.Document;
import org.giaoban.render.Document.Section;
import org.giaoban.render.SheetLine;

/** Prints documents as PDF with JasperReports. Each template is compiled once. */
public final class Printer {

    private final JasperReportsContext context = DefaultJasperReportsContext.getInstance();
    private final Map<TemplateKey, JasperReport> compiled = new ConcurrentHashMap<>();

    private final Wording wording;

    Printer(Wording wording) {
        this.wording = wording;
    }

    private record TemplateKey(String hash, Template template, int columns) {}

    /** Returns the bytes of the PDF. */
    byte[] print(Document document) {
        try {
            List<JasperPrint> prints =
                    document.definition().report().kind() == Kind.SHEET ? List.of(onePage(document)) : fill(document);
            PageNumbers.set(prints, document.definition().layout().pageNumber());
            return new PdfExport(context).export(prints, document);
        } catch (JRException | JRRuntimeException e) {
            throw new IllegalStateException(document.title() + ": " + e.getMessage(), e);
        }
    }

    private List<JasperPrint> fill(Document document) throws JRException {
        List<JasperPrint> prints = new ArrayList<>();
        for (Section section : document.sections()) {
            prints.add(fill(document, section));
        }
        return prints;
    }

    /**
     * Prints a sheet in the largest type size in which it fits one page. If it does not fit in the smallest size, rows are
     * left out: all but a few findings first, then figures.
     */
    private JasperPrint onePage(Document document) throws JRException {
        Section section = document.sections().get(0);
        List<SheetLine> lines = SheetLine.listOf(section);
        JasperPrint print = fill(document, section);
        for (int size = Document.LARGEST_TYPE_SIZE - 1;
                size > 0 && print.getPages().size() > 1;
                size--) {
            section = section.with(Document.TYPE_SIZE, size);
            print = fill(document, section);
        }
        while (print.getPages().size() > 1 && lines.size() > 2) {
            lines = SheetLine.shorten(lines, wording);
            print = fill(document, new Section(section.template(), section.columns(), section.parameters(), lines));
        }
        return print;
    }

    private JasperPrint fill(Document document, Section section) throws JRException {
        Map<String, Object> parameters = new HashMap<>(section.parameters());
        parameters.replaceAll((name, value) -> Prose.composed(value));
        parameters.put(JRParameter.REPORT_LOCALE, wording.locale());
        return JasperFillManager.getInstance(context)
                .fill(getTemplate(document.definition(), section), parameters, new RecordSource(section.rows()));
    }

    private JasperReport getTemplate(ReportDefinition definition, Section section) {
        return compiled.computeIfAbsent(
                new TemplateKey(definition.hash(), section.template(), section.columns()),
                key -> compile(definition, section));
    }

    private JasperReport compile(ReportDefinition definition, Section section) {
        String file = definition.report().templates().getOrDefault(section.template(), "");
        try {
            return JasperCompileManager.getInstance(context)
                    .compile(new LayoutApplier(context, definition.layout())
                            .apply(LayoutApplier.read(context, definition.file(file)), section.columns()));
        } catch (JRException | JRRuntimeException e) {
            throw new OperatorError(
                    "jrxml-failed", "templates/reports/" + definition.report().code() + "/" + file, e.getMessage());
        }
    }
}
