package org.giaoban.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.giaoban.model.Report.Template;
import org.giaoban.model.Wording;
import org.giaoban.render.Document;
import org.giaoban.render.Document.Section;
import org.giaoban.render.FigureLine;
import org.giaoban.summary.LeadersPage.Bullet;
import org.giaoban.summary.LeadersPage.Need;
import org.giaoban.summary.LeadersPage.PlanLine;
import org.giaoban.summary.LeadersPage.Reporter;
import org.giaoban.summary.LeadersPage.Tile;
import org.jspecify.annotations.Nullable;

/**
 * A row of the printed summary. A template prints each kind of row with a band of its own.
 *
 * @param cells texts of the row, by their place
 * @param first the tiles of a row of tiles, else null
 */
public record LeadersRow(
        Kind kind,
        List<String> cells,
        @Nullable Tile first,
        @Nullable Tile second,
        @Nullable Tile third,
        @Nullable Bullet bullet)
        implements FigureLine {

    /** Units beside each other in a row. */
    private static final int UNITS = 3;

    private static final int TILES = 3;

    public LeadersRow {
        cells = List.copyOf(cells);
    }

    /** What a row shows. */
    public enum Kind {
        TILES,
        /** A heading and what stands behind it. */
        HEADING,
        /** A label and a text. */
        NEED,
        /** Name, percentage and amounts of a plan. */
        PLAN,
        /** A name and signs for each unit. */
        UNITS,
        TEXT
    }

    @Override
    public List<String> figures() {
        return Stream.of(first, second, third)
                .filter(Objects::nonNull)
                .map(Tile::number)
                .toList();
    }

    /** The kind as text, for expressions of JRXML templates. */
    public String kindName() {
        return kind.name();
    }

    /** Sets a page as the section that the summary's template prints. */
    static Section section(LeadersPage page, String notice, Wording wording) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(Document.TYPE_SIZE, Document.LARGEST_TYPE_SIZE);
        parameters.put("title", page.head().title());
        parameters.put("state", page.head().state());
        parameters.put("dates", page.head().dates());
        parameters.put("received", page.head().received());
        parameters.put("news", page.news());
        parameters.put("note", String.join(" ", page.note()));
        parameters.put("notice", notice);
        return new Section(Template.BODY, 0, parameters, rows(page, wording));
    }

    private static List<LeadersRow> rows(LeadersPage page, Wording wording) {
        List<LeadersRow> rows = new ArrayList<>();
        for (int i = 0; i < page.tiles().size(); i += TILES) {
            rows.add(new LeadersRow(Kind.TILES, List.of(), tile(page, i), tile(page, i + 1), tile(page, i + 2), null));
        }
        rows.add(texts(Kind.HEADING, wording.get("needs-title"), ""));
        for (Need need : page.needs()) {
            rows.add(
                    need.label().isEmpty()
                            ? texts(Kind.TEXT, need.text())
                            : texts(Kind.NEED, need.label(), need.text()));
        }
        rows.add(texts(Kind.HEADING, page.plans().heading(), ""));
        if (page.plans().lines().isEmpty()) {
            rows.add(texts(Kind.TEXT, page.plans().none()));
        }
        for (PlanLine line : page.plans().lines()) {
            rows.add(new LeadersRow(
                    Kind.PLAN, List.of(line.name(), line.percent(), line.amounts()), null, null, null, line.bullet()));
        }
        rows.add(
                texts(Kind.HEADING, page.reporters().heading(), page.reporters().legend()));
        units(page.reporters().units(), rows);
        if (!page.reporters().others().isEmpty()) {
            rows.add(texts(Kind.TEXT, page.reporters().others()));
        }
        return rows;
    }

    private static void units(List<Reporter> units, List<LeadersRow> rows) {
        for (int i = 0; i < units.size(); i += UNITS) {
            List<String> cells = new ArrayList<>();
            for (int j = i; j < i + UNITS; j++) {
                cells.add(j < units.size() ? units.get(j).name() : "");
                cells.add(j < units.size() ? units.get(j).signs() : "");
            }
            rows.add(texts(Kind.UNITS, cells.toArray(String[]::new)));
        }
    }

    private static LeadersRow texts(Kind kind, String... cells) {
        return new LeadersRow(kind, List.of(cells), null, null, null, null);
    }

    private static @Nullable Tile tile(LeadersPage page, int index) {
        return index < page.tiles().size() ? page.tiles().get(index) : null;
    }
}
