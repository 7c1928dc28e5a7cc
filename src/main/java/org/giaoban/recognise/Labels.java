package org.giaoban.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Row;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;

/**
 * Finds labelled cells in the first rows of each sheet, which name the unit and the period. The value follows the
 * label's colon or is in the next cell that is not blank.
 */
final class Labels {

    private static final int LAST_ROW = 15;

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern COLON = Pattern.compile("[:：]");

    private static final Spellings<Subject> SPELLINGS = new Spellings<Subject>()
            .add("Đơn vị báo cáo", Subject.UNIT)
            .add("Tên đơn vị báo cáo", Subject.UNIT)
            .add("Tên đơn vị", Subject.UNIT)
            .add("Kỳ báo cáo", Subject.PERIOD)
            .add("Tỉnh/Thành phố", Subject.ABOVE)
            .add("Tỉnh, thành phố", Subject.ABOVE)
            .add("Tỉnh", Subject.ABOVE)
            .add("Đơn vị cấp trên", Subject.ABOVE);

    private Labels() {}

    /** Meaning of a label's value. */
    enum Subject {
        UNIT,
        PERIOD,
        /** A unit above the reporting unit. */
        ABOVE
    }

    /** A label's value and its cell. */
    record Labelled(Subject subject, String value, Cell cell) {}

    /** Lists every label that has a value, sheet by sheet. */
    static List<Labelled> list(Workbook workbook) {
        List<Labelled> found = new ArrayList<>();
        for (Sheet sheet : workbook.sheets()) {
            for (Row row : sheet.rows()) {
                if (row.number() <= LAST_ROW) {
                    row.cells().forEach(cell -> read(row, cell, found));
                }
            }
        }
        return found;
    }

    private static void read(Row row, Cell cell, List<Labelled> found) {
        if (cell.type() != Type.TEXT || cell.shown().length() > 500) {
            return;
        }
        for (String line : LINE_BREAK.split(cell.shown())) {
            String[] labelAndValue = COLON.split(line, 2);
            Optional<Subject> subject = SPELLINGS.find(labelAndValue[0]);
            if (subject.isPresent()) {
                String value = labelAndValue.length > 1 ? labelAndValue[1].strip() : "";
                if (!Folding.collapse(value).isEmpty()) {
                    found.add(new Labelled(subject.get(), value, cell));
                } else {
                    row.findAfter(cell.column())
                            .filter(next -> !isLabel(next))
                            .ifPresent(next -> found.add(new Labelled(subject.get(), next.shown(), next)));
                }
            }
        }
    }

    private static boolean isLabel(Cell cell) {
        return SPELLINGS.find(COLON.split(cell.shown(), 2)[0]).isPresent();
    }
}
