package org.giaoban.print;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.fill.JRExpressionEvalException;
import net.sf.jasperreports.engine.util.JRFontNotFoundException;
import net.sf.jasperreports.renderers.Renderable;
import net.sf.jasperreports.renderers.SimpleDataRenderer;
import org.giaoban.catalogue.ReportDefinition;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.Report.Kind;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Prose;
import org.giaoban.pdf.PdfExport;
import org.giaoban.pdf.Places;
import org.giaoban.render.Document;
import org.giaoban.render.Document.Section;

/** Prints documents as PDF with JasperReports. A template is compiled once for each number of columns. */
public final class Printer {

    /** The kinds of document that are set on one page if they fit it in one of their sizes. */
    private static final Set<Kind> ONE_PAGE = EnumSet.of(Kind.SHEET, Kind.SUMMARY);

    /** Name of the parameter that has the report's images. */
    static final String IMAGES = "images";

    private final JasperReportsContext context = DefaultJasperReportsContext.getInstance();
    private final Map<TemplateKey, JasperReport> compiled = new ConcurrentHashMap<>();

    /** Type size of the last sheet of each report, by the hash of its definition. */
    private final Map<String, Integer> sheetSizes = new ConcurrentHashMap<>();

    /** Hashes of the definitions of which a PDF was read back. */
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    private final Wording wording;

    Printer(Wording wording) {
        this.wording = wording;
    }

    private record TemplateKey(String hash, Template template, int columns, boolean hasImprint) {}

    /**
     * Returns the bytes of the PDF.
     *
     * @throws OperatorError if a text does not fit its place in the template, or a figure is not printed
     */
    byte[] print(Document document) {
        try {
            boolean isOnePage = ONE_PAGE.contains(document.definition().report().kind());
            List<JasperPrint> prints = isOnePage ? List.of(sheet(document)) : fill(document);
            throwIfAny(ClipCheck.check(document.title(), prints));
            for (int i = 0; i < prints.size(); i++) {
                throwIfAny(ReadBack.check(document, document.sections().get(i), prints.get(i)));
            }
            PageNumbers.set(prints, document.definition().layout().pageNumber());
            Places places = isOnePage ? new Places(List.of(), List.of()) : PlacesOfPages.find(prints, wording);
            byte[] pdf = new PdfExport(context).export(prints, document, places);
            if (read.add(document.definition().hash())) {
                throwIfAny(ReadBack.check(document, pdf));
            }
            return pdf;
        } catch (JRException | JRRuntimeException e) {
            throw new IllegalStateException(document.title() + ": " + e.getMessage(), e);
        }
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new OperatorError(faults);
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
     * Prints a sheet or summary in the largest type size in which it fits one page and no figure is broken; one that does not
     * fit in the smallest size takes more pages, in the largest size that breaks no figure. What fits in one size fits in every
     * smaller one, so the search may begin at any size: it begins at that of the document before, which has much the same rows.
     */
    JasperPrint sheet(Document document) throws JRException {
        String template = document.definition().hash();
        int size = sheetSizes.getOrDefault(template, Document.LARGEST_TYPE_SIZE);
        Optional<JasperPrint> print = onOnePage(document, size);
        boolean mayBeLarger = print.isPresent();
        while (print.isEmpty() && size > 1) {
            size--;
            print = onOnePage(document, size);
        }
        while (mayBeLarger && size < Document.LARGEST_TYPE_SIZE) {
            Optional<JasperPrint> larger = onOnePage(document, size + 1);
            mayBeLarger = larger.isPresent();
            if (mayBeLarger) {
                print = larger;
                size++;
            }
        }
        sheetSizes.put(template, size);
        return print.isPresent() ? print.get() : onSeveralPages(document);
    }

    private Optional<JasperPrint> onOnePage(Document document, int size) throws JRException {
        JasperPrint print = fill(document, size);
        return print.getPages().size() == 1 && isWhole(document, print) ? Optional.of(print) : Optional.empty();
    }

    private JasperPrint onSeveralPages(Document document) throws JRException {
        int size = Document.LARGEST_TYPE_SIZE;
        JasperPrint print = fill(document, size);
        while (!isWhole(document, print) && size > 1) {
            size--;
            print = fill(document, size);
        }
        return print;
    }

    private JasperPrint fill(Document document, int size) throws JRException {
        return fill(document, document.sections().get(0).with(Document.TYPE_SIZE, size));
    }

    private static boolean isWhole(Document document, JasperPrint print) {
        return ClipCheck.check(document.title(), List.of(print)).isEmpty();
    }

    /**
     * Returns how many columns of the units' table fit one page if each has room for the widest of some texts.
     *
     * @throws OperatorError if the template cannot be read
     */
    int columnsThatFit(ReportDefinition definition, List<String> texts) {
        String file = definition.fileOf(Template.UNITS);
        try {
            return new LayoutApplier(context, definition.layout())
                    .columnsThatFit(LayoutApplier.read(context, definition.file(file)), texts);
        } catch (JRException | JRRuntimeException e) {
            throw unusable(definition, file, e);
        }
    }

    private static OperatorError unusable(ReportDefinition definition, String file, Exception e) {
        return new OperatorError(List.of(JrxmlFaults.fault("jrxml-failed", definition, file, e)));
    }

    private JasperPrint fill(Document document, Section section) throws JRException {
        Map<String, Object> parameters = new HashMap<>(section.parameters());
        parameters.replaceAll((name, value) -> Prose.composed(value));
        parameters.put(JRParameter.REPORT_LOCALE, wording.locale());
        parameters.put(IMAGES, images(document.definition()));
        parameters.putAll(ImprintStrip.parameters(document.imprint(), wording));
        try {
            return JasperFillManager.getInstance(context)
                    .fill(getTemplate(document, section), parameters, new RecordSource(section.rows()));
        } catch (JRExpressionEvalException | JRFontNotFoundException e) {
            String file = document.definition().fileOf(section.template());
            throw unusable(document.definition(), file, e);
        }
    }

    /** Returns the images of a report's folder, such as a logo, by their file names. */
    private static Map<String, Renderable> images(ReportDefinition definition) {
        Map<String, Renderable> images = new TreeMap<>();
        for (String name : definition.listImages()) {
            images.put(name, SimpleDataRenderer.getInstance(Base64.getDecoder().decode(definition.file(name))));
        }
        return images;
    }

    /**
     * Compiles the template of a section and fills it.
     *
     * @throws OperatorError if that fails because of the template
     */
    void check(Document document, Section section) throws JRException {
        fill(document, section);
    }

    private JasperReport getTemplate(Document document, Section section) {
        ReportDefinition definition = document.definition();
        return compiled.computeIfAbsent(
                new TemplateKey(definition.hash(), section.template(), section.columns(), document.isLast(section)),
                key -> compile(definition, section, key.hasImprint()));
    }

    private JasperReport compile(ReportDefinition definition, Section section, boolean hasImprint) {
        String file = definition.fileOf(section.template());
        try {
            JasperDesign design = new LayoutApplier(context, definition.layout())
                    .apply(LayoutApplier.read(context, definition.file(file)), section.columns());
            if (hasImprint) {
                ImprintStrip.add(design, definition.layout());
            }
            return JasperCompileManager.getInstance(context).compile(design);
        } catch (JRException | JRRuntimeException e) {
            throw unusable(definition, file, e);
        }
    }
}
