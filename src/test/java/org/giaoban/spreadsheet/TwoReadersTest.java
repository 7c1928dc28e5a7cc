package org.giaoban.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Our own Open XML reader and POI read the same cells from every workbook of the public corpus that both can read. A
 * resource file lists the exceptions with reasons.
 */
class TwoReadersTest {

    private static final Path CORPUS = Path.of("../shared/corpus/poi");
    private static final Path EXCEPTIONS = Path.of("src/test/resources/two-readers-exceptions.csv");
    /** Larger files need more than a gigabyte in POI's usermodel. */
    private static final long LARGEST = 1_000_000;

    private static final int ENOUGH = 3;
    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";

    @Test
    void bothReaders_agreeOnEveryCell() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus is not here: " + CORPUS);
        ZipSecureFile.setMinInflateRatio(0.001);
        Map<String, String> differences = new TreeMap<>();
        int files = 0;
        long cells = 0;
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            Map<String, String> ours = ours(bytes);
            if (ours == null) {
                continue;
            }
            Map<String, String> theirs = theirs(bytes);
            if (theirs != null) {
                files++;
                cells += ours.size();
                compare(ours, theirs)
                        .ifPresent(text -> differences.put(file.getFileName().toString(), text));
            }
        }
        assertThat(files).isGreaterThan(300);
        assertThat(cells).isGreaterThan(450_000);
        assertThat(differences.keySet())
                .as(differences.toString())
                .isEqualTo(Files.readAllLines(EXCEPTIONS).stream()
                        .skip(1)
                        .map(line -> line.split(",", 2)[0])
                        .collect(Collectors.toSet()));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.filter(file -> file.toString().matches(".*\\.xls[xm]"))
                    .filter(file -> file.toFile().length() < LARGEST)
                    .sorted()
                    .toList();
        }
    }

    private static java.util.Optional<String> compare(Map<String, String> ours, Map<String, String> theirs) {
        List<String> found = new ArrayList<>();
        TreeMap<String, String> all = new TreeMap<>(theirs);
        all.putAll(ours);
        for (String address : all.keySet()) {
            String one = ours.getOrDefault(address, "");
            String other = theirs.getOrDefault(address, "");
            if (!isSame(one, other) && found.size() < ENOUGH) {
                found.add(address + " ours <" + cut(one) + "> POI <" + cut(other) + ">");
            }
        }
        return found.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(String.join("; ", found));
    }

    /**
     * Texts must be equal. Numbers may differ in the last of fifteen digits, where one reader rounds decimally and the
     * other in binary.
     */
    private static boolean isSame(String one, String other) {
        if (one.equals(other) || !one.matches(NUMBER) || !other.matches(NUMBER)) {
            return one.equals(other);
        }
        BigDecimal difference =
                new BigDecimal(one).subtract(new BigDecimal(other)).abs();
        return difference.compareTo(new BigDecimal(one).abs().movePointLeft(14)) <= 0;
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), 40));
    }

    private static @Nullable Map<String, String> ours(byte[] bytes) {
        try {
            Map<String, String> cells = new TreeMap<>();
            Workbook workbook = new OoxmlReader(Limits.ORDINARY, Workspace.ZONE).read(bytes);
            for (Sheet sheet : workbook.sheets()) {
                Stream.concat(sheet.rows().stream().flatMap(row -> row.cells().stream()), sheet.voids().stream())
                        .forEach(cell -> cells.put(
                                sheet.name() + "!" + cell.address(),
                                cell.type() == Cell.Type.NUMBER
                                        ? number(cell.findNumber().orElseThrow())
                                        : cell.shown()));
            }
            cells.values().removeIf(String::isEmpty);
            return cells;
        } catch (UnreadableException e) {
            return null;
        }
    }

    private static @Nullable Map<String, String> theirs(byte[] bytes) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            Map<String, String> cells = new TreeMap<>();
            for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
                XSSFSheet sheet = workbook.getSheetAt(i);
                for (var row : sheet) {
                    for (var cell : row) {
                        cells.put(sheet.getSheetName() + "!" + cell.getAddress().formatAsString(), shown((XSSFCell)
                                cell));
                    }
                }
            }
            cells.values().removeIf(String::isEmpty);
            return cells;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static String shown(XSSFCell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> cell.getRichStringCellValue().getString();
            case NUMERIC ->
                cell.getCTCell().isSetV() && !cell.getCTCell().getV().isEmpty()
                        ? number(Numbers.round(BigDecimal.valueOf(cell.getNumericCellValue())))
                        : "";
            case BOOLEAN -> cell.getBooleanCellValue() ? "TRUE" : "FALSE";
            case ERROR -> FormulaError.forInt(cell.getErrorCellValue()).getString();
            default -> "";
        };
    }

    private static String number(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
