package org.giaoban.mail;

import java.util.List;

/** Sets a plain text as HTML: the first line is its heading, empty lines part paragraphs, lines with a dash are lists. */
final class HtmlText {

    private static final String ITEM = "- ";

    private HtmlText() {}

    static String of(String text) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"UTF-8\"></head><body>\n");
        boolean isFirst = true;
        for (String block : text.strip().split("\n{2,}")) {
            List<String> lines = block.lines().toList();
            if (isFirst) {
                html.append("<h3>").append(escape(lines.get(0))).append("</h3>\n");
                lines = lines.subList(1, lines.size());
                isFirst = false;
            }
            addBlock(html, lines);
        }
        return html.append("</body></html>\n").toString();
    }

    private static void addBlock(StringBuilder html, List<String> lines) {
        String open = "";
        for (String line : lines) {
            String kind = line.startsWith(ITEM) ? "ul" : "p";
            if (!kind.equals(open)) {
                close(html, open);
                html.append('<').append(kind).append(">\n");
                open = kind;
            } else if (kind.equals("p")) {
                html.append("<br>\n");
            }
            html.append(kind.equals("ul") ? "<li>" + escape(line.substring(ITEM.length())) + "</li>\n" : escape(line));
        }
        close(html, open);
    }

    private static void close(StringBuilder html, String open) {
        if (!open.isEmpty()) {
            html.append("</").append(open).append(">\n");
        }
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
