package org.giaoban.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.model.Finding;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;

/** Marks cells with their findings as comments and colours, and removes the marks of an earlier feedback. */
final class CellMarks {

    private static final Wording WORDS = Wording.vietnamese();

    /** Stands before the comment that the sender wrote in the cell. */
    private static final String THEIRS = "\n\n" + WORDS.get("mark-of-sender") + " ";

    /** Author of the comments, by which a later run recognises them. */
    private static final String AUTHOR = "giaoban";

    /** Comments are limited because they cost more memory than cells; the result sheet lists all findings. */
    private static final int MOST_COMMENTS = 500;

    private final XSSFWorkbook workbook;
    private final FindingTexts texts;
    private final Map<List<Object>, XSSFCellStyle> styles = new HashMap<>();

    CellMarks(XSSFWorkbook workbook, FindingTexts texts) {
        this.workbook = workbook;
        this.texts = texts;
    }

    private record Place(XSSFSheet sheet, CellAddress address) {}

    /** @param findings findings in descending order of severity */
    void put(List<Finding> findings) {
        Map<Place, List<Finding>> byPlace = new LinkedHashMap<>();
        for (Finding finding : findings) {
            XSSFSheet sheet = finding.sheet() == null ? null : workbook.getSheet(finding.sheet());
            if (sheet != null && finding.cell() != null) {
                byPlace.computeIfAbsent(new Place(sheet, new CellAddress(finding.cell())), place -> new ArrayList<>())
                        .add(finding);
            }
        }
        byPlace.entrySet().stream().limit(MOST_COMMENTS).forEach(entry -> put(entry.getKey(), entry.getValue()));
    }

    private void put(Place place, List<Finding> findings) {
        XSSFSheet sheet = place.sheet();
        int rowNumber = place.address().getRow();
        XSSFRow row = sheet.getRow(rowNumber) == null ? sheet.createRow(rowNumber) : sheet.getRow(rowNumber);
        XSSFCell cell = row.getCell(place.address().getColumn(), MissingCellPolicy.CREATE_NULL_AS_BLANK);
        cell.setCellStyle(
                coloured(cell.getCellStyle(), SeverityStyle.of(findings.get(0).effect())));
        XSSFComment before = sheet.getCellComment(place.address());
        String theirs = before == null ? "" : THEIRS + before.getString().getString();
        if (before != null) {
            cell.removeCellComment();
        }
        StringBuilder message = new StringBuilder();
        for (Finding finding : findings) {
            message.append(message.isEmpty() ? "" : "\n")
                    .append(SeverityStyle.of(finding.effect()).word())
                    .append(": ")
                    .append(texts.message(finding, Text.VIETNAMESE))
                    .append('\n')
                    .append(WORDS.get("mark-hint", texts.hint(finding, Text.VIETNAMESE)));
        }
        comment(cell, message + theirs);
    }

    private void comment(XSSFCell cell, String text) {
        ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 4);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 3 + text.length() / 60);
        XSSFComment comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
        comment.setString(text);
        comment.setAuthor(AUTHOR);
        cell.setCellComment(comment);
    }

    private XSSFCellStyle coloured(XSSFCellStyle base, SeverityStyle severity) {
        return styles.computeIfAbsent(List.of(base.getIndex(), severity), key -> {
            XSSFCellStyle style = copy(base);
            style.setFillForegroundColor(severity.colour());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return style;
        });
    }

    private XSSFCellStyle copy(XSSFCellStyle base) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(base);
        return style;
    }

    /** Removes the comments and colours of an earlier feedback; the cells' original colours are not restored. */
    void removeOld() {
        workbook.forEach(sheet -> List.copyOf(sheet.getCellComments().entrySet()).stream()
                .filter(entry -> AUTHOR.equals(entry.getValue().getAuthor()))
                .forEach(entry -> removeOld((XSSFSheet) sheet, entry.getKey())));
    }

    private void removeOld(XSSFSheet sheet, CellAddress address) {
        XSSFRow row = sheet.getRow(address.getRow());
        XSSFCell cell = row == null ? null : row.getCell(address.getColumn());
        if (cell == null) {
            return;
        }
        String text = cell.getCellComment().getString().getString();
        cell.removeCellComment();
        int theirs = text.indexOf(THEIRS);
        if (theirs >= 0) {
            comment(cell, text.substring(theirs + THEIRS.length()));
            cell.getCellComment().setAuthor("");
        }
        XSSFColor fill = cell.getCellStyle().getFillForegroundXSSFColor();
        if (fill != null && SeverityStyle.isOurs(fill.getRGB())) {
            cell.setCellStyle(
                    styles.computeIfAbsent(Arrays.asList(cell.getCellStyle().getIndex(), "plain"), key -> {
                        XSSFCellStyle style = copy(cell.getCellStyle());
                        style.setFillPattern(FillPatternType.NO_FILL);
                        return style;
                    }));
        }
    }
}
