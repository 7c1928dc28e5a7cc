package org.giaoban.spreadsheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.EvaluationCell;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.EvaluationSheet;
import org.apache.poi.ss.formula.EvaluationWorkbook;
import org.apache.poi.ss.formula.FormulaParser;
import org.apache.poi.ss.formula.FormulaParsingWorkbook;
import org.apache.poi.ss.formula.FormulaType;
import org.apache.poi.ss.formula.SheetIdentifier;
import org.apache.poi.ss.formula.ptg.Area3DPxg;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.NameXPtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.formula.ptg.Ref3DPxg;
import org.apache.poi.ss.formula.udf.AggregatingUDFFinder;
import org.apache.poi.ss.formula.udf.UDFFinder;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a workbook as POI's formula evaluator asks for them. Other files are not known; formulas that need them
 * cannot be evaluated. Cells that are hidden, struck out or under a merged range have their
 * value, as in Excel.
 */
final class EvaluatedWorkbook implements EvaluationWorkbook, FormulaParsingWorkbook {

    /** Cells that the evaluation of one workbook's formulas may ask for. */
    private static final long MOST_CELLS = 20_000_000;

    private final List<OneSheet> sheets = new ArrayList<>();
    private final EvaluatedNames names;
    private long asked;

    EvaluatedWorkbook(Workbook workbook) {
        this.names = new EvaluatedNames(
                workbook.ranges(), formula -> FormulaParser.parse(formula, this, FormulaType.NAMEDRANGE, -1, -1));
        workbook.sheets().forEach(sheet -> sheets.add(new OneSheet(sheet)));
    }

    /** Returns a cell of the workbook in the form in which the evaluator takes it. */
    EvaluationCell cell(Cell cell) {
        int index = getSheetIndex(cell.sheet());
        return new OneCell(sheets.get(index), cell);
    }

    private static long place(int rowIndex, int columnIndex) {
        return (long) rowIndex << 16 | columnIndex;
    }

    /** Indexes of rows and columns count from 0 here, as in POI. */
    private final class OneSheet implements EvaluationSheet {

        private final String name;
        private final Map<Long, OneCell> cells = new HashMap<>();
        private int lastRow = -1;

        OneSheet(Sheet sheet) {
            this.name = sheet.name();
            Stream.concat(sheet.cells(), sheet.voids().stream()).forEach(cell -> {
                cells.put(place(cell.row() - 1, cell.column() - 1), new OneCell(this, cell));
                lastRow = Math.max(lastRow, cell.row() - 1);
            });
        }

        @Override
        public @Nullable EvaluationCell getCell(int rowIndex, int columnIndex) {
            if (++asked > MOST_CELLS) {
                throw new IllegalStateException("cells > " + MOST_CELLS);
            }
            return cells.get(place(rowIndex, columnIndex));
        }

        @Override
        public int getLastRowNum() {
            return lastRow;
        }

        @Override
        public boolean isRowHidden(int rowIndex) {
            return false;
        }

        @Override
        public void clearAllCachedResultValues() {
            // nothing is cached here
        }
    }

    private record OneCell(OneSheet sheet, Cell cell) implements EvaluationCell {

        @Override
        public Object getIdentityKey() {
            return sheet.name + "!" + cell.address();
        }

        @Override
        public EvaluationSheet getSheet() {
            return sheet;
        }

        @Override
        public int getRowIndex() {
            return cell.row() - 1;
        }

        @Override
        public int getColumnIndex() {
            return cell.column() - 1;
        }

        @Override
        public CellType getCellType() {
            return cell.findFormula().isPresent() ? CellType.FORMULA : getCachedFormulaResultType();
        }

        @Override
        public CellType getCachedFormulaResultType() {
            return switch (cell.type()) {
                case TEXT -> CellType.STRING;
                case NUMBER -> CellType.NUMERIC;
                case BOOLEAN -> CellType.BOOLEAN;
                case ERROR -> CellType.ERROR;
                case NOT_CALCULATED -> CellType.BLANK;
            };
        }

        @Override
        public double getNumericCellValue() {
            return cell.findNumber().orElseThrow().doubleValue();
        }

        @Override
        public String getStringCellValue() {
            return cell.shown();
        }

        @Override
        public boolean getBooleanCellValue() {
            return cell.shown().equals("TRUE");
        }

