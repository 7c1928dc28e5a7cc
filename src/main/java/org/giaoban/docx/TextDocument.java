package org.giaoban.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.giaoban.catalogue.Layout;
import org.giaoban.docx.DocxStyles.Style;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Wording;
import org.giaoban.render.BodyLine;
import org.giaoban.render.BodyLine.Kind;
import org.giaoban.render.Document;
import org.giaoban.render.Document.Section;
import org.giaoban.render.UnitRow;
import org.giaoban.workbook.StablePackage;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/**
 * Writes a report as a text document with styles and real tables: its prose and tables, signature and the annex of units.
 * Charts and the annex of data quality stand in the PDF only. The same document always gives the same bytes.
 */
public final class TextDocument {

    private static final int LONG_EDGE_MM = 297;
    private static final int SHORT_EDGE_MM = 210;

    /** Share of the left half of the head, which has the shorter lines. */
    private static final double LEFT_SHARE = 0.43;

    private static final double ORDINAL_MM = 9;
    private static final double NAME_MM = 45;
    private static final double WIDEST_MM = 28;

    private final XWPFDocument word = new XWPFDocument();
    private final Document document;
    private final Wording wording;
    private final DocxTables tables;

    private TextDocument(Document document, Wording wording) {
        this.document = document;
        this.wording = wording;
        this.tables = new DocxTables(word);
    }

    /** Returns the bytes of a {@code .docx} file. */
    public static byte[] write(Document document, Wording wording) {
        return new TextDocument(document, wording).write();
    }

    private byte[] write() {
        DocxStyles.create(word, document.definition().layout());
        word.getProperties().getCoreProperties().setTitle(document.title());
        Section body = document.sections().get(0);
        CTSectPr last = new DocxFrame(word, document.definition().layout(), body.parameters()).add();
        head(body.parameters());
        body(body);
        List<Section> units = document.sections().stream()
                .filter(section -> section.template() == Template.UNITS)
                .toList();
        if (!units.isEmpty()) {
            page(endSection(last), false);
            units.forEach(this::units);
            if (last.isSetTitlePg()) {
                last.unsetTitlePg();
            }
        }
        page(last, !units.isEmpty());
        return StablePackage.save(word);
    }

    /** Ends the portrait pages, with header and footer as the last ones: what follows stands on landscape pages. */
    private CTSectPr endSection(CTSectPr last) {
        return (CTSectPr)
                word.createParagraph().getCTP().addNewPPr().addNewSectPr().set(last);
    }

    private void page(CTSectPr section, boolean isLandscape) {
        Layout.Margins margins = document.definition().layout().margins();
        section.addNewPgSz().setW(DocxStyles.twips(isLandscape ? LONG_EDGE_MM : SHORT_EDGE_MM));
        section.getPgSz().setH(DocxStyles.twips(isLandscape ? SHORT_EDGE_MM : LONG_EDGE_MM));
        if (isLandscape) {
            section.getPgSz().setOrient(STPageOrientation.LANDSCAPE);
        }
        section.addNewPgMar().setTop(DocxStyles.twips((isLandscape ? margins.left() : margins.top()).doubleValue()));
        section.getPgMar().setRight(DocxStyles.twips((isLandscape ? margins.top() : margins.right()).doubleValue()));
        section.getPgMar()
                .setBottom(DocxStyles.twips((isLandscape ? margins.right() : margins.bottom()).doubleValue()));
        section.getPgMar().setLeft(DocxStyles.twips((isLandscape ? margins.bottom() : margins.left()).doubleValue()));
    }

    /** Returns the width of the text on a page, in millimetres. */
    private double textWidth(boolean isLandscape) {
        Layout.Margins margins = document.definition().layout().margins();
        return isLandscape
                ? LONG_EDGE_MM - margins.top().doubleValue() - margins.bottom().doubleValue()
                : SHORT_EDGE_MM - margins.left().doubleValue() - margins.right().doubleValue();
    }

    /**
     * Returns the widths of a table's columns.
     *
     * @param widths in millimetres; the one that is 0 takes what the others leave
     */
    private List<Integer> widths(boolean isLandscape, List<Double> widths) {
        double rest = textWidth(isLandscape)
                - widths.stream().mapToDouble(width -> width).sum();
        return widths.stream()
                .map(width -> DocxStyles.twips(width == 0 ? rest : width).intValue())
                .toList();
    }

    private List<Integer> halves() {
        return widths(false, List.of(textWidth(false) * LEFT_SHARE, 0.0));
    }

