package org.giaoban.spreadsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.formula.EvaluationName;
import org.apache.poi.ss.formula.ptg.NamePtg;
import org.apache.poi.ss.formula.ptg.Ptg;
import org.apache.poi.ss.usermodel.Table;
import org.apache.poi.ss.usermodel.TableStyleInfo;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellReference;
import org.giaoban.spreadsheet.NamedRanges.NamedTable;
import org.jspecify.annotations.Nullable;

/** The names and tables of a workbook as POI's formula evaluator asks for them. */
final class EvaluatedNames {

    private final NamedRanges ranges;
    private final Function<String, Ptg[]> parser;
    private final List<OneName> known = new ArrayList<>();

    /** @param parser parses the formula of a name */
    EvaluatedNames(NamedRanges ranges, Function<String, Ptg[]> parser) {
        this.ranges = ranges;
        this.parser = parser;
    }

    /** Finds a name; null if the workbook has none, as POI expects. */
    @Nullable
    EvaluationName find(String name) {
        return ranges.findFormula(name)
                .map(formula -> {
                    OneName found = new OneName(name, formula, known.size());
                    known.add(found);
                    return found;
                })
                .orElse(null);
    }

    EvaluationName get(NamePtg reference) {
        return known.get(reference.getIndex());
    }

    /** @throws IllegalArgumentException if the workbook has no such table */
    Table getTable(@Nullable String name) {
        return new OneTable(
                ranges.findTable(String.valueOf(name)).orElseThrow(() -> new IllegalArgumentException(name)));
    }

    private final class OneName implements EvaluationName {

        private final String name;
        private final String formula;
        private final int index;

        OneName(String name, String formula, int index) {
            this.name = name;
            this.formula = formula;
            this.index = index;
        }

        @Override
        public String getNameText() {
            return name;
        }

        @Override
        public boolean isFunctionName() {
            return false;
        }

        @Override
        public boolean hasFormula() {
            return true;
        }

        @Override
        public Ptg[] getNameDefinition() {
            return parser.apply(formula);
        }

        @Override
        public boolean isRange() {
            return true;
        }

        @Override
        public NamePtg createPtg() {
            return new NamePtg(index);
        }
    }

    private record OneTable(NamedTable table) implements Table {

        private AreaReference area() {
            return new AreaReference(table.cells(), SpreadsheetVersion.EXCEL2007);
        }

        @Override
        public int getStartColIndex() {
            return area().getFirstCell().getCol();
        }

        @Override
        public int getStartRowIndex() {
            return area().getFirstCell().getRow();
        }

        @Override
        public int getEndColIndex() {
            return area().getLastCell().getCol();
        }

        @Override
        public int getEndRowIndex() {
            return area().getLastCell().getRow();
        }

        @Override
        public String getName() {
            return table.name();
        }

        @Override
        public @Nullable String getStyleName() {
            return null;
        }

        @Override
        public int findColumnIndex(String heading) {
            return table.columns().stream().map(NamedRanges::key).toList().indexOf(NamedRanges.key(heading));
        }

        @Override
        public String getSheetName() {
            return table.sheet();
        }

        @Override
        public boolean isHasTotalsRow() {
            return table.totals() > 0;
        }

        @Override
        public int getTotalsRowCount() {
            return table.totals();
        }

        @Override
        public int getHeaderRowCount() {
            return table.headings();
        }

        @Override
        public @Nullable TableStyleInfo getStyle() {
            return null;
        }

        @Override
        public boolean contains(CellReference cell) {
            return cell.getRow() >= getStartRowIndex()
                    && cell.getRow() <= getEndRowIndex()
                    && cell.getCol() >= getStartColIndex()
                    && cell.getCol() <= getEndColIndex();
        }
    }
}
