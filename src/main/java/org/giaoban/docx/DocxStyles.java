package org.giaoban.docx;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.giaoban.catalogue.Layout;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STUnderline;

/** The paragraph styles of a text document, set as the layout sets the printed ones. */
final class DocxStyles {

    /** Typefaces that office programs have, by those of the PDF, which have the same widths. */
    private static final Map<String, String> FAMILIES =
            Map.of("Liberation Serif", "Times New Roman", "Liberation Sans", "Arial");

    private static final int TWIPS_PER_POINT = 20;
    private static final BigDecimal HALF_POINTS = BigDecimal.valueOf(2);
    private static final String LANGUAGE = "vi-VN";

    private final XWPFStyles styles;
    private final Layout layout;

    private DocxStyles(XWPFStyles styles, Layout layout) {
        this.styles = styles;
        this.layout = layout;
    }

    /** A style: its name in layouts, its name in the document, and its type where the layout does not say one. */
    enum Style {
        BODY("body", "Body Text", "14", false, false),
        HEADING("heading", "heading 1", "14", true, false),
        SUBHEADING("subheading", "heading 2", "14", true, true),
        KIND("kind", "Title", "16", false, false),
        SUBJECT("subject", "Subtitle", "14", false, false),
        CAPTION("caption", "caption", "11", false, true),
        CELL("tableText", "Table Text", "10.5", false, false),
        HEAD_CELL("tableHead", "Table Heading", "10", true, false),
        PARENT("parent", "Parent Body", "14", false, false),
        ISSUER("issuer", "Issuer", "14", true, false),
        MOTTO("motto1", "Motto", "14", false, false),
        NUMBER("number", "Number", "14", false, false),
        PLACE("place", "Place and Date", "14", false, false),
        SIGNATURE("signature", "Signature", "14", true, false),
        RECIPIENTS_HEAD("recipientsHead", "Recipients Heading", "14", false, false),
        RECIPIENTS("recipients", "Recipients", "12", false, false),
        FOOTER("note", "footer", "8.5", false, true);

        private final String layoutName;
        private final String name;
        private final Layout.Type type;

        Style(String layoutName, String name, String size, boolean isBold, boolean isItalic) {
            this.layoutName = layoutName;
            this.name = name;
            this.type = new Layout.Type(new BigDecimal(size), isBold, isItalic, false);
        }

        String id() {
            return name.replace(" ", "");
        }
    }

    static void create(XWPFDocument document, Layout layout) {
        DocxStyles made = new DocxStyles(document.createStyles(), layout);
        made.styles.setSpellingLanguage(LANGUAGE);
        CTFonts fonts = CTFonts.Factory.newInstance();
        String family = FAMILIES.getOrDefault(layout.family(), layout.family());
        fonts.setAscii(family);
        fonts.setHAnsi(family);
        fonts.setCs(family);
        fonts.setEastAsia(family);
        made.styles.setDefaultFonts(fonts);
        for (Style style : Style.values()) {
            made.add(style);
        }
    }

    private void add(Style style) {
        CTStyle made = CTStyle.Factory.newInstance();
        made.setStyleId(style.id());
        made.addNewName().setVal(style.name);
        made.setType(STStyleType.PARAGRAPH);
        made.addNewQFormat();
        font(made.addNewRPr(), style);
        paragraph(made.addNewPPr(), style);
        styles.addStyle(new XWPFStyle(made));
    }

    private void font(CTRPr font, Style style) {
        Layout.Type type = layout.styles().getOrDefault(style.layoutName, style.type);
        font.addNewSz()
                .setVal(type.size()
                        .multiply(HALF_POINTS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .toBigInteger());
        if (type.bold()) {
            font.addNewB();
        }
        if (type.italic()) {
            font.addNewI();
        }
        if (type.underline()) {
            font.addNewU().setVal(STUnderline.SINGLE);
        }
    }

    private void paragraph(CTPPrGeneral paragraph, Style style) {
        switch (style) {
            case BODY -> {
                paragraph.addNewSpacing().setAfter(BigInteger.valueOf(5 * TWIPS_PER_POINT));
                paragraph.getSpacing().setLine(BigInteger.valueOf(264));
                paragraph.getSpacing().setLineRule(STLineSpacingRule.AUTO);
                paragraph.addNewInd().setFirstLine(twips(layout.firstLine().doubleValue()));
                paragraph.addNewJc().setVal(STJc.BOTH);
            }
            case HEADING -> heading(paragraph, 0);
            case SUBHEADING -> heading(paragraph, 1);
            case CAPTION, HEAD_CELL -> paragraph.addNewKeepNext();
            case KIND, SUBJECT, PARENT, ISSUER, MOTTO, NUMBER, SIGNATURE ->
                paragraph.addNewJc().setVal(STJc.CENTER);
            case PLACE -> paragraph.addNewJc().setVal(STJc.RIGHT);
            case CELL, RECIPIENTS_HEAD, RECIPIENTS, FOOTER -> {
                // as text stands without a style
            }
        }
    }

    /** Keeps a heading on the page of the paragraph after it. @param level 0 for the highest */
    private static void heading(CTPPrGeneral paragraph, int level) {
        paragraph.addNewKeepNext();
        paragraph.addNewSpacing().setBefore(BigInteger.valueOf(8 * TWIPS_PER_POINT));
        paragraph.getSpacing().setAfter(BigInteger.valueOf(2 * TWIPS_PER_POINT));
        paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(level));
    }

    /** Returns a length as office programs count it: twentieths of a point. */
    static BigInteger twips(double millimetres) {
        return BigInteger.valueOf(Math.round(millimetres * 1440 / 25.4));
    }
}
