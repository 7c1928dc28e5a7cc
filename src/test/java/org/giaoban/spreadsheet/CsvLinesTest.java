package org.giaoban.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stray quotes swallow no lines; proper ones keep separators and line breaks. */
class CsvLinesTest {

    @Test
    void unclosedQuote_isText() {
        assertThat(split("a;b;c\n1;2;\"see\n3;4;5\n"))
                .containsExactly(List.of("a", "b", "c"), List.of("1", "2", "\"see"), List.of("3", "4", "5"));
    }

    @Test
    void quoteClosedBeforeText_isText() {
        assertThat(split("a;b;c\n1;2;\"see\n3;4;\"end\"\n"))
                .containsExactly(List.of("a", "b", "c"), List.of("1", "2", "\"see"), List.of("3", "4", "end"));
    }

    @Test
    void quoteClosedAtTheEndOfALaterLine_isText() {
        assertThat(split("a;b;c\n1;2;\"see\n3;4;5\n6;7;end\"\n"))
                .containsExactly(
                        List.of("a", "b", "c"),
                        List.of("1", "2", "\"see"),
                        List.of("3", "4", "5"),
                        List.of("6", "7", "end\""));
    }

    @Test
    void quotedField_keepsSeparatorsLineBreaksAndDoubledQuotes() {
        assertThat(split("a;b;c\r\n1;\"x;y\r\nz \"\"w\"\"\";\"\"\r\n4;5;6"))
                .containsExactly(List.of("a", "b", "c"), List.of("1", "x;y\r\nz \"w\"", ""), List.of("4", "5", "6"));
    }

    @Test
    void strayQuote_isNamedByItsLine() {
        CsvLines lines = new CsvLines("a;b;c\n\"x\ny\";2;3\n1;2;\"see\n", ';');
        while (lines.hasNext()) {
            lines.next();
        }
        assertThat(lines.findStrayQuote()).contains(4);
    }

    private static List<List<String>> split(String text) {
        List<List<String>> records = new ArrayList<>();
        for (CsvLines lines = new CsvLines(text, ';'); lines.hasNext(); ) {
            records.add(lines.next());
        }
        return records;
    }
}
