package org.giaoban.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A workbook described cell by cell in YAML. A cell is a number, a text, {@code {date: 2022-03-31}},
 * {@code {error: "#N/A"}}, {@code {text: …, font: …}} or {@code {formula: …, cached: …}}, the latter perhaps without the
 * cached value.
 *
 * @param saved when a person saved it last
 */
record SheetsOfCells(@Nullable Instant saved, List<Page> sheets) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Page(
            String name,
            Map<String, JsonNode> cells,
            @Nullable List<String> merged,
            @Nullable List<Integer> hiddenRows) {}

    static byte[] write(Path file) throws IOException {
        SheetsOfCells sheets = YAML.readValue(file.toFile(), SheetsOfCells.class);
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            sheets.sheets().forEach(page -> fill(workbook.createSheet(page.name()), page));
            workbook.getProperties()
                    .getCoreProperties()
                    .getUnderlyingProperties()
                    .setModifiedProperty(Optional.ofNullable(sheets.saved()).map(Date::from));
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void fill(XSSFSheet sheet, Page page) {
        page.cells().forEach((address, value) -> put(cell(sheet, address), value));
        Optional.ofNullable(page.merged()).orElse(List.of()).stream()
                .map(CellRangeAddress::valueOf)
                .forEach(sheet::addMergedRegion);
        Optional.ofNullable(page.hiddenRows())
                .orElse(List.of())
                .forEach(row -> sheet.getRow(row - 1).setZeroHeight(true));
    }

    private static XSSFCell cell(XSSFSheet sheet, String address) {
        CellReference at = new CellReference(address);
        XSSFRow row = Optional.ofNullable(sheet.getRow(at.getRow())).orElseGet(() -> sheet.createRow(at.getRow()));
        return row.createCell(at.getCol());
    }

    private static void put(XSSFCell cell, JsonNode value) {
        if (value.isNumber()) {
            cell.setCellValue(value.asDouble());
        } else if (value.isString()) {
            cell.setCellValue(value.asString());
        } else if (value.has("date")) {
            cell.setCellStyle(style(cell, style -> style.setDataFormat((short) 14)));
            cell.setCellValue(LocalDate.parse(value.get("date").asString()));
        } else if (value.has("error")) {
            cell.setCellErrorValue(
                    FormulaError.forString(value.get("error").asString()).getCode());
        } else if (value.has("formula")) {
            cell.setCellFormula(value.get("formula").asString());
            if (value.has("cached")) {
                cell.setCellValue(value.get("cached").asDouble());
            }
        } else {
            XSSFFont font = cell.getSheet().getWorkbook().createFont();
            font.setFontName(value.get("font").asString());
            cell.setCellStyle(style(cell, style -> style.setFont(font)));
            cell.setCellValue(value.get("text").asString());
        }
    }

    private static CellStyle style(XSSFCell cell, Consumer<CellStyle> change) {
        CellStyle style = cell.getSheet().getWorkbook().createCellStyle();
        change.accept(style);
        return style;
    }
}
