package org.giaoban.catalogue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.giaoban.model.Text;

/**
 * The appearance of the documents that one kind of authority issues, such as a Party committee or a state office. Font
 * sizes are in points, all other lengths in millimetres.
 */
public record Layout(
        String code,
        Text title,
        Margins margins,
        Typography typography,
        Head head,
        Closing closing,
        PageNumber pageNumber) {

    /**
     * The typeface and paragraphs of the text.
     *
     * @param family name of the typeface, which must be one of those in the program's jar
     * @param firstLine indent of the first line of a paragraph
     * @param styles font settings, keyed by the name of the template style that they override
     */
    public record Typography(String family, BigDecimal firstLine, Map<String, Type> styles) {
        public Typography {
            styles = Map.copyOf(styles);
        }
    }

    public String family() {
        return typography.family();
    }

    public BigDecimal firstLine() {
        return typography.firstLine();
    }

    public Map<String, Type> styles() {
        return typography.styles();
    }

    /** Margins of a portrait page. A landscape page has the margins rotated with it, so that the bound edge is the same. */
    public record Margins(BigDecimal top, BigDecimal bottom, BigDecimal left, BigDecimal right) {}

    /** Font size and style. */
    public record Type(BigDecimal size, boolean bold, boolean italic, boolean underline) {}

    /**
     * The head of the first page.
     *
     * @param motto lines at the top right; may be empty
     * @param mottoRule true if a line as long as the last line of the motto is drawn below it
     * @param issuerRule true if a short line is drawn below the name of the issuing authority
     * @param mark text below the name of the issuing authority where no line is drawn: {@code *}
     * @param number the document number with a blank to be filled in by hand; {@code {symbol}} is replaced by the report's symbol
     * @param underSubject text below the subject: {@code -----}
     * @param subjectRule true if a short line is drawn below the subject instead
     */
    public record Head(
            List<String> motto,
            boolean mottoRule,
            boolean issuerRule,
            String mark,
            String number,
            String underSubject,
            boolean subjectRule) {
        public Head {
            motto = List.copyOf(motto);
        }
    }

    /** The end of the document: abbreviations before the signature, and the heading of the list of recipients. */
    public record Closing(String onBehalf, String acting, String byOrder, String recipients) {}

    /** The position of the page number, whether it is printed on the first page, and whether the number of pages stands behind it. */
    public record PageNumber(Place place, boolean onFirst, boolean ofTotal) {}

    /** A position on the page. */
    public enum Place {
        TOP_CENTER,
        BOTTOM_CENTER,
        BOTTOM_RIGHT
    }
}