        @Override
        public int getErrorCellValue() {
            return FormulaError.forString(cell.shown()).getCode();
        }

        @Override
        public @Nullable CellRangeAddress getArrayFormulaRange() {
            return isPartOfArrayFormulaGroup()
                    ? new CellRangeAddress(getRowIndex(), getRowIndex(), getColumnIndex(), getColumnIndex())
                    : null;
        }

        /** True for SUMPRODUCT, whose arguments are calculated cell by cell although nobody enters it as an array. */
        @Override
        public boolean isPartOfArrayFormulaGroup() {
            return cell.findFormula()
                    .filter(formula -> formula.toUpperCase(Locale.ROOT).contains("SUMPRODUCT("))
                    .isPresent();
        }
    }

    @Override
    public Ptg[] getFormulaTokens(EvaluationCell cell) {
        OneCell one = (OneCell) cell;
        return FormulaParser.parse(
                one.cell().findFormula().orElseThrow(),
                this,
                FormulaType.CELL,
                sheets.indexOf(one.sheet()),
                one.getRowIndex());
    }

    @Override
    public String getSheetName(int sheetIndex) {
        return sheets.get(sheetIndex).name;
    }

    @Override
    public int getSheetIndex(EvaluationSheet sheet) {
        return sheets.indexOf((OneSheet) sheet);
    }

    @Override
    public int getSheetIndex(String sheetName) {
        for (int i = 0; i < sheets.size(); i++) {
            if (sheets.get(i).name.equalsIgnoreCase(sheetName)) {
                return i;
            }
        }
        throw notHere(sheetName);
    }

    @Override
    public EvaluationSheet getSheet(int sheetIndex) {
        return sheets.get(sheetIndex);
    }

    @Override
    public ExternalSheet getExternalSheet(String firstSheet, @Nullable String lastSheet, int workbookNumber) {
        return lastSheet == null || lastSheet.equals(firstSheet)
                ? new ExternalSheet(null, firstSheet)
                : new ExternalSheetRange(null, firstSheet, lastSheet);
    }

    @Override
    public Ptg get3DReferencePtg(CellReference cell, SheetIdentifier sheet) {
        checkOwn(sheet);
        return new Ref3DPxg(sheet, cell);
    }

    @Override
    public Ptg get3DReferencePtg(AreaReference area, SheetIdentifier sheet) {
        checkOwn(sheet);
        return new Area3DPxg(sheet, area);
    }

    private static void checkOwn(SheetIdentifier sheet) {
        if (sheet.getBookName() != null) {
            throw notHere(sheet.getBookName());
        }
    }

    private static IllegalArgumentException notHere(String what) {
        return new IllegalArgumentException(what);
    }

    @Override
    public @Nullable EvaluationName getName(String name, int sheetIndex) {
        return names.find(name);
    }

    @Override
    public SpreadsheetVersion getSpreadsheetVersion() {
        return SpreadsheetVersion.EXCEL2007;
    }

    @Override
    public UDFFinder getUDFFinder() {
        return AggregatingUDFFinder.DEFAULT;
    }

    @Override
    public void clearAllCachedResultValues() {
        // nothing is cached here
    }

    @Override
    public Table getTable(@Nullable String name) {
        return names.getTable(name);
    }

    @Override
    public @Nullable Ptg getNameXPtg(String name, @Nullable SheetIdentifier sheet) {
        return null;
    }

    @Override
    public Name createName() {
        throw notHere("name");
    }

    @Override
    public int getExternalSheetIndex(String sheetName) {
        throw notHere(sheetName);
    }

    @Override
    public int getExternalSheetIndex(String workbookName, String sheetName) {
        throw notHere(workbookName);
    }

    @Override
    public ExternalSheet getExternalSheet(int externSheetIndex) {
        throw notHere("sheet");
    }

    @Override
    public int convertFromExternSheetIndex(int externSheetIndex) {
        return externSheetIndex;
    }

    @Override
    public ExternalName getExternalName(int externSheetIndex, int externNameIndex) {
        throw notHere("name");
    }

    @Override
    public ExternalName getExternalName(String nameName, @Nullable String sheetName, int externalWorkbookNumber) {
        throw notHere(nameName);
    }

    @Override
    public EvaluationName getName(NamePtg namePtg) {
        return names.get(namePtg);
    }

    @Override
    public String resolveNameXText(NameXPtg name) {
        throw notHere("name");
    }
}
