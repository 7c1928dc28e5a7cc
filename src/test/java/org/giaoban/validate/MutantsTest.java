package org.giaoban.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand damaged copies of a workbook: each is refused or returned, or gives the same values as the original. The
 * seeds are fixed.
 */
class MutantsTest {

    private static final int MUTANTS = 10_000;
    private static final Pattern TAG = Pattern.compile("<[\\w:]+((?:\\s+[\\w:]+=\"[^\"]*\"){2,})\\s*/?>");
    private static final Pattern VALUE = Pattern.compile("(?<==\")[^\"]*(?=\")");

    @TempDir
    private Path root;

    private enum Damage {
        BIT_FLIP,
        TRUNCATION,
        DROPPED_ENTRY,
        DOUBLED_ENTRY,
        SWAPPED_ATTRIBUTES,
        STORED_BIT_FLIP
    }

    private record Entry(String name, byte[] bytes) {}

    @Test
    void damagedWorkbook_neverGivesOtherFigures() throws IOException {
        SubmissionCheck check = new SubmissionCheck(TestOffice.in(root));
        byte[] whole = workbook();
        byte[] stored = write(entries(whole), true);
        Set<String> figures = figures(check.check(whole));
        assertThat(figures).hasSizeGreaterThan(10);
        assertThat(figures(check.check(stored))).isEqualTo(figures);
        Map<Damage, Integer> accepted = new EnumMap<>(Damage.class);
        for (int seed = 0; seed < MUTANTS; seed++) {
            Random random = new Random(seed);
            Damage damage = Damage.values()[seed % Damage.values().length];
            byte[] mutant = mutate(damage, damage == Damage.STORED_BIT_FLIP ? stored : whole, random);
            CheckedSubmission checked = check.check(mutant);
            if (checked.outcome() == Outcome.ACCEPTED) {
                accepted.merge(damage, 1, Integer::sum);
                assertThat(figures(checked)).as(damage + " seed " + seed).isEqualTo(figures);
                assertThat(checked.unit()).as(damage + " seed " + seed).isEqualTo("HT-DT");
            }
            assertThat(checked.findings())
                    .as(damage + " seed " + seed)
                    .noneMatch(finding -> finding.code().equals("READING-ABANDONED"));
        }
        assertThat(accepted.getOrDefault(Damage.DROPPED_ENTRY, 0)).isPositive();
        assertThat(accepted.values().stream().mapToInt(n -> n).sum()).isBetween(1, MUTANTS / 2);
    }

    /** The aggregated content of a value: element, category and number. The name of the sheet may be damaged. */
    private static Set<String> figures(CheckedSubmission checked) {
        return checked.values().stream()
                .map(value -> value.element() + ":" + value.category() + "=" + value.amount() + "@" + value.cell())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static byte[] mutate(Damage damage, byte[] whole, Random random) throws IOException {
        return switch (damage) {
            case BIT_FLIP, STORED_BIT_FLIP -> {
                byte[] flipped = whole.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case TRUNCATION -> Arrays.copyOf(whole, random.nextInt(whole.length));
            case DROPPED_ENTRY -> {
                List<Entry> entries = entries(whole);
                entries.remove(random.nextInt(entries.size()));
                yield write(entries, false);
            }
            case DOUBLED_ENTRY -> {
                List<Entry> entries = entries(whole);
                Entry one = entries.get(random.nextInt(entries.size()));
                Entry other = entries.get(random.nextInt(entries.size()));
                entries.add(random.nextInt(entries.size() + 1), new Entry(one.name(), other.bytes()));
                yield write(entries, false);
            }
            case SWAPPED_ATTRIBUTES -> {
                List<Entry> entries = entries(whole);
                int at = random.nextInt(entries.size());
                Entry entry = entries.get(at);
                String xml = new String(entry.bytes(), StandardCharsets.UTF_8);
                entries.set(at, new Entry(entry.name(), swap(xml, random).getBytes(StandardCharsets.UTF_8)));
                yield write(entries, false);
            }
        };
    }

    /** Exchanges the values of two attributes of one XML element. */
    private static String swap(String xml, Random random) {
        List<MatchResult> tags = TAG.matcher(xml).results().toList();
        if (tags.isEmpty()) {
            return xml;
        }
        MatchResult tag = tags.get(random.nextInt(tags.size()));
        List<MatchResult> values = VALUE.matcher(tag.group()).results().toList();
        int first = random.nextInt(values.size() - 1);
        int second = first + 1 + random.nextInt(values.size() - first - 1);
        MatchResult a = values.get(first);
        MatchResult b = values.get(second);
        String swapped = tag.group().substring(0, a.start())
                + b.group()
                + tag.group().substring(a.end(), b.start())
                + a.group()
                + tag.group().substring(b.end());
        return xml.substring(0, tag.start()) + swapped + xml.substring(tag.end());
    }

    private static List<Entry> entries(byte[] book) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.add(new Entry(entry.getName(), in.readAllBytes()));
            }
        }
        return entries;
    }

    private static byte[] write(List<Entry> entries, boolean stored) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
            for (Entry entry : entries) {
                ZipArchiveEntry zipped = new ZipArchiveEntry(entry.name());
                if (stored) {
                    CRC32 checksum = new CRC32();
                    checksum.update(entry.bytes());
                    zipped.setMethod(ZipEntry.STORED);
                    zipped.setCrc(checksum.getValue());
                    zipped.setSize(entry.bytes().length);
                }
                out.putArchiveEntry(zipped);
                out.write(entry.bytes());
                out.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook() {
        TestWorkbook workbook = TestWorkbook.labelled("HT-DT", "2022-Q1")
                .figure(5, "SK.VB", 7)
                .figure(6, "DH.VB", 12)
                .figure(7, "TL.SO", "72.000")
                .figure(8, "HD.VB", "-")
                .figure(9, "KT.TT", "x")
                .figure(10, "DH.BD", 34)
                .figure(11, "GT:A", 6)
                .figure(12, "GT:B", 8)
                .figure(13, "KGM.XL", "=D5+D6")
                .registerHead();
        for (int row = 2; row < 8; row++) {
            workbook.row(
                    TestWorkbook.REGISTER,
                    row,
                    LocalDate.of(2022, 1 + row % 3, row),
                    "Hội nghị " + row,
                    row % 2 == 0 ? "Thời sự" : "Báo cáo viên",
                    "Trực tiếp",
                    null,
                    100 + row,
                    90 + row);
        }
        workbook.row(TestWorkbook.TEXTS, 1, "Tồn tại, hạn chế").row(TestWorkbook.TEXTS, 2, "Còn chậm.");
        workbook.with(book -> book.getCreationHelper().createFormulaEvaluator().evaluateAll());
        return workbook.bytes();
    }
}
