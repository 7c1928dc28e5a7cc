package org.giaoban.validate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Builds small workbooks of the form {@code hoat-dong} for tests. */
final class TestWorkbook {

    static final String FIGURES = "Số liệu";
    static final String REGISTER = "Sổ hội nghị";
    static final String TEXTS = "Đánh giá";

    private final Workbook workbook;

    private TestWorkbook(Workbook workbook) {
        this.workbook = workbook;
    }

    /** Returns an empty workbook. */
    static TestWorkbook empty() {
        return new TestWorkbook(new XSSFWorkbook());
    }

    static TestWorkbook in(Workbook workbook) {
        return new TestWorkbook(workbook);
    }

    /** Adds an indicator sheet with labels and with headings in row 4, without rows below them. */
    static TestWorkbook labelled(String unit, String period) {
        return empty().head(unit, period);
    }

    TestWorkbook head(String unit, String period) {
        return row(FIGURES, 1, "Đơn vị báo cáo", unit)
                .row(FIGURES, 2, "Kỳ báo cáo", period)
                .row(FIGURES, 4, "Mã số", "Chỉ tiêu", "Đơn vị tính", "Thực hiện trong kỳ", "Ghi chú");
    }

    /** Adds an element's row to the indicator sheet; its value is in column D. */
    TestWorkbook figure(int row, String code, @Nullable Object value) {
        return row(FIGURES, row, code, null, null, value);
    }

    TestWorkbook registerHead() {
        return row(
                REGISTER,
                1,
                "Ngày",
                "Tên hội nghị",
                "Loại",
                "Hình thức",
                "Số điểm cầu",
                "Số người triệu tập",
                "Số người dự",
                "Ghi chú");
    }

    /**
     * Sets the cells of a row from column A on; null leaves a cell out, a text that begins with {@code =} is a formula.
     */
    TestWorkbook row(String sheet, int row, @Nullable Object... values) {
        for (int column = 0; column < values.length; column++) {
            if (values[column] != null) {
                set(sheet, new CellReference(row - 1, column).formatAsString(), values[column]);
            }
        }
        return this;
    }

    TestWorkbook set(String sheet, String address, Object value) {
        Cell cell = cell(sheet, address);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate date) {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat((short) 14);
            cell.setCellStyle(style);
            cell.setCellValue(date);
        } else if (value instanceof Boolean flag) {
            cell.setCellValue(flag);
        } else if (value instanceof String text && text.startsWith("=")) {
            cell.setCellFormula(text.substring(1));
        } else {
            cell.setCellValue(String.valueOf(value));
        }
        return this;
    }

    TestWorkbook with(Consumer<Workbook> change) {
        change.accept(workbook);
        return this;
    }

    Cell cell(String sheet, String address) {
        Sheet found = workbook.getSheet(sheet) == null ? workbook.createSheet(sheet) : workbook.getSheet(sheet);
        CellReference at = new CellReference(address);
        var row = found.getRow(at.getRow()) == null ? found.createRow(at.getRow()) : found.getRow(at.getRow());
        return row.getCell(at.getCol(), org.apache.poi.ss.usermodel.Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    byte[] bytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
