package org.giaoban.spreadsheet;

import java.util.Set;
import java.util.regex.Pattern;
import org.giaoban.spreadsheet.RichText.Position;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Collects the words of a web page as they are shown, with struck-out words and raised and lowered digits. */
final class HtmlText {

    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n\\f]+");
    private static final Pattern STRUCK = Pattern.compile("(?i).*text-decoration[^;]*line-through.*", Pattern.DOTALL);
    private static final Set<String> STRUCK_ELEMENTS = Set.of("s", "strike", "del");
    private static final Set<String> NOT_SHOWN = Set.of("script", "style", "template", "select");

    private RichText.Runs runs = new RichText.Runs();
    private boolean endsWithSpace = true;

    /** Adds the words of a text, or of an element and all that is in it. */
    void add(Node node) {
        add(node, Position.ON_LINE, false);
    }

    private void add(Node node, Position position, boolean struck) {
        if (node instanceof TextNode text) {
            String words = SPACES.matcher(text.getWholeText()).replaceAll(" ");
            String joined = endsWithSpace && words.startsWith(" ") ? words.substring(1) : words;
            runs.add(joined, position, struck);
            endsWithSpace = joined.isEmpty() ? endsWithSpace : joined.endsWith(" ");
        } else if (node instanceof Element element && !NOT_SHOWN.contains(element.normalName())) {
            String name = element.normalName();
            boolean struckHere = struck
                    || STRUCK_ELEMENTS.contains(name)
                    || STRUCK.matcher(element.attr("style")).matches();
            Position here = name.equals("sup") ? Position.RAISED : name.equals("sub") ? Position.LOWERED : position;
            if (name.equals("br") || element.isBlock() && !endsWithSpace) {
                runs.add("\n", position, struck);
                endsWithSpace = true;
            }
            element.childNodes().forEach(child -> add(child, here, struckHere));
        }
    }

    /** Returns the words since the last call, without spaces around them. */
    RichText end() {
        RichText text = runs.text();
        runs = new RichText.Runs();
        endsWithSpace = true;
        return new RichText(text.text().strip(), text.struck());
    }
}
