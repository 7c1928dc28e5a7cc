package org.giaoban.pdf;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import java.awt.font.TextAttribute;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.type.HyperlinkTypeEnum;
import net.sf.jasperreports.engine.type.RunDirectionEnum;
import net.sf.jasperreports.engine.util.JRStyledText;
import net.sf.jasperreports.pdf.SimplePdfTextRenderer;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.PdfTextAlignment;
import net.sf.jasperreports.pdf.common.PdfTextRendererContext;

/**
 * Writes a text of one style that fits one line as the library does, operator by operator, but without laying it out
 * again, which takes a quarter of the time of an export. Every other text is left to the library.
 */
final class LineRenderer extends SimplePdfTextRenderer {

    private final ClassicPdfProducer producer;
    private final Fonts fonts;
    private final Locale locale;

    LineRenderer(JasperReportsContext context, PdfTextRendererContext text, ClassicPdfProducer producer, Fonts fonts) {
        super(context, text);
        this.producer = producer;
        this.fonts = fonts;
        this.locale = text.getTextLocale();
    }

    /** The fonts of one document by the attributes of texts. */
    static final class Fonts {

        private final Map<Map<Attribute, Object>, Font> known = new HashMap<>();

        Font get(ClassicPdfProducer producer, Map<Attribute, Object> attributes, Locale locale) {
            return known.computeIfAbsent(attributes, key -> producer.getFont(key, locale));
        }
    }

    @Override
    public void render() {
        if (!isPlain() || !draw(styledText.getRuns().get(0).attributes)) {
            super.render();
        }
    }

    /** True for a text of one style from left to right that neither links nor can be linked to. */
    private boolean isPlain() {
        List<JRStyledText.Run> runs = styledText.getRuns();
        return runs.size() == 1
                && runs.get(0).startIndex == 0
                && runs.get(0).endIndex == allText.length()
                && hasPlainLetters(allText)
                && horizontalAlignment != PdfTextAlignment.JUSTIFIED
                && text.getRunDirection() != RunDirectionEnum.RTL
                && text.getHyperlinkType() == HyperlinkTypeEnum.NONE
                && text.getAnchorName() == null
                && text.getLineSpacingFactor() != 0;
    }

    /** True if a text begins and ends with a letter or sign and has none that the library changes, moves or leaves out. */
    private static boolean hasPlainLetters(String text) {
        return !text.isBlank()
                && !Character.isWhitespace(text.charAt(0))
                && !Character.isWhitespace(text.charAt(text.length() - 1))
                && text.chars()
                        .allMatch(c -> c >= ' ' && c <= '~'
                                || c > '\u00A0' && c < '\u0370' && c != '\u00AD'
                                || c >= '\u1E00' && c < '\u1F00'
                                || c >= '\u2010' && c < '\u2028'
                                || c >= '\u2030' && c < '\u205F'
                                || c >= '\u2190' && c < '\u2300');
    }

    private boolean draw(Map<Attribute, Object> attributes) {
        if (attributes.containsKey(TextAttribute.UNDERLINE)
                || attributes.containsKey(TextAttribute.STRIKETHROUGH)
                || attributes.containsKey(TextAttribute.SUPERSCRIPT)
                || attributes.containsKey(TextAttribute.BACKGROUND)) {
            return false;
        }
        Font font = fonts.get(producer, attributes, locale);
        int page = producer.getContext().getCurrentJasperPrint().getPageHeight();
        float top = page - y - topPadding - verticalAlignOffset - text.getLeadingOffset();
        float bottom = page - y - height + bottomPadding - (legacyTextMeasuringFix ? 1 : 0);
        float left = x + leftPadding;
        float baseline = top - font.getSize() * text.getLineSpacingFactor();
        OptionalDouble free = findFreeWidth(font, x + width - rightPadding - left);
        boolean isSimulated = font.getBaseFont() == null || font.isBold() || font.isItalic();
        if (isSimulated || free.isEmpty() || bottom > top || baseline < bottom) {
            return false;
        }
        pdfTagger.startText(text);
        write(font, left + findIndent((float) free.getAsDouble()), baseline);
        pdfTagger.endText();
        return true;
    }

    /** Returns the width that the text leaves free; empty if it is wider than its place. */
    private OptionalDouble findFreeWidth(Font font, float available) {
        BaseFont letters = font.getBaseFont();
        float free = available;
        for (int i = 0; letters != null && i < allText.length() && free >= 0; i++) {
            free -= letters.getWidthPoint(allText.charAt(i), font.getSize());
        }
        return free >= 0 ? OptionalDouble.of(free) : OptionalDouble.empty();
    }

    private float findIndent(float free) {
        return horizontalAlignment == PdfTextAlignment.RIGHT
                ? free
                : horizontalAlignment == PdfTextAlignment.CENTER ? free / 2f : 0;
    }

    private void write(Font font, float left, float baseline) {
        PdfContentByte content = producer.getPdfContentByte();
        content.beginText();
        content.setTextMatrix(left, baseline);
        content.setFontAndSize(font.getBaseFont(), font.getSize());
        if (font.getColor() != null) {
            content.setColorFill(font.getColor());
        }
        content.showText(allText);
        if (font.getColor() != null) {
            content.resetRGBColorFill();
        }
        content.endText();
    }
}
