package org.giaoban.pptx;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.sl.usermodel.Placeholder;
import org.apache.poi.sl.usermodel.ShapeType;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFGroupShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.giaoban.model.Wording;
import org.giaoban.narrative.Compared;
import org.giaoban.summary.LeadersPage;
import org.giaoban.summary.LeadersPage.Bullet;
import org.giaoban.summary.LeadersPage.Head;
import org.giaoban.summary.LeadersPage.PlanLine;
import org.giaoban.summary.LeadersPage.Reporter;
import org.giaoban.summary.LeadersPage.Tile;
import org.giaoban.workbook.StablePackage;

/**
 * Writes a summary as three slides: the news and the tiles, the plans, who is late. All texts are those of the page, so
 * that slides and page have the same figures. The same page always gives the same bytes.
 */
public final class Slides {

    private static final double MARGIN = 40;
    private static final double TEXT_WIDTH = SlideTemplate.WIDTH - 2 * MARGIN;
    private static final double TITLE_TOP = 24;
    private static final double TITLE_HEIGHT = 38;
    private static final double BODY_TOP = 72;
    private static final double FOOT_TOP = 506;
    private static final double WHOLE = 1000;

    private static final int TILES_BESIDE = 3;
    private static final double TILES_TOP = 184;
    private static final double GAP = 14;
    private static final double PADDING = 10;

    /** Units of the longest list that has one column. */
    private static final int ONE_COLUMN = 8;

    private static final double SIGNS_WIDTH = 110;
    private static final double LARGEST_NAME = 20;

    private final XMLSlideShow show;
    private final XSLFSlideLayout layout;
    private final LeadersPage page;
    private final String notice;
    private final Wording wording;

    private Slides(XMLSlideShow show, LeadersPage page, String notice, Wording wording) {
        this.show = show;
        this.layout = show.getSlideMasters().get(0).getSlideLayouts()[0];
        this.page = page;
        this.notice = notice;
        this.wording = wording;
    }

