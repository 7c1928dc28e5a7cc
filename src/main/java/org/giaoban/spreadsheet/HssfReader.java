package org.giaoban.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFFont;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell.CellFormat;
import org.giaoban.spreadsheet.Cell.NumberFormat;
import org.giaoban.spreadsheet.Cell.Type;
import org.giaoban.spreadsheet.Cell.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Reads .xls files (Excel 97 to 2003) with POI. It runs in a separate process because POI's behaviour on damaged files
 * is not predictable.
 */
final class HssfReader implements WorkbookReader {

    private final Limits limits;
    private final Limits.Memory memory;
    /** Cells whose text the file refers to but does not have. */
    private final List<Cell> withoutText = new ArrayList<>();

    /** Creates a reader for one file; it counts what is kept of the file. */
    HssfReader(Limits limits) {
        this.limits = limits;
        this.memory = limits.new Memory();
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            XlsRecords.mend(files.getRoot(), findWorkbook(files.getRoot()));
            try (HSSFWorkbook workbook = open(files)) {
                List<Sheet> sheets = sheets(workbook);
                return new Workbook(
                        sheets,
                        workbook.getInternalWorkbook().isUsing1904DateWindowing(),
                        notes(files.getRoot().hasEntry("_VBA_PROJECT_CUR")),
                        findSaved(workbook));
            }
        } catch (EncryptedDocumentException e) {
            throw new UnreadableException(FindingCode.PASSWORD_PROTECTED, ".xls");
        } catch (OldFileFormatException e) {
            throw new UnreadableException(FindingCode.UNSUPPORTED_FORMAT, "Excel 95");
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(FindingCode.UNREADABLE, "OLE2");
        }
    }

    /** Opens a workbook; without its links to sheets and other files where POI cannot read these. */
    private static HSSFWorkbook open(POIFSFileSystem files) throws IOException, UnreadableException {
        try {
            return new HSSFWorkbook(files);
        } catch (EncryptedDocumentException | OldFileFormatException e) {
            throw e;
        } catch (RuntimeException e) {
            XlsRecords.removeLinks(files.getRoot(), findWorkbook(files.getRoot()));
            return new HSSFWorkbook(files);
        }
    }

    private List<Finding> notes(boolean macros) {
        List<Finding> notes = new ArrayList<>();
        if (macros) {
            notes.add(Finding.of(FindingCode.MACROS_IGNORED, null, null, "VBA"));
        }
        if (!withoutText.isEmpty()) {
            notes.add(withoutText
                    .get(0)
                    .finding(FindingCode.TEXTS_MISSING)
                    .with("count", String.valueOf(withoutText.size())));
        }
        return notes;
    }

    /** Damaged document properties are ignored because the sheets can still be read. */
    private static Optional<Instant> findSaved(HSSFWorkbook workbook) {
        try {
            return Optional.ofNullable(workbook.getSummaryInformation())
                    .flatMap(summary -> Optional.ofNullable(summary.getLastSaveDateTime()))
                    .flatMap(time -> LastSaved.normalise(time.toInstant()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the name of the stream that holds the workbook; refuses files of another kind. */
    private static String findWorkbook(DirectoryNode root) throws UnreadableException {
        if (root.hasEntry("EncryptedPackage")) {
            throw new UnreadableException(FindingCode.PASSWORD_PROTECTED, ".xlsx");
        }
        for (String name : List.of("Workbook", "WORKBOOK")) {
            if (root.hasEntry(name)) {
                return name;
            }
        }
        boolean old = root.hasEntry("Book") || root.hasEntry("BOOK");
        throw new UnreadableException(
                old ? FindingCode.UNSUPPORTED_FORMAT : FindingCode.NOT_A_WORKBOOK, old ? "Excel 95" : "OLE2");
    }

    private List<Sheet> sheets(HSSFWorkbook workbook) throws UnreadableException {
        boolean date1904 = workbook.getInternalWorkbook().isUsing1904DateWindowing();
        Limits.check(workbook.getNumberOfSheets() <= limits.sheets(), "sheets", limits.sheets());
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            HSSFSheet sheet = workbook.getSheetAt(i);
            boolean hidden = workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i);
            List<Row> rows = new ArrayList<>();
            for (var row : sheet) {
                List<Cell> found = row((HSSFRow) row, hidden, date1904);
                if (!found.isEmpty()) {
                    memory.addRow();
                    rows.add(new Row(row.getRowNum() + 1, found));
                }
            }
            sheets.add(Sheet.of(workbook.getSheetName(i), hidden, rows, merged(sheet)));
        }
        return sheets;
    }

    private static List<MergedRange> merged(HSSFSheet sheet) throws UnreadableException {
        Limits.checkStyles(sheet.getNumMergedRegions());
        return sheet.getMergedRegions().stream()
                .map(range -> new MergedRange(
                        range.getFirstRow() + 1,
                        range.getFirstColumn() + 1,
                        range.getLastRow() + 1,
                        range.getLastColumn() + 1))
                .toList();
    }

    private List<Cell> row(HSSFRow row, boolean hiddenSheet, boolean date1904) throws UnreadableException {
        List<Cell> found = new ArrayList<>();
        for (var cell : row) {
            if (XlsRecords.lacksText((HSSFCell) cell)) {
                withoutText.add(new CellStart((HSSFCell) cell, null, CellFormat.PLAIN).with(Type.TEXT, ""));
                continue;
            }
            boolean hidden = hiddenSheet || row.getZeroHeight() || isInHiddenColumn((HSSFCell) cell);
            Optional<Cell> read = cell((HSSFCell) cell, hidden, date1904);
            if (read.isPresent()) {
                memory.addCells(1);
                memory.keep(read.get().shown());
                found.add(read.get());
            }
        }
        return found;
    }

    private Optional<Cell> cell(HSSFCell cell, boolean hidden, boolean date1904) {
        boolean formula = cell.getCellType() == CellType.FORMULA;
        CellType type = formula ? cell.getCachedFormulaResultType() : cell.getCellType();
        Optional<HSSFCellStyle> style = findStyle(cell);
        Optional<HSSFFont> font = style.flatMap(found -> findFont(cell, found));
        String code = style.map(HSSFCellStyle::getDataFormatString).orElse("");
        CellFormat format = new CellFormat(
                        CellFormats.numberFormat(
                                style.map(HSSFCellStyle::getDataFormat).orElse((short) 0), code),
                        font.map(HSSFFont::getFontName).orElse(""),
                        CellFormats.visibility(
                                code, font.filter(HSSFFont::getStrikeout).isPresent()),
                        "")
                .with(hidden ? Visibility.HIDDEN : Visibility.SHOWN);
        CellStart start = new CellStart(cell, formula ? formula(cell) : null, format);
        return switch (type) {
            case STRING -> {
                RichText text = HssfText.read(cell, font);
                Cell read = start.with(Type.TEXT, text.text());
                yield Optional.of(text.struck() ? read.with(format.with(Visibility.STRUCK_OUT)) : read)
                        .filter(found -> !found.shown().isEmpty());
            }
            case NUMERIC -> {
                if (!Double.isFinite(cell.getNumericCellValue())) {
                    yield Optional.of(start.with(Type.ERROR, FormulaError.NUM.getString()));
                }
                BigDecimal number = Numbers.round(new BigDecimal(Double.toString(cell.getNumericCellValue())));
                String display = format.numberFormat() == NumberFormat.GENERAL
                        ? DisplayedNumber.findDiffering(number, code)
                        : "";
                Cell read = start.with(number, Numbers.show(number, format.numberFormat(), date1904));
                yield Optional.of(read.with(format.displaying(display)));
            }
            case BOOLEAN -> Optional.of(start.with(Type.BOOLEAN, cell.getBooleanCellValue() ? "TRUE" : "FALSE"));
            case ERROR ->
                Optional.of(start.with(
                        Type.ERROR,
                        FormulaError.forInt(cell.getErrorCellValue()).getString()));
            default -> Optional.empty();
        };
    }

    /** POI has no columns if the record of the sheet's dimensions is left out and no column differs from the others. */
    private static boolean isInHiddenColumn(HSSFCell cell) {
        try {
            return cell.getSheet().isColumnHidden(cell.getColumnIndex());
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Finds the style of a cell; some writers leave the records of styles out, or number them wrongly. */
    private static Optional<HSSFCellStyle> findStyle(HSSFCell cell) {
        try {
            return Optional.of(cell.getCellStyle());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Finds the font of a style; some writers leave the font records out. */
    private static Optional<HSSFFont> findFont(HSSFCell cell, HSSFCellStyle style) {
        try {
            return Optional.of(style.getFont(cell.getSheet().getWorkbook()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String formula(HSSFCell cell) {
        try {
            return cell.getCellFormula();
        } catch (RuntimeException e) {
            return "";
        }
    }

    /** Position, formula and format of a cell whose content is not read yet. */
    private record CellStart(HSSFCell cell, @Nullable String formula, CellFormat format) {
        Cell with(Type type, String shown) {
            return new Cell(
                    cell.getSheet().getSheetName(),
                    cell.getRowIndex() + 1,
                    cell.getColumnIndex() + 1,
                    type,
                    shown,
                    null,
                    formula,
                    format);
        }

        Cell with(BigDecimal number, String shown) {
            Cell text = with(Type.NUMBER, shown);
            return new Cell(text.sheet(), text.row(), text.column(), Type.NUMBER, shown, number, formula, format);
        }
    }
}
