package org.giaoban.print;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.narrative.Prose;
import org.giaoban.pdf.FinishedPdf;
import org.giaoban.render.Document;
import org.giaoban.render.Document.Section;

/**
 * Compares what a document should show with what was printed: a template may have no place for a figure, or hide it.
 * Filled pages are read for every document. The PDF itself is read with another library, which takes half as long as
 * printing it, so that is done once for each template.
 */
final class ReadBack {

    private ReadBack() {}

    /** Returns one fault for each figure of a section that no text of its pages is. */
    static List<Fault> check(Document document, Section section, JasperPrint print) {
        Set<String> printed = new HashSet<>();
        for (JRPrintPage page : print.getPages()) {
            collect(page.getElements(), printed);
        }
        String title = document.title();
        String template = document.definition().path(document.definition().fileOf(section.template()));
        return section.figures()
                .distinct()
                .filter(figure -> !printed.contains(String.valueOf(Prose.composed(figure))))
                .map(figure -> Fault.of("page-figure-missing", title, figure, template))
                .toList();
    }

    private static void collect(List<JRPrintElement> elements, Set<String> printed) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintFrame frame) {
                collect(frame.getElements(), printed);
            } else if (element instanceof JRPrintText text) {
                printed.add(text.getFullText());
            }
        }
    }

    /** Returns one fault for each figure of a document that is not among the letters of its PDF. */
    static List<Fault> check(Document document, byte[] pdf) {
        String text = FinishedPdf.readText(pdf);
        Set<String> numbers = FinishedPdf.listNumbers(text);
        List<Fault> faults = new ArrayList<>();
        for (Section section : document.sections()) {
            section.figures()
                    .distinct()
                    // a search through all pages for each of thousands of figures would take longer than printing them
                    .filter(figure -> !numbers.contains(figure) && !FinishedPdf.isIn(text, figure))
                    .forEach(figure -> faults.add(Fault.of("page-figure-missing", document.title(), figure, "PDF")));
        }
        return faults;
    }
}