    /**
     * Returns the bytes of a {@code .pptx} file.
     *
     * @param notice printed at the foot of every slide; empty for none
     */
    public static byte[] write(LeadersPage page, String notice, Wording wording) {
        try (XMLSlideShow show = SlideTemplate.open()) {
            Slides slides = new Slides(show, page, foot(page, notice, wording), wording);
            show.getProperties().getCoreProperties().setTitle(page.head().title());
            slides.news();
            slides.plans();
            slides.reporters();
            return StablePackage.save(show);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the last line of every slide: what a mark behind a number means, and the notice. */
    private static String foot(LeadersPage page, String notice, Wording wording) {
        boolean isAmended = page.tiles().stream().map(Tile::number).anyMatch(Compared::isMarkedAmended);
        return Stream.of(isAmended ? wording.get("slides-amended") : "", notice)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private void news() {
        Head head = page.head();
        XSLFSlide slide = create(head.title());
        SlideShapes.text(slide, box(BODY_TOP - 6, 22), List.of(SlideLine.plain(head.received(), 16)));
        SlideShapes.text(
                slide,
                box(BODY_TOP + 20, TILES_TOP - BODY_TOP - 24),
                List.of(SlideLine.bold(page.news(), 24).within(TEXT_WIDTH, 3, 17)));
        for (int i = 0; i < page.tiles().size(); i++) {
            tile(slide, page.tiles().get(i), i);
        }
    }

    private void tile(XSLFSlide slide, Tile tile, int index) {
        int rows = Math.max(2, (page.tiles().size() + TILES_BESIDE - 1) / TILES_BESIDE);
        double width = (TEXT_WIDTH - (TILES_BESIDE - 1) * GAP) / TILES_BESIDE;
        double height = (FOOT_TOP - GAP - TILES_TOP - (rows - 1) * GAP) / rows;
        Rectangle2D frame = new Rectangle2D.Double(
                MARGIN + index % TILES_BESIDE * (width + GAP),
                TILES_TOP + index / TILES_BESIDE * (height + GAP),
                width,
                height);
        SlideShapes.outlined(slide, frame, SlideLine.OUTLINE, 0.75);
        double room = width - 2 * PADDING;
        String standing = Stream.of(tile.basis(), tile.standing())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
        SlideShapes.text(
                slide,
                new Rectangle2D.Double(frame.getX() + PADDING, frame.getY() + 6, room, height - 12),
                List.of(
                        SlideLine.bold(tile.number(), 38).within(room, 1, 20),
                        SlideLine.plain(tile.name(), 19).within(room, 1, 14),
                        SlideLine.bold(tile.change(), 19).within(room, 1, 14),
                        new SlideLine(standing, 16, false, SlideLine.OUTLINE).within(room, 2, 13)));
    }

    private void plans() {
        XSLFSlide slide = create(page.plans().heading());
        List<PlanLine> lines = page.plans().lines();
        if (lines.isEmpty()) {
            SlideShapes.text(
                    slide,
                    box(BODY_TOP + 20, 60),
                    List.of(SlideLine.plain(page.plans().none(), 24)));
            return;
        }
        SlideShapes.text(
                slide,
                box(BODY_TOP - 6, 22),
                List.of(new SlideLine(wording.get("slides-legend"), 16, false, SlideLine.OUTLINE)));
        double room = (FOOT_TOP - GAP - BODY_TOP - 26) / Math.max(lines.size(), 6);
        for (int i = 0; i < lines.size(); i++) {
            plan(slide, lines.get(i), BODY_TOP + 26 + i * room, room);
        }
    }

    /** Adds a plan: its name, the drawing, and the figures. */
    private static void plan(XSLFSlide slide, PlanLine line, double top, double room) {
        double names = 290;
        double figures = 230;
        SlideShapes.text(
                slide,
                new Rectangle2D.Double(MARGIN, top, names, room),
                List.of(SlideLine.plain(line.name(), 20).within(names, 2, 14)));
        SlideShapes.text(
                slide,
                new Rectangle2D.Double(SlideTemplate.WIDTH - MARGIN - figures, top, figures, room),
                List.of(
                        SlideLine.bold(line.percent() + (line.bullet().isCut() ? " »" : ""), 20),
                        SlideLine.plain(line.amounts(), 16).within(figures, 1, 12)));
        Rectangle2D place =
                new Rectangle2D.Double(MARGIN + names + GAP, top, TEXT_WIDTH - names - figures - 2 * GAP, 32);
        bullet(
                SlideShapes.drawing(slide, place, line.name() + ": " + line.percent() + ", " + line.amounts()),
                place,
                line.bullet());
    }

    /** Draws the plan as an outline, the year to date as a dark bar in it, and a line at the elapsed time. */
    private static void bullet(XSLFGroupShape in, Rectangle2D place, Bullet bullet) {
        double unit = place.getWidth() / WHOLE;
        double middle = place.getCenterY();
        SlideShapes.outlined(
                in, new Rectangle2D.Double(place.getX(), middle - 11, bullet.plan() * unit, 22), SlideLine.OUTLINE, 1);
        if (bullet.actual() > 0) {
            SlideShapes.filled(
                    in,
                    bullet.isCut() ? ShapeType.HOME_PLATE : ShapeType.RECT,
                    new Rectangle2D.Double(place.getX(), middle - 5, bullet.actual() * unit, 10),
                    SlideLine.DARK);
        }
        SlideShapes.filled(
                in,
                ShapeType.RECT,
                new Rectangle2D.Double(place.getX() + bullet.elapsed() * unit - 1.25, place.getY(), 2.5, 32),
                SlideLine.ACCENT);
    }

    private void reporters() {
        LeadersPage.Reporters reporters = page.reporters();
        XSLFSlide slide = create(reporters.heading());
        List<Reporter> late =
                reporters.units().stream().filter(unit -> !unit.isOnTime()).toList();
        SlideShapes.text(
                slide,
                box(BODY_TOP - 6, 22),
                List.of(SlideLine.plain(page.head().received(), 16)));
        if (late.isEmpty()) {
            SlideShapes.text(
                    slide,
                    box(BODY_TOP + 60, 80),
                    List.of(SlideLine.bold(
                            reporters.others().isEmpty() ? wording.get("slides-all-on-time") : reporters.others(),
                            32)));
            return;
        }
        SlideShapes.text(
                slide,
                box(FOOT_TOP - 50, 42),
                List.of(
                        SlideLine.plain(reporters.others(), 16),
                        new SlideLine(reporters.legend(), 16, false, SlideLine.OUTLINE)));
        late(slide, late, reporters.heading());
    }

    private static void late(XSLFSlide slide, List<Reporter> late, String description) {
        int columns = late.size() > ONE_COLUMN ? 2 : 1;
        int rows = (late.size() + columns - 1) / columns;
        double names = TEXT_WIDTH / columns - SIGNS_WIDTH;
        double height = Math.min(40, (FOOT_TOP - 50 - BODY_TOP - 24) / rows);
        double size = late.stream()
                .mapToDouble(unit -> size(unit.name(), names - 2 * PADDING, height))
                .min()
                .orElseThrow();
        List<List<SlideLine>> cells = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<SlideLine> line = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                int index = row + column * rows;
                boolean isThere = index < late.size();
                line.add(SlideLine.bold(isThere ? late.get(index).name() : "", size));
                line.add(SlideLine.plain(isThere ? late.get(index).signs() : "", 20)
                        .within(SIGNS_WIDTH - GAP, 1, 9));
            }
            cells.add(line);
        }
        List<Double> widths = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            widths.add(names);
            widths.add(SIGNS_WIDTH);
        }
        SlideShapes.table(slide, box(BODY_TOP + 24, rows * height), widths, height, cells, description);
    }

    /** Returns the size of a name on one or two lines, whichever is larger. */
    private static double size(String name, double width, double height) {
        double one = SlideLine.bold(name, LARGEST_NAME).within(width, 1, 9).size();
        double two =
                SlideLine.bold(name, (height - 4) / 2.4).within(width, 2, 9).size();
        return Math.max(one, Math.min(two, LARGEST_NAME));
    }

    /** Adds a slide with a title, and at its foot what it is about, state, cut-off and notice. */
    private XSLFSlide create(String title) {
        XSLFSlide slide = show.createSlide(layout);
        for (XSLFTextShape shape : slide.getPlaceholders()) {
            if (shape.getTextType() == Placeholder.TITLE) {
                shape.setAnchor(box(TITLE_TOP, TITLE_HEIGHT));
                SlideShapes.fill(shape, List.of(SlideLine.bold(title, 30).within(TEXT_WIDTH, 1, 18)));
            } else {
                slide.removeShape(shape);
            }
        }
        Head head = page.head();
        SlideShapes.text(
                slide,
                box(FOOT_TOP, SlideTemplate.HEIGHT - FOOT_TOP - 2),
                List.of(
                        new SlideLine(
                                        head.title() + " · " + head.state() + ", " + head.dates(),
                                        12,
                                        true,
                                        SlideLine.ACCENT)
                                .within(TEXT_WIDTH, 1, 10),
                        new SlideLine(notice, 10, false, SlideLine.OUTLINE)));
        return slide;
    }

    private static Rectangle2D box(double top, double height) {
        return new Rectangle2D.Double(MARGIN, top, TEXT_WIDTH, height);
    }
}
