package org.giaoban.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.model.Wording;
import org.giaoban.summary.LeadersPage.Reporter;
import org.giaoban.summary.LeadersPage.Tile;

/** Writes a summary as plain text, for the body of a mail: news, tiles, what to know, who is late. */
public final class LeadersText {

    private static final String ITEM = "- ";

    private LeadersText() {}

    /** Returns the text, with lines that end in a line feed. */
    public static String of(LeadersPage page, Wording wording) {
        List<String> lines = new ArrayList<>();
        LeadersPage.Head head = page.head();
        lines.add(head.title());
        lines.add(head.state() + ", " + head.dates());
        lines.add(head.received());
        lines.add("");
        lines.add(page.news());
        lines.add("");
        page.tiles().forEach(tile -> lines.add(ITEM + line(tile)));
        lines.add("");
        lines.add(wording.get("needs-title"));
        page.needs().forEach(need -> lines.add(ITEM + (need.label() + " " + need.text()).strip()));
        List<Reporter> exceptions = page.reporters().units().stream()
                .filter(unit -> !unit.isOnTime())
                .toList();
        if (!exceptions.isEmpty()) {
            lines.add("");
            lines.add(page.reporters().heading() + " (" + page.reporters().legend() + ")");
            exceptions.forEach(
                    unit -> lines.add(ITEM + unit.name() + ": " + unit.signs().stripTrailing()));
        }
        if (!page.reporters().others().isEmpty()) {
            lines.add(page.reporters().others());
        }
        lines.add("");
        lines.addAll(page.note());
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** Returns {@code 200 hội nghị thông tin thời sự: ▲ 25 (14,3%); 50% kế hoạch năm}. */
    private static String line(Tile tile) {
        String said = Stream.of(tile.change(), tile.basis(), tile.standing())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return tile.number() + " " + tile.name() + ": " + said;
    }
}
