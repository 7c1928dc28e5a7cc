package org.giaoban.docx;

import java.util.Map;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHeaderFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.giaoban.catalogue.Layout;
import org.giaoban.docx.DocxStyles.Style;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/** What stands on every page of a text document: page number, state, as-of date, revision and notice. */
final class DocxFrame {

    private final XWPFDocument word;
    private final Layout.PageNumber number;
    private final Map<String, Object> texts;

    /** @param texts parameters of the report's body */
    DocxFrame(XWPFDocument word, Layout layout, Map<String, Object> texts) {
        this.word = word;
        this.number = layout.pageNumber();
        this.texts = texts;
    }

    /** Adds it and returns the properties of the pages that have it. */
    CTSectPr add() {
        boolean isTop = number.place() == Layout.Place.TOP_CENTER;
        for (HeaderFooterType type : new HeaderFooterType[] {HeaderFooterType.DEFAULT, HeaderFooterType.FIRST}) {
            boolean isNumbered = number.onFirst() || type == HeaderFooterType.DEFAULT;
            if (isTop && isNumbered) {
                addNumber(word.createHeader(type));
            }
            XWPFHeaderFooter footer = word.createFooter(type);
            addStamp(footer);
            if (!isTop && isNumbered) {
                addNumber(footer);
            }
        }
        return word.getDocument().getBody().getSectPr();
    }

    private void addNumber(XWPFHeaderFooter frame) {
        XWPFParagraph paragraph = frame.createParagraph();
        paragraph.setStyle(Style.NUMBER.id());
        paragraph.setAlignment(
                number.place() == Layout.Place.BOTTOM_RIGHT ? ParagraphAlignment.RIGHT : ParagraphAlignment.CENTER);
        paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
    }

    private void addStamp(XWPFHeaderFooter footer) {
        XWPFParagraph paragraph = footer.createParagraph();
        paragraph.setStyle(Style.FOOTER.id());
        String state = TextDocument.text(texts, "state");
        paragraph.createRun().setText((state.isEmpty() ? "" : state + " \u00b7 ") + TextDocument.text(texts, "stamp"));
        String notice = TextDocument.text(texts, "notice");
        if (!notice.isEmpty()) {
            paragraph.createRun().addBreak();
            paragraph.createRun().setText(notice);
        }
    }
}
