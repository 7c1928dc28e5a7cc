package org.giaoban.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.giaoban.model.FindingCode;
import org.giaoban.read.Cell.Look;
import org.giaoban.read.Cell.Type;

/** Reads the .xls of Excel 97 to 2003 with POI. */
final class XlsReader implements WorkbookReader {

    private final Limits limits;

    XlsReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            if (files.getRoot().hasEntry("EncryptedPackage")) {
                throw new UnreadableException(FindingCode.PASSWORD_PROTECTED, ".xlsx");
            }
            if (!files.getRoot().hasEntry("Workbook") && !files.getRoot().hasEntry("WORKBOOK")) {
                boolean old =
                        files.getRoot().hasEntry("Book") || files.getRoot().hasEntry("BOOK");
                throw new UnreadableException(
                        old ? FindingCode.UNSUPPORTED_FORMAT : FindingCode.NOT_A_WORKBOOK, old ? "Excel 95" : "OLE2");
            }
            try (HSSFWorkbook workbook = new HSSFWorkbook(files)) {
                return read(workbook);
            }
        } catch (EncryptedDocumentException e) {
            throw new UnreadableException(FindingCode.PASSWORD_PROTECTED, ".xls");
        } catch (OldFileFormatException e) {
            throw new UnreadableException(FindingCode.UNSUPPORTED_FORMAT, "Excel 95");
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(FindingCode.UNREADABLE, e.getClass().getSimpleName());
        }
    }

    private Workbook read(HSSFWorkbook workbook) throws UnreadableException {
        boolean date1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
        List<Sheet> sheets = new ArrayList<>();
        int cells = 0;
        Limits.check(workbook.getNumberOfSheets() <= limits.sheets(), "sheets", limits.sheets());
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            HSSFSheet sheet = workbook.getSheetAt(i);
            boolean hidden = workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i);
            List<Row> rows = new ArrayList<>();
            for (var row : sheet) {
                List<Cell> found = row((HSSFRow) row, hidden, date1904);
                cells += found.size();
                Limits.check(cells <= limits.cells(), "cells", limits.cells());
                if (!found.isEmpty()) {
                    rows.add(new Row(row.getRowNum() + 1, found));
                }
            }
            sheets.add(new Sheet(workbook.getSheetName(i), hidden, rows));
        }
        return new Workbook(sheets, date1904);
    }

    private static List<Cell> row(HSSFRow row, boolean hiddenSheet, boolean date1904) {
        List<Cell> cells = new ArrayList<>();
        for (var cell : row) {
            boolean hidden =
                    hiddenSheet || row.getZeroHeight() || row.getSheet().isColumnHidden(cell.getColumnIndex());
            cell((HSSFCell) cell, hidden, date1904).ifPresent(cells::add);
        }
        return cells;
    }

    private static Optional<Cell> cell(HSSFCell cell, boolean hidden, boolean date1904) {
        boolean formula = cell.getCellType() == CellType.FORMULA;
        CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
        HSSFCellStyle style = cell.getCellStyle();
        String font = style.getFont(cell.getSheet().getWorkbook()).getFontName();
        Look look = new Look(Looks.format(style.getDataFormat(), style.getDataFormatString()), font, hidden);
        Place place = new Place(cell, formula, look);
        return switch (type) {
            case STRING ->
                Optional.of(place.with(Type.TEXT, cell.getRichStringCellValue().getString()))
                        .filter(text -> !text.shown().isEmpty());
            case NUMERIC -> {
                BigDecimal number = Numbers.round(new BigDecimal(Double.toString(cell.getNumericCellValue())));
                yield Optional.of(place.with(number, Numbers.show(number, look.format(), date1904)));
            }
            case BOOLEAN -> Optional.of(place.with(Type.BOOLEAN, cell.getBooleanCellValue() ? "TRUE" : "FALSE"));
            case ERROR ->
                Optional.of(place.with(
                        Type.ERROR,
                        FormulaError.forInt(cell.getErrorCellValue()).getString()));
            default -> Optional.empty();
        };
    }

    /** Where a cell stands and how it looks, before its content is known. */
    private record Place(HSSFCell cell, boolean formula, Look look) {
        Cell with(Type type, String shown) {
            return new Cell(
                    cell.getSheet().getSheetName(),
                    cell.getRowIndex() + 1,
                    cell.getColumnIndex() + 1,
                    type,
                    shown,
                    null,
                    formula,
                    look);
        }

        Cell with(BigDecimal number, String shown) {
            Cell text = with(Type.NUMBER, shown);
            return new Cell(text.sheet(), text.row(), text.column(), Type.NUMBER, shown, number, formula, look);
        }
    }
}
