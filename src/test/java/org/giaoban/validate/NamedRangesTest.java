package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.giaoban.validate.TestWorkbook.labelled;

import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** Formulas that refer to cells by a name of the workbook or by a column of a table; the sum of the cells is 7. */
class NamedRangesTest extends WithTestOffice {

    private static TestWorkbook workbook(String formula, double stored) {
        return labelled("HT-DT", "2022-Q1")
                .row("Xã", 1, "Xã", "Lượt")
                .row("Xã", 2, "A", 3)
                .row("Xã", 3, "B", 4)
                .with(book -> {
                    Name name = book.createName();
                    name.setNameName("TONG_LUOT");
                    name.setRefersToFormula("'Xã'!$B$2:$B$3");
                    var sheet = ((XSSFWorkbook) book).getSheet("Xã");
                    var table = sheet.createTable(new AreaReference("A1:B3", SpreadsheetVersion.EXCEL2007));
                    table.setName("Bang1");
                    table.setDisplayName("Bang1");
                })
                .set(TestWorkbook.FIGURES, "A5", "SK.VB")
                .set(TestWorkbook.FIGURES, "D5", stored)
                .with(book ->
                        book.getSheet(TestWorkbook.FIGURES).getRow(4).getCell(3).setCellFormula(formula));
    }

    private List<String> findings(String formula, double stored) {
        return check.check(workbook(formula, stored).bytes()).findings().stream()
                .map(finding -> finding.code() + " " + finding.cell() + " "
                        + finding.values().get("evaluated"))
                .toList();
    }

    @Test
    void sumsOfNamedCells_areCalculated() {
        for (String formula : List.of("SUM(TONG_LUOT)", "SUM(Bang1[Lượt])", "SUBTOTAL(9,tong_luot)")) {
            assertThat(findings(formula, 7)).isEmpty();
            assertThat(findings(formula, 0)).containsExactly("FORMULA-CONTRADICTED D5 7");
        }
    }
}
