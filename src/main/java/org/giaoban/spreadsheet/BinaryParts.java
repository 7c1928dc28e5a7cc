package org.giaoban.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.giaoban.model.Finding;
import org.giaoban.spreadsheet.RichText.Position;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of .xlsb files, by the numbers of [MS-XLSB] 2.3. POI's event reader is not used because it gives
 * formatted texts instead of numbers and passes over hidden rows, merged ranges and struck-out text.
 */
final class BinaryParts implements WorkbookParts {

    private static final int STRING = 19;
    private static final int FONT = 43;
    private static final int NUMBER_FORMAT = 44;
    private static final int CELL_FORMAT = 47;
    private static final int WORKBOOK_PROPERTIES = 153;
    private static final int SHEET = 156;
    private static final int BEGIN_CELL_FORMATS = 617;
    private static final int END_CELL_FORMATS = 618;

    private static final int STRUCK = 0x08;

    private final Limits limits;
    private final Limits.Memory memory;
    private boolean date1904;
    private final List<Unformatted> strings = new ArrayList<>();
    private final List<Font> fonts = new ArrayList<>();
    private final List<CellFormats.Style> styles = new ArrayList<>();
    private @Nullable BinarySheetReader sheets;

    /** A font: its name, whether its text is struck out, and the position of its letters. */
    private record Font(String name, boolean struck, Position position) {
        static final Font PLAIN = new Font("", false, Position.ON_LINE);
    }

    /**
     * A shared string whose runs are not yet known by their fonts, because the styles come later.
     *
     * @param runs position of each run's first character and the number of its font
     */
    private record Unformatted(String text, List<Run> runs) {
        record Run(int start, int font) {}
    }

    BinaryParts(Limits limits) {
        this.limits = limits;
        this.memory = limits.new Memory();
    }

    @Override
    public List<SheetEntry> readWorkbook(String name, InputStream part) throws IOException, UnreadableException {
        List<SheetEntry> entries = new ArrayList<>();
        for (BinaryRecords records = new BinaryRecords(part); records.next(); ) {
            if (records.type() == WORKBOOK_PROPERTIES) {
                date1904 = (records.unsignedByte() & 1) != 0;
            } else if (records.type() == SHEET) {
                Limits.check(entries.size() < limits.sheets(), "sheets", limits.sheets());
                boolean hidden = records.number() != 0;
                if (records.number() == 0) {
                    // the first version of the format has a number more here
                    records.skip(Integer.BYTES);
                }
                String relationship = records.text();
                entries.add(new SheetEntry(records.text(), hidden, relationship));
            }
        }
        return entries;
    }

    @Override
    public void readStrings(InputStream part) throws IOException, UnreadableException {
        for (BinaryRecords records = new BinaryRecords(part); records.next(); ) {
            if (records.type() == STRING) {
                strings.add(string(records));
            }
        }
    }

    /** Reads a rich text ([MS-XLSB] 2.5.121): flags, the text, and the runs if the first flag says so. */
    private Unformatted string(BinaryRecords records) throws UnreadableException {
        boolean hasRuns = (records.unsignedByte() & 1) != 0;
        String text = memory.keep(records.text());
        List<Unformatted.Run> runs = new ArrayList<>();
        int count = hasRuns ? records.number() : 0;
        for (int i = 0; i < count; i++) {
            runs.add(new Unformatted.Run(Math.min(records.unsignedShort(), text.length()), records.unsignedShort()));
        }
        return new Unformatted(text, runs);
    }

    @Override
    public void readStyles(InputStream part) throws IOException, UnreadableException {
        Map<Integer, String> codes = new HashMap<>();
        boolean inCells = false;
        for (BinaryRecords records = new BinaryRecords(part); records.next(); ) {
            Limits.checkStyles(Math.max(styles.size(), Math.max(fonts.size(), codes.size())));
            switch (records.type()) {
                case NUMBER_FORMAT -> codes.put(records.unsignedShort(), records.text());
                case FONT -> fonts.add(font(records));
                case BEGIN_CELL_FORMATS -> inCells = true;
                case END_CELL_FORMATS -> inCells = false;
                case CELL_FORMAT -> {
                    if (inCells) {
                        int format = records.skip(Short.BYTES).unsignedShort();
                        Font font = font(records.unsignedShort());
                        styles.add(CellFormats.Style.of(
                                format, codes.getOrDefault(format, ""), font.name(), font.struck()));
                    }
                }
                default -> {}
            }
        }
    }

    /** Reads a font ([MS-XLSB] 2.4.149): height, flags, weight, position, ten more fields, name. */
    private static Font font(BinaryRecords records) throws UnreadableException {
        boolean struck = (records.skip(Short.BYTES).unsignedShort() & STRUCK) != 0;
        Position position = switch (records.skip(Short.BYTES).unsignedShort()) {
            case 1 -> Position.RAISED;
            case 2 -> Position.LOWERED;
            default -> Position.ON_LINE;
        };
        return new Font(records.skip(13).text(), struck, position);
    }

    private Font font(int number) {
        return number < fonts.size() ? fonts.get(number) : Font.PLAIN;
    }

    @Override
    public Sheet readSheet(SheetEntry entry, InputStream part) throws IOException, UnreadableException {
        if (sheets == null) {
            sheets = new BinarySheetReader(
                    strings.stream().map(this::format).toList(), styles, new SheetBuilder(date1904, memory));
        }
        return sheets.read(entry, new BinaryRecords(part));
    }

    private RichText format(Unformatted string) {
        if (string.runs().isEmpty()) {
            return new RichText(string.text(), false);
        }
        RichText.Runs runs = new RichText.Runs();
        int start = 0;
        Font font = Font.PLAIN;
        for (Unformatted.Run run : string.runs()) {
            int end = Math.max(start, run.start());
            runs.add(string.text().substring(start, end), font.position(), font.struck());
            start = end;
            font = font(run.font());
        }
        runs.add(string.text().substring(start), font.position(), font.struck());
        return runs.text();
    }

    @Override
    public List<Finding> notes() {
        return sheets == null ? List.of() : sheets.notes();
    }

    /** Names of binary workbooks are not read: formulas that refer to them cannot be calculated. */
    @Override
    public Map<String, String> names() {
        return Map.of();
    }

    @Override
    public boolean date1904() {
        return date1904;
    }
}
