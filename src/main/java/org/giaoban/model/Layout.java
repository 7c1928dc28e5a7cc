package org.giaoban.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * How documents look that a kind of body issues. Sizes of type are in points, all other lengths in millimetres.
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
     * The letters of the text.
     *
     * @param family of the typeface; one that the program carries
     * @param firstLine indent of a paragraph's first line
     * @param styles type by the name of the templates' style that it overrides
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

    /** Of an upright page; a page on its side has them turned with it, so that the bound edge stays. */
    public record Margins(BigDecimal top, BigDecimal bottom, BigDecimal left, BigDecimal right) {}

    /** Size and shape of letters. */
    public record Type(BigDecimal size, boolean bold, boolean italic, boolean underline) {}

    /**
     * The head of the first page.
     *
     * @param motto the lines on the right; may be empty
     * @param mottoRule whether a rule as long as the last of them runs under it
     * @param issuerRule whether a short rule runs under the issuing body
     * @param mark what stands under the issuing body instead: {@code *}
     * @param number the document's number left blank; {@code {symbol}} is the report's
     * @param underSubject what stands under the subject: {@code -----}
     * @param subjectRule whether a short rule runs there instead
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

    /** The end of the text: abbreviations of the signature and the heading of the list of recipients. */
    public record Closing(String onBehalf, String acting, String byOrder, String recipients) {}

    /** Where the number of the page stands, and whether the first page has one. */
    public record PageNumber(Place place, boolean onFirst) {}

    /** A place on the page. */
    public enum Place {
        TOP_CENTER,
        BOTTOM_CENTER,
        BOTTOM_RIGHT
    }
}
