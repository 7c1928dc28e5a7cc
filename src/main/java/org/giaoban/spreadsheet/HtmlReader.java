package org.giaoban.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.giaoban.model.FindingCode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Reads the tables of a web page, which systems on the web export as .xls. Each table without a table in it is a sheet;
 * what the page says before a table stands in rows above it.
 */
final class HtmlReader implements WorkbookReader {

    private static final String SHEET = "HTML";
    private static final String UNDECODED = "\uFFFD";
    private static final Set<String> NOT_SHOWN =
            Set.of("script", "style", "template", "noscript", "select", "object", "svg", "head", "title");

    private final Limits limits;

    HtmlReader(Limits limits) {
        this.limits = limits;
    }

    @Override
    public Workbook read(byte[] bytes) throws UnreadableException {
        Limits.check(bytes.length <= limits.markupBytes(), "bytes", limits.markupBytes());
        Document page = parse(bytes);
        OnePage sheets = new OnePage();
        sheets.addAll(page.body());
        return new Workbook(sheets.end(), false, List.of(), Optional.empty());
    }

    private static Document parse(byte[] bytes) throws UnreadableException {
        try {
            // the encoding is that of the page itself, else UTF-8
            Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
            if (page.selectFirst("table") == null) {
                throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "HTML");
            }
            boolean guessed = page.charset().equals(StandardCharsets.UTF_8);
            if (guessed && page.wholeText().contains(UNDECODED)) {
                throw new UnreadableException(FindingCode.NOT_A_WORKBOOK, "HTML ≠ UTF-8");
            }
            return page;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(FindingCode.UNREADABLE, "HTML");
        }
    }

    /** Lists the rows of a table that are not rows of a table in it. */
    static List<Element> rowsOf(Element table) {
        List<Element> rows = new ArrayList<>();
        for (Element child : table.children()) {
            if (child.normalName().equals("tr")) {
                rows.add(child);
            } else if (Set.of("thead", "tbody", "tfoot").contains(child.normalName())) {
                child.children().stream()
                        .filter(each -> each.normalName().equals("tr"))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    /** Collects the sheets of one page, in the order of the page. */
    private final class OnePage {

        private final SheetBuilder sheet = new SheetBuilder(false, limits.new Memory());
        private final List<Sheet> sheets = new ArrayList<>();
        private final HtmlText line = new HtmlText();

        OnePage() {
            sheet.begin(SHEET, false);
        }

        void addAll(Element element) throws UnreadableException {
            for (Node child : element.childNodes()) {
                if (!(child instanceof Element inner)) {
                    line.add(child);
                } else if (NOT_SHOWN.contains(inner.normalName())) {
                    continue;
                } else if (inner.normalName().equals("table") && inner.selectFirst("table table") == null) {
                    addTable(inner);
                } else if (hasBlocks(inner)) {
                    endLine();
                    addAll(inner);
                    endLine();
                } else {
                    line.add(inner);
                }
            }
        }

        private boolean hasBlocks(Element element) {
            Predicate<Element> isBlock =
                    each -> each.isBlock() || each.normalName().equals("br");
            return isBlock.test(element) || element.stream().anyMatch(isBlock);
        }

        /** Writes the words since the last line into a row of their own. */
        private void endLine() throws UnreadableException {
            RichText text = line.end();
            if (!text.text().isBlank()) {
                sheet.row(sheet.row() + 1, false);
                sheet.moveTo(1);
                sheet.addText(text.keptIn(sheet.memory()), null, CellFormats.Style.PLAIN);
            }
        }

        private void addTable(Element table) throws UnreadableException {
            endLine();
            new HtmlTable(sheet).add(table);
            endSheet();
        }

        private void endSheet() throws UnreadableException {
            Sheet built = sheet.end();
            if (!built.rows().isEmpty()) {
                Limits.check(sheets.size() < limits.sheets(), "sheets", limits.sheets());
                sheets.add(built);
            }
            sheet.begin(SHEET + " " + (sheets.size() + 1), false);
        }

        List<Sheet> end() throws UnreadableException {
            endLine();
            endSheet();
            return sheets;
        }
    }
}
