package org.giaoban.pptx;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.sl.usermodel.TableCell.BorderEdge;
import org.apache.poi.sl.usermodel.TextParagraph.TextAlign;
import org.apache.poi.sl.usermodel.TextShape.TextAutofit;
import org.apache.poi.sl.usermodel.VerticalAlignment;
import org.apache.poi.xslf.usermodel.XSLFAutoShape;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFShapeContainer;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTableCell;
import org.apache.poi.xslf.usermodel.XSLFTableRow;
import org.apache.poi.xslf.usermodel.XSLFTextParagraph;
import org.apache.poi.xslf.usermodel.XSLFTextRun;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGraphicalObjectFrame;
import org.openxmlformats.schemas.presentationml.x2006.main.CTGroupShape;

/** Puts texts, tables and drawings on slides. */
final class SlideShapes {

    private static final String LANGUAGE = "vi-VN";
    private static final Color HAIRLINE = new Color(0xB0, 0xB0, 0xB0);

    private SlideShapes() {}

    /** Adds a text box without margins; empty lines are left out. */
    static void text(XSLFSlide slide, Rectangle2D place, List<SlideLine> lines) {
        XSLFTextShape box = slide.createTextBox();
        box.setAnchor(place);
        fill(box, lines);
    }

    /** Replaces the text of a shape. */
    static void fill(XSLFTextShape box, List<SlideLine> lines) {
        box.clearText();
        box.setTextAutofit(TextAutofit.NONE);
        box.setWordWrap(true);
        box.setLeftInset(0);
        box.setRightInset(0);
        box.setTopInset(0);
        box.setBottomInset(0);
        box.setVerticalAlignment(VerticalAlignment.TOP);
        for (SlideLine line : lines) {
            if (!line.text().isEmpty()) {
                add(box, line, TextAlign.LEFT);
            }
        }
    }

    private static void add(XSLFTextShape box, SlideLine line, TextAlign align) {
        XSLFTextParagraph paragraph = box.addNewTextParagraph();
        paragraph.setTextAlign(align);
        XSLFTextRun run = paragraph.addNewTextRun();
        run.setText(line.text());
        run.setFontSize(line.size());
        run.setBold(line.isBold());
        run.setFontColor(line.color());
        ((CTTextCharacterProperties) run.getRPr(true)).setLang(LANGUAGE);
    }

    /** Adds an empty drawing with a text for those who do not see it. */
    static XSLFGroupShape drawing(XSLFSlide slide, Rectangle2D place, String description) {
        XSLFGroupShape group = slide.createGroup();
        group.setAnchor(place);
        group.setInteriorAnchor(place);
        ((CTGroupShape) group.getXmlObject()).getNvGrpSpPr().getCNvPr().setDescr(description);
        return group;
    }

    static void filled(XSLFShapeContainer in, ShapeType type, Rectangle2D place, Color color) {
        XSLFAutoShape shape = in.createAutoShape();
        shape.setShapeType(type);
        shape.setAnchor(place);
        shape.setFillColor(color);
    }

    static void outlined(XSLFShapeContainer in, Rectangle2D place, Color color, double width) {
        XSLFAutoShape shape = in.createAutoShape();
        shape.setShapeType(ShapeType.RECT);
        shape.setAnchor(place);
        shape.setLineColor(color);
        shape.setLineWidth(width);
    }

    /**
     * Adds a table with a hairline below each row.
     *
     * @param widths width of each column; the texts of every second one end at the right
     */
    static void table(
            XSLFSlide slide,
            Rectangle2D place,
            List<Double> widths,
            double rowHeight,
            List<List<SlideLine>> rows,
            String description) {
        XSLFTable table = slide.createTable();
        table.setAnchor(place);
        ((CTGraphicalObjectFrame) table.getXmlObject())
                .getNvGraphicFramePr()
                .getCNvPr()
                .setDescr(description);
        for (List<SlideLine> lines : rows) {
            XSLFTableRow row = table.addRow();
            row.setHeight(rowHeight);
            for (int i = 0; i < lines.size(); i++) {
                XSLFTableCell cell = row.addCell();
                cell.setVerticalAlignment(VerticalAlignment.MIDDLE);
                cell.setTopInset(1);
                cell.setBottomInset(1);
                cell.setBorderColor(BorderEdge.bottom, HAIRLINE);
                cell.setBorderWidth(BorderEdge.bottom, 0.5);
                add(cell, lines.get(i), i % 2 == 0 ? TextAlign.LEFT : TextAlign.RIGHT);
            }
        }
        for (int i = 0; i < widths.size(); i++) {
            table.setColumnWidth(i, widths.get(i));
        }
    }
}
