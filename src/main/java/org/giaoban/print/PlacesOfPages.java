package org.giaoban.print;

import java.util.ArrayList;
import java.util.List;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import org.giaoban.model.Wording;
import org.giaoban.pdf.Places;
import org.giaoban.pdf.Places.Heading;
import org.giaoban.pdf.Places.Link;

/** Finds headings and lines of contents on filled pages; the lines get the number of the page that they lead to. */
final class PlacesOfPages {

    /** Name of the style of lines of contents; the lines lead to the sections of the document, in their order. */
    private static final String CONTENTS = "contents";

    private static final String HEADING = "heading";
    private static final String SUBHEADING = "subheading";

    private final Wording wording;
    private final List<Integer> firstPages = new ArrayList<>();
    private final List<Heading> headings = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private int page;

    private PlacesOfPages(List<JasperPrint> prints, Wording wording) {
        this.wording = wording;
        int first = 0;
        for (JasperPrint print : prints) {
            firstPages.add(first);
            first += print.getPages().size();
        }
    }

    /** Returns the places of a document, of which each section is printed by itself. */
    static Places find(List<JasperPrint> prints, Wording wording) {
        PlacesOfPages found = new PlacesOfPages(prints, wording);
        for (JasperPrint print : prints) {
            for (JRPrintPage each : print.getPages()) {
                found.collect(each.getElements(), 0, 0);
                found.page++;
            }
        }
        return new Places(found.headings, found.links);
    }

    private void collect(List<JRPrintElement> elements, int left, int top) {
        for (JRPrintElement element : elements) {
            if (element instanceof JRPrintFrame frame) {
                collect(frame.getElements(), left + frame.getX(), top + frame.getY());
            } else if (element instanceof JRPrintText text
                    && !text.getFullText().isBlank()) {
                collect(text, left + text.getX(), top + text.getY());
            }
        }
    }

    private void collect(JRPrintText text, int left, int top) {
        String style = text.getStyle() == null ? "" : text.getStyle().getName();
        if (style.equals(CONTENTS)) {
            int target = firstPages.get(links.size());
            String line = wording.get("contents-line", text.getFullText(), target + 1);
            text.setText(line);
            links.add(new Link(line, page, left, top, text.getWidth(), text.getHeight(), target));
        } else if (style.equals(HEADING) || style.equals(SUBHEADING)) {
            headings.add(new Heading(text.getFullText().strip(), style.equals(SUBHEADING), page, top));
        }
    }
}
