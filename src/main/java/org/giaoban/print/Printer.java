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
import org.giaoban.model.OperatorError;
import org.giaoban.model.Report.Kind;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Text;
import org.giaoban.narrative.Prose;
import org.giaoban.render.Document;
import org.giaoban.render.Document.Part;
import org.giaoban.render.SheetLine;

/** Prints documents with JasperReports; every template is compiled once. */
public final class Printer {

    private final JasperReportsContext context = DefaultJasperReportsContext.getInstance();
    private final Map<TemplateKey, JasperReport> compiled = new ConcurrentHashMap<>();

    private record TemplateKey(String hash, Template template, int columns) {}

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
        for (Part part : document.parts()) {
            prints.add(fill(document, part));
        }
        return prints;
    }

    /**
     * The sheet in the largest type in which all of it fits one page; in the smallest, lines give way: all but a few
     * findings first, then figures.
     */
    private JasperPrint onePage(Document document) throws JRException {
        Part part = document.parts().get(0);
        List<SheetLine> lines = SheetLine.listOf(part);
        JasperPrint print = fill(document, part);
        for (int size = Document.LARGEST_TYPE_SIZE - 1;
                size > 0 && print.getPages().size() > 1;
                size--) {
            part = part.with(Document.TYPE_SIZE, size);
            print = fill(document, part);
        }
        while (print.getPages().size() > 1 && lines.size() > 2) {
            lines = SheetLine.shorten(lines);
            print = fill(document, new Part(part.template(), part.columns(), part.parameters(), lines));
        }
        return print;
    }

    private JasperPrint fill(Document document, Part part) throws JRException {
        Map<String, Object> parameters = new HashMap<>(part.parameters());
        parameters.replaceAll((name, value) -> Prose.composed(value));
        parameters.put(JRParameter.REPORT_LOCALE, Text.VIETNAMESE);
        return JasperFillManager.getInstance(context)
                .fill(getTemplate(document.definition(), part), parameters, new RecordSource(part.rows()));
    }

    private JasperReport getTemplate(ReportDefinition definition, Part part) {
        return compiled.computeIfAbsent(
                new TemplateKey(definition.hash(), part.template(), part.columns()), key -> compile(definition, part));
    }

    private JasperReport compile(ReportDefinition definition, Part part) {
        String file = definition.report().templates().getOrDefault(part.template(), "");
        try {
            return JasperCompileManager.getInstance(context)
                    .compile(new LayoutApplier(context, definition.layout())
                            .set(LayoutApplier.read(context, definition.file(file)), part.columns()));
        } catch (JRException | JRRuntimeException e) {
            throw new OperatorError(
                    String.valueOf(e.getMessage()),
                    "templates/reports/" + definition.report().code() + "/" + file,
                    "correct the template");
        }
    }
}
