package org.giaoban.spreadsheet;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.spreadsheet.Cell.Format;
import org.giaoban.spreadsheet.Cell.Look;
import org.giaoban.spreadsheet.Cell.Type;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Workbook} from one process to another. */
final class WorkbookJson {

    private WorkbookJson() {}

    static void write(Workbook workbook, DataOutputStream out) throws IOException {
        out.writeBoolean(workbook.date1904());
        write(workbook.saved().map(Instant::toString).orElse(null), out);
        out.writeInt(workbook.notes().size());
        for (Finding note : workbook.notes()) {
            out.writeUTF(note.code());
            write(note.found(), out);
        }
        out.writeInt(workbook.sheets().size());
        for (Sheet sheet : workbook.sheets()) {
            write(sheet.name(), out);
            out.writeBoolean(sheet.hidden());
            out.writeInt(sheet.rows().size());
            for (Row row : sheet.rows()) {
                out.writeInt(row.number());
                out.writeInt(row.cells().size());
                for (Cell cell : row.cells()) {
                    write(cell, out);
                }
            }
        }
    }

    private static void write(Cell cell, DataOutputStream out) throws IOException {
        out.writeInt(cell.column());
        out.writeByte(cell.type().ordinal());
        write(cell.shown(), out);
        write(cell.number() == null ? null : cell.number().toString(), out);
        write(cell.formula(), out);
        out.writeByte(cell.look().format().ordinal());
        write(cell.look().font(), out);
        out.writeBoolean(cell.look().hidden());
    }

    private static void write(@Nullable String text, DataOutputStream out) throws IOException {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? -1 : bytes.length);
        out.write(bytes);
    }

    static Workbook readWorkbook(DataInputStream in) throws IOException {
        boolean date1904 = in.readBoolean();
        Optional<Instant> saved = Optional.ofNullable(findText(in)).map(Instant::parse);
        List<Finding> notes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            notes.add(Finding.of(FindingCode.of(in.readUTF()), null, null, readText(in)));
        }
        List<Sheet> sheets = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            sheets.add(readSheet(in));
        }
        return new Workbook(sheets, date1904, notes, saved);
    }

    private static Sheet readSheet(DataInputStream in) throws IOException {
        String name = readText(in);
        boolean hidden = in.readBoolean();
        List<Row> rows = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            int number = in.readInt();
            List<Cell> cells = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                cells.add(readCell(name, number, in));
            }
            rows.add(new Row(number, cells));
        }
        return new Sheet(name, hidden, rows);
    }

    private static Cell readCell(String sheet, int row, DataInputStream in) throws IOException {
        int column = in.readInt();
        Type type = Type.values()[in.readByte()];
        String shown = readText(in);
        String number = findText(in);
        String formula = findText(in);
        Look look = new Look(Format.values()[in.readByte()], readText(in), in.readBoolean());
        return new Cell(sheet, row, column, type, shown, number == null ? null : new BigDecimal(number), formula, look);
    }

    private static String readText(DataInputStream in) throws IOException {
        String text = findText(in);
        return text == null ? "" : text;
    }

    private static @Nullable String findText(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
