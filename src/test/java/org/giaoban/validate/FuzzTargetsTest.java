package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.giaoban.model.Period;
import org.giaoban.recognise.PeriodText;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Folding;
import org.giaoban.validate.NumberText.Kind;

/**
 * Invariants for arbitrary input. In an ordinary build each target runs its seeds, including inputs that once found a
 * defect; with {@code JAZZER_FUZZ=1} it generates inputs.
 */
class FuzzTargetsTest {

    private static final BigDecimal LARGEST = BigDecimal.TEN.pow(15);
    private static final Pattern SCALE = Pattern.compile("nghin|ngan|trieu|ty|ti");
    private static final Pattern ONE_MARK = Pattern.compile("(\\d+)([.,])(\\d+)");
    private static final Pattern GROUP = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    private static final SubmissionCheck CHECK = new SubmissionCheck(office());
    private static final byte[] XLSX = TestWorkbook.labelled("HT-DT", "2022-Q1")
            .figure(5, "SK.VB", 7)
            .figure(6, "KT.TT", "=D5+1")
            .bytes();
    private static final List<String> PARTS = List.of(
            "xl/worksheets/sheet1.xml",
            "xl/sharedStrings.xml",
            "xl/styles.xml",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "content.xml");

    // --- The reader

    @FuzzTest(maxDuration = "10m")
    void file(byte[] bytes) {
        assertSound(CHECK.check(bytes));
    }

    /**
     * The first byte selects the zip entry of a valid workbook that the rest replaces. The entry is written with a
     * valid checksum, because a wrong one would end the reading.
     */
    @FuzzTest(maxDuration = "10m")
    void part(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        String name = PARTS.get((bytes[0] & 0xFF) % PARTS.size());
        byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
        if (name.equals("content.xml")) {
            byte[] kind = "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII);
            assertSound(CHECK.check(TestZip.of(Map.of("mimetype", kind, name, content))));
        } else {
            Map<String, byte[]> parts = TestZip.parts(XLSX);
            parts.put(name, content);
            assertSound(CHECK.check(TestZip.of(parts)));
        }
    }

    private static void assertSound(CheckedSubmission checked) {
        assertThat(checked.findings()).extracting(Finding::code).doesNotContain("READING-ABANDONED");
        assertThat(checked.outcome() == Outcome.ACCEPTED || !checked.findings().isEmpty())
                .isTrue();
        for (DataValue value : checked.values()) {
            assertThat(value.cell()).matches("[A-Z]{1,3}[1-9]\\d*");
            if (value.amount() != null) {
                assertCount(value.amount());
            }
        }
    }

    // --- Numbers

    @FuzzTest(maxDuration = "5m")
    void number(byte[] bytes) {
        String typed = text(bytes);
        NumberText read = NumberText.parse(typed);
        boolean hasValue = read.kind() == Kind.NUMBER || read.kind() == Kind.PERCENT;
        assertThat(read.find().isPresent()).isEqualTo(hasValue);
        read.find().ifPresent(value -> assertDigitsKept(typed, value));
        assertOneMarkIsClear(typed, read);
        if (read.kind() == Kind.NUMBER) {
            assertThat(NumberText.parse(shown(read.find().orElseThrow())).find())
                    .hasValueSatisfying(again ->
                            assertThat(again).isEqualByComparingTo(read.find().orElseThrow()));
        }
        assertCellAgrees(typed, read);
    }

    /** No digit is dropped, added or moved: except for zeros at both ends, the value has the typed digits. */
    private static void assertDigitsKept(String typed, BigDecimal value) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        String digits = plain.replaceAll("\\D", "").replaceFirst("^0+", "");
        String unscaled = value.unscaledValue().abs().toString().replaceFirst("^0+", "");
        if (SCALE.matcher(Folding.bare(plain)).find()) {
            digits = digits.replaceFirst("0+$", "");
            unscaled = unscaled.replaceFirst("0+$", "");
        }
        assertThat(unscaled).as(typed).isEqualTo(digits);
    }

    /** A single comma or point groups exactly three digits or is a decimal mark; comma and point are treated alike. */
    private static void assertOneMarkIsClear(String typed, NumberText read) {
        var mark = ONE_MARK.matcher(typed);
        if (mark.matches() && read.find().isPresent()) {
            boolean group = GROUP.matcher(typed).matches();
            String plain = mark.group(1) + (group ? "" : ".") + mark.group(3);
            assertThat(read.find().orElseThrow()).as(typed).isEqualByComparingTo(new BigDecimal(plain));
        }
    }

    private static void assertCellAgrees(String typed, NumberText read) {
        List<Finding> bad = new ArrayList<>();
        CountCell count = CountCell.read(cell(typed), "E", "", bad::add, finding -> {});
        assertThat(bad.isEmpty()).isEqualTo(count.kind() != CountCell.Kind.BAD);
        count.find().ifPresent(value -> {
            assertCount(value);
            assertThat(value).isEqualByComparingTo(read.find().orElse(BigDecimal.ZERO));
        });
    }

    private static void assertCount(BigDecimal value) {
        assertThat(value.scale()).isZero();
        assertThat(value).isBetween(BigDecimal.ZERO, LARGEST);
    }

    /**
     * Formats a number in Vietnamese style. A fraction of three digits gets another zero, because it would be read as a
     * digit group.
     */
    private static String shown(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int digits = Math.max(plain.scale(), 0);
        return String.format(Locale.GERMANY, "%,." + (digits == 3 ? 4 : digits) + "f", plain);
    }

    // --- Periods and dates

    @FuzzTest(maxDuration = "5m")
    void period(byte[] bytes) {
        String typed = text(bytes);
        Optional<Period> read = PeriodText.parse(typed);
        read.ifPresent(period -> {
            assertThat(typed).contains(String.valueOf(period.year()));
            assertThat(PeriodText.parse(period.id())).contains(period);
        });
    }

    @FuzzTest(maxDuration = "5m")
    void date(byte[] bytes) {
        String typed = text(bytes);
        Optional<LocalDate> read = DateText.parse(typed);
        read.ifPresent(day -> {
            assertThat(typed).contains(String.valueOf(day.getYear()));
            assertThat(typed).contains(String.valueOf(day.getMonthValue()));
            assertThat(typed).contains(String.valueOf(day.getDayOfMonth()));
            assertThat(DateText.parse(DateText.show(day))).contains(day);
        });
    }

    // --- Making things

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Cell cell(String typed) {
        return new Cell(
                "S",
                1,
                1,
                Cell.Type.TEXT,
                typed,
                null,
                null,
                new Cell.CellFormat(Cell.NumberFormat.GENERAL, "", Cell.Visibility.SHOWN, ""));
    }

    private static Catalogue office() {
        try {
            return TestOffice.in(Files.createTempDirectory("giaoban-fuzz"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