    private void head(Map<String, Object> texts) {
        XWPFTable table = tables.plain(halves());
        XWPFTableCell left = table.getRow(0).getCell(0);
        XWPFTableCell right = table.getRow(0).getCell(1);
        DocxTables.add(left, Style.PARENT, text(texts, "parent"));
        DocxTables.add(left, Style.ISSUER, text(texts, "issuer"));
        DocxTables.add(left, Style.NUMBER, text(texts, "mark"));
        DocxTables.add(left, Style.NUMBER, text(texts, "number"));
        DocxTables.add(right, Style.MOTTO, text(texts, "motto1"));
        DocxTables.add(right, Style.MOTTO, text(texts, "motto2"));
        DocxTables.add(right, Style.PLACE, text(texts, "placeDate"));
        paragraph(Style.BODY, "");
        paragraph(Style.KIND, text(texts, "kind"));
        paragraph(Style.SUBJECT, text(texts, "subject"));
    }

    private void body(Section body) {
        List<BodyLine> table = new ArrayList<>();
        for (Object row : body.rows()) {
            BodyLine line = (BodyLine) row;
            if (!table.isEmpty() && (line.kind() != Kind.ROW || table.get(0).block() != line.block())) {
                table(table, body.parameters());
                table.clear();
            }
            switch (line.kind()) {
                case PARAGRAPH -> {
                    paragraph(Style.HEADING, line.part());
                    paragraph(Style.SUBHEADING, line.heading());
                    line.text().lines().forEach(each -> paragraph(Style.BODY, each.strip()));
                }
                case ROW -> table.add(line);
                case SIGNATURE -> signature(body.parameters());
                case CHART -> {
                    // is drawn in the PDF; its figures stand in the annex of units
                }
            }
        }
        if (!table.isEmpty()) {
            table(table, body.parameters());
        }
    }

    /** Adds a table of figures with the columns that the PDF has. */
    private void table(List<BodyLine> lines, Map<String, Object> texts) {
        paragraph(Style.CAPTION, lines.get(0).heading());
        List<FigureColumn> columns = FigureColumn.of(lines.get(0).columns(), texts, wording);
        tables.add(
                columns.stream().map(FigureColumn::heading).toList(),
                lines.stream()
                        .map(line -> columns.stream()
                                .map(column -> column.cell().apply(Objects.requireNonNull(line.row())))
                                .toList())
                        .toList(),
                widths(false, columns.stream().map(FigureColumn::width).toList()),
                FigureColumn.TEXTS);
        paragraph(Style.CAPTION, "");
    }

    private void signature(Map<String, Object> texts) {
        XWPFTable table = tables.plain(halves());
        XWPFTableCell left = table.getRow(0).getCell(0);
        XWPFTableCell right = table.getRow(0).getCell(1);
        DocxTables.add(left, Style.RECIPIENTS_HEAD, text(texts, "recipientsHead"));
        text(texts, "recipients").lines().forEach(line -> DocxTables.add(left, Style.RECIPIENTS, line));
        text(texts, "signature").lines().forEach(line -> DocxTables.add(right, Style.SIGNATURE, line));
    }

    private void units(Section section) {
        Map<String, Object> texts = section.parameters();
        paragraph(Style.HEADING, text(texts, "title"));
        List<String> heads = new ArrayList<>(List.of(wording.get("column-ordinal"), wording.get("column-name")));
        List<?> names = (List<?>) Objects.requireNonNull(texts.get("heads"));
        List<?> countingUnits = (List<?>) Objects.requireNonNull(texts.get("units"));
        for (int i = 0; i < names.size(); i++) {
            heads.add(names.get(i) + " (" + countingUnits.get(i) + ")");
        }
        List<List<String>> rows = new ArrayList<>();
        for (Object each : section.rows()) {
            UnitRow row = (UnitRow) each;
            List<String> cells = new ArrayList<>(List.of(row.ordinal(), row.name()));
            cells.addAll(row.cells());
            rows.add(cells);
        }
        List<Double> widths = new ArrayList<>(List.of(ORDINAL_MM, 0.0));
        double room = (textWidth(true) - ORDINAL_MM - NAME_MM) / names.size();
        names.forEach(name -> widths.add(Math.min(room, WIDEST_MM)));
        tables.add(heads, rows, widths(true, widths), 2);
        paragraph(Style.CAPTION, text(texts, "amended"));
    }

    private void paragraph(Style style, String text) {
        if (!text.isEmpty() || style == Style.BODY || style == Style.CAPTION) {
            XWPFParagraph paragraph = word.createParagraph();
            paragraph.setStyle(style.id());
            paragraph.createRun().setText(text);
        }
    }

    /** Returns the text of a parameter; empty if there is none. */
    static String text(Map<String, Object> texts, String name) {
        return String.valueOf(texts.getOrDefault(name, ""));
    }
}
