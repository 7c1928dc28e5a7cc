package org.giaoban.pdf;

import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import java.util.Objects;
import java.util.Set;
import net.sf.jasperreports.engine.JROrigin;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintImage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.type.BandTypeEnum;
import net.sf.jasperreports.engine.util.StyledTextListWriter;
import net.sf.jasperreports.pdf.classic.ClassicStructureEntry;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfStructure;
import net.sf.jasperreports.pdf.common.PdfStructureEntry;
import net.sf.jasperreports.pdf.common.PdfTagger;
import org.giaoban.model.Text;
import org.giaoban.render.Imprint;
import org.jspecify.annotations.Nullable;

/**
 * Gives a PDF its structure: what is a heading, a paragraph, a table with its rows and cells, a figure with its text, and
 * what is no content, such as lines and page footers. Programs that read aloud and archives need it. The exporter calls
 * the methods in the order of the page. The role of a text follows from the name of its style in the template.
 */
final class StructureTags implements PdfTagger {

    private static final PdfName ALT = new PdfName("Alt");

    /** Bands that are repeated on every page and are no content. */
    private static final Set<BandTypeEnum> REPEATED = Set.of(
            BandTypeEnum.BACKGROUND, BandTypeEnum.PAGE_HEADER, BandTypeEnum.PAGE_FOOTER, BandTypeEnum.LAST_PAGE_FOOTER);

    private @Nullable PdfProducer producer;
    private @Nullable PdfStructureEntry document;
    private @Nullable TableTags table;
    private boolean hasTitle;
    private boolean isContent;
    /** True for a cell of which no text was written so far. */
    private boolean isBlank;

    private int page;

    /** What a text is within the document. */
    private enum Role {
        TITLE,
        HEADING,
        SUBHEADING,
        PARAGRAPH,
        LINK,
        HEAD_CELL,
        CELL,
        NO_CONTENT;

        static Role of(JRPrintElement element) {
            JROrigin origin = element.getOrigin();
            String style = style(element);
            boolean isRepeated = origin != null && REPEATED.contains(origin.getBandType());
            if (isRepeated && !style.equals(Imprint.STYLE)) {
                return NO_CONTENT;
            }
            if (style.startsWith("table")) {
                return style.startsWith("tableHead") ? HEAD_CELL : CELL;
            }
            return switch (style) {
                case "kind", "title" -> TITLE;
                case "heading", "findingHead" -> HEADING;
                case "subheading" -> SUBHEADING;
                case "contents" -> LINK;
                default -> PARAGRAPH;
            };
        }

        /** Name of the element's style in the template; the name of one with conditions goes on behind a bar. */
        private static String style(JRPrintElement element) {
            if (element.getStyle() == null) {
                return "";
            }
            String name = element.getStyle().getName();
            int bar = name.indexOf('|');
            return bar < 0 ? name : name.substring(0, bar);
        }

        boolean isCell() {
            return this == HEAD_CELL || this == CELL;
        }

        String tag() {
            return switch (this) {
                case TITLE -> "H1";
                case HEADING -> "H2";
                case SUBHEADING -> "H3";
                case LINK -> PlaceMarks.LINK;
                default -> "P";
            };
        }
    }

    private PdfStructure structure() {
        return Objects.requireNonNull(producer).getPdfStructure();
    }

    private PdfStructureEntry document() {
        return Objects.requireNonNull(document);
    }

    @Override
    public void setLanguage(String language) {
        // Every document has the language of its text.
    }

    @Override
    public void setPdfProducer(PdfProducer pdfProducer) {
        this.producer = pdfProducer;
    }

    @Override
    public void init() {
        document = structure().createDocumentTag(Text.VIETNAMESE.toLanguageTag());
    }

    @Override
    public void startPage() {
        page++;
    }

    @Override
    public void endPage() {
        // Tables go on, on the next page.
    }

    @Override
    public void startElement(JRPrintElement element) {
        isBlank = element instanceof JRPrintText && Role.of(element).isCell();
    }

    /** Adds the cell of an element of which no text was written. */
    @Override
    public void endElement(JRPrintElement element) {
        if (isBlank) {
            boolean isHead = Role.of(element) == Role.HEAD_CELL;
            table(isHead).addBlank(element, page, isHead);
            isBlank = false;
        }
    }

    /** Ends the table that is open, if any; no cell follows in it. */
    void endTable() {
        if (table != null) {
            table.end();
            table = null;
        }
    }

    @Override
    public void startText(JRPrintText text) {
        Role role = Role.of(text);
        isContent = role != Role.NO_CONTENT;
        if (role.isCell()) {
            boolean isHead = role == Role.HEAD_CELL;
            table(isHead).begin(text, page, isHead);
            isBlank = false;
        } else if (isContent) {
            endTable();
            PdfStructureEntry parent = role == Role.LINK ? structure().createTag(document(), "P") : document();
            structure().beginTag(parent, tag(role));
        } else {
            structure().beginArtifact();
        }
    }

    /** Returns the tag of a text that is no cell; the first heading is the title of a document that prints no other. */
    private String tag(Role role) {
        boolean isTitle = role == Role.TITLE || role == Role.HEADING && !hasTitle;
        hasTitle |= isTitle;
        return isTitle ? Role.TITLE.tag() : role.tag();
    }

    /** Returns the table that takes the next cell. */
    private TableTags table(boolean isHead) {
        if (table == null || !table.takes(isHead)) {
            endTable();
            table = new TableTags(structure(), document());
        }
        return table;
    }

    @Override
    public void startText(JRPrintText text, String shown) {
        startText(text);
    }

    @Override
    public void endText() {
        end();
    }

    /** An image without a text that tells what it shows is decoration. */
    @Override
    public void startImage(JRPrintImage image, float left, float bottom, float right, float top) {
        String shows = image.getHyperlinkTooltip();
        isContent = shows != null && !shows.isEmpty();
        if (!isContent) {
            structure().beginArtifact();
            return;
        }
        endTable();
        PdfStructureEntry figure = structure().beginTag(document(), "Figure");
        figure.setBBox(left, bottom, right, top);
        // The entry's own method would lose the accented letters.
        ((ClassicStructureEntry) figure).getElement().put(ALT, new PdfString(shows, PdfObject.TEXT_UNICODE));
    }

    @Override
    public void endImage() {
        end();
    }

    private void end() {
        if (isContent) {
            structure().endTag();
        } else {
            structure().endArtifact();
        }
    }

    @Override
    public void beginArtifact() {
        structure().beginArtifact();
    }

    @Override
    public void endArtifact() {
        structure().endArtifact();
    }

    @Override
    public boolean isFirstLinkParagraph() {
        return false;
    }

    @Override
    public @Nullable PdfStructureEntry getCurrentLinkTag() {
        return null;
    }

    @Override
    public @Nullable StyledTextListWriter getListWriter() {
        return null;
    }
}
