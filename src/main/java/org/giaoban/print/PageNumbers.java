package org.giaoban.print;

import java.util.List;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.giaoban.catalogue.Layout.PageNumber;
import org.giaoban.catalogue.Layout.Place;

/** Writes the page number, counted over all sections of a document, at the place and in the form that the layout asks for. */
final class PageNumbers {

    /** Placeholder of the page number in JRXML templates. */
    private static final String PLACEHOLDER = "0000/0000";

    private PageNumbers() {}

    /** Replaces the placeholder on every page. */
    static void set(List<JasperPrint> prints, PageNumber how) {
        int pages = prints.stream().mapToInt(print -> print.getPages().size()).sum();
        int page = 0;
        for (JasperPrint print : prints) {
            for (JRPrintPage each : print.getPages()) {
                page++;
                String number = how.ofTotal() ? page + "/" + pages : String.valueOf(page);
                set(print, each.getElements(), how, page == 1 && !how.onFirst() ? "" : number);
            }
        }
    }

    private static void set(JasperPrint print, List<JRPrintElement> elements, PageNumber how, String number) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintFrame frame) {
                set(print, frame.getElements(), how, number);
            } else if (element instanceof JRPrintText text && PLACEHOLDER.equals(text.getFullText())) {
                text.setText(number);
                if (how.place() == Place.TOP_CENTER) {
                    text.setY(print.getTopMargin() / 2);
                } else if (how.place() == Place.BOTTOM_CENTER) {
                    text.setY(print.getPageHeight() - print.getBottomMargin() / 2 - 8);
                }
            }
        }
    }
}
