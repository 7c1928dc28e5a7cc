package org.giaoban.print;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.giaoban.model.OperatorError.Fault;

/**
 * Reads filled pages before they become a PDF: every text must be printed to its end, a figure on one line, and a chart
 * with all of its names and values. The
 * exporter writes each text of a page as it stands there.
 */
final class ClipCheck {

    private static final Pattern FIGURE = Pattern.compile("[+−]?\\d[\\d.,]*\\S*");
    /** A text higher than this many times its type size has two lines or more. */
    private static final float TWO_LINES = 1.9f;

    private ClipCheck() {}

    /**
     * Returns one fault for each text that is cut and each figure that is broken across lines, and each name or value of a
     * chart that is cut.
     *
     * @param title title of the document, which the faults name
     */
    static List<Fault> check(String title, List<JasperPrint> prints) {
        List<Fault> faults = new ArrayList<>();
        int page = 0;
        for (JasperPrint print : prints) {
            for (JRPrintPage each : print.getPages()) {
                page++;
                check(each.getElements(), title + ":" + page, faults);
            }
        }
        return faults;
    }

    private static void check(List<JRPrintElement> elements, String page, List<Fault> faults) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintFrame frame) {
                check(frame.getElements(), page, faults);
            } else if (element instanceof JRPrintText text) {
                check(text, page, faults);
            } else if (element instanceof JRPrintImage image && image.getRenderer() instanceof ChartDrawing chart) {
                chart.listCut(DefaultJasperReportsContext.getInstance(), image.getWidth(), image.getHeight())
                        .forEach(cut -> faults.add(Fault.of("page-chart-cut", page, cut)));
            }
        }
    }

    private static void check(JRPrintText text, String page, List<Fault> faults) {
        Integer end = text.getTextTruncateIndex();
        String whole = text.getFullText();
        if (end != null && !whole.substring(Math.min(end, whole.length())).isBlank()) {
            faults.add(Fault.of("page-text-cut", page, whole, whole.substring(0, end)));
        } else if (FIGURE.matcher(whole.strip()).matches() && text.getTextHeight() > TWO_LINES * text.getFontSize()) {
            faults.add(Fault.of("page-figure-broken", page, whole));
        }
    }
}
