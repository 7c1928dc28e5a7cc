package org.giaoban.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A workbook of the demonstration, read by simple loops over its cells without the program's own reading. */
record WrittenWorkbook(Map<String, Long> typed, @Nullable Map<String, Long> register) {

    static WrittenWorkbook read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            Sheet events = workbook.getSheet("Sổ hội nghị");
            return new WrittenWorkbook(
                    readTyped(workbook.getSheet("Số liệu")), events == null ? null : readRegister(events));
        }
    }

    private static Map<String, Long> readTyped(Sheet sheet) {
        Map<String, Long> typed = new LinkedHashMap<>();
        for (int r = 5; r <= sheet.getLastRowNum(); r++) {
            String value = text(sheet.getRow(r), 3).replaceAll("[.,]", "");
            if (!value.isEmpty()) {
                typed.put(text(sheet.getRow(r), 0), Long.valueOf(value));
            }
        }
        return typed;
    }

    private static Map<String, Long> readRegister(Sheet sheet) {
        Map<String, Long> sums = new TreeMap<>();
        for (String element :
                "QT.HN.TT QT.NG.TT QT.DC.TTU QT.LUOT.TTU TS.HN TS.LUOT BCV.HN BCV.LUOT GB.HN".split(" ")) {
            sums.put(element, 0L);
        }
        for (int r = 5; r <= sheet.getLastRowNum(); r++) {
            Row row = sheet.getRow(r);
            long points = number(text(row, 4));
            long attended = number(text(row, 6));
            String type = text(row, 2);
            if (type.equals("Quán triệt") && text(row, 3).equals("Trực tiếp")) {
                sums.merge("QT.HN.TT", 1L, Long::sum);
                sums.merge("QT.NG.TT", attended, Long::sum);
            } else if (type.equals("Quán triệt") && text(row, 3).equals("Trực tuyến")) {
                sums.merge("QT.DC.TTU", points, Long::sum);
                sums.merge("QT.LUOT.TTU", attended, Long::sum);
            } else if (type.equals("Thời sự")) {
                sums.merge("TS.HN", 1L, Long::sum);
                sums.merge("TS.LUOT", attended, Long::sum);
            } else if (type.equals("Báo cáo viên")) {
                sums.merge("BCV.HN", 1L, Long::sum);
                sums.merge("BCV.LUOT", attended, Long::sum);
            } else if (type.equals("Giao ban")) {
                sums.merge("GB.HN", 1L, Long::sum);
            } else {
                throw new IllegalStateException("type " + type);
            }
        }
        return sums;
    }

    private static long number(String shown) {
        return shown.isEmpty() ? 0 : Long.parseLong(shown.replaceAll("[.,]", ""));
    }

    private static String text(Row row, int column) {
        return Normalizer.normalize(
                new DataFormatter(Locale.ROOT).formatCellValue(row.getCell(column)), Normalizer.Form.NFC);
    }

    /** Returns the value of the indicator cell; if that is blank, the value of the register. */
    Map<String, Long> values() {
        Map<String, Long> values = new TreeMap<>(register == null ? Map.of() : register);
        values.putAll(typed);
        return values;
    }

    /** True if the register, if there is one, agrees with the cells. */
    boolean isAgreeing() {
        return register == null
                || register.entrySet().stream()
                        .allMatch(sum ->
                                typed.getOrDefault(sum.getKey(), sum.getValue()).equals(sum.getValue()));
    }
}
