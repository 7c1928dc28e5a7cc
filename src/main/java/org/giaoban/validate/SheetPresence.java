package org.giaoban.validate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Form.IndicatorColumn;
import org.giaoban.recognise.FormSheets;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;

/**
 * Reports missing sheets of a form. Indicator sheets are required; a register may be missing, but a sheet with its name
 * must have its headings.
 */
final class SheetPresence {

    private final Workbook workbook;
    private final FormSheets sheets;
    private final ValidationOutcome validation;

    SheetPresence(Workbook workbook, FormSheets sheets, ValidationOutcome validation) {
        this.workbook = workbook;
        this.sheets = sheets;
        this.validation = validation;
    }

    void check() {
        for (Form.IndicatorSheet wanted : sheets.form().sheets().indicators()) {
            if (isAbsent(sheets.indicators(), wanted)) {
                report(wanted.name(), headings(wanted), true);
            }
        }
        for (Form.Register wanted : sheets.form().sheets().registers()) {
            if (isAbsent(sheets.registers(), wanted)) {
                report(
                        wanted.name(),
                        wanted.columns().stream().map(column -> column.aliases().get(0)),
                        false);
            }
        }
    }

    private static boolean isAbsent(List<? extends Table<?, ?>> tables, Object definition) {
        return tables.stream().noneMatch(table -> table.definition().equals(definition));
    }

    private static Stream<String> headings(Form.IndicatorSheet sheet) {
        return Stream.of(IndicatorColumn.values())
                .map(sheet.columns()::get)
                .filter(Objects::nonNull)
                .map(aliases -> aliases.get(0));
    }

    private void report(String name, Stream<String> headings, boolean mustBe) {
        String columns = headings.collect(Collectors.joining(" | "));
        Optional<Sheet> sameName = workbook.sheets().stream()
                .filter(sheet -> Folding.fold(sheet.name()).equals(Folding.fold(name)))
                .findFirst();
        if (sameName.isPresent()) {
            validation.add(Finding.of(FindingCode.MISSING_COLUMN, sameName.get().name(), null, "")
                    .with("column", columns));
        } else if (mustBe) {
            String there = workbook.sheets().stream().map(Sheet::name).collect(Collectors.joining(", "));
            validation.add(Finding.of(FindingCode.MISSING_SHEET, null, null, there)
                    .with("sheet", name)
                    .with("columns", columns));
        }
    }
}
