package org.giaoban.print;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Dimension2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.renderers.DimensionRenderable;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import net.sf.jasperreports.renderers.Renderable;
import org.giaoban.narrative.NumberWords;
import org.giaoban.render.BarChart;
import org.giaoban.render.BarChart.Bar;
import org.giaoban.workspace.Hashes;

/**
 * Draws a {@link BarChart} as vector graphics. JasperReports sets the width; the height follows from the number of bars.
 */
public record ChartDrawing(BarChart chart) implements Graphics2DRenderable, DimensionRenderable, Renderable {

    private static final Color INK = new Color(0x33, 0x33, 0x33);
    private static final Color THIS_PERIOD = new Color(0x9B, 0x2D, 0x20);
    private static final Color LAST_YEAR = new Color(0xC9, 0xB8, 0xA8);
    private static final int WIDTH = 467;
    private static final float SIZE = 9f;

    /** What the chart shows, for readers who do not see it: its title, and each bar with its values. */
    public String description() {
        return chart.title()
                + chart.bars().stream()
                        .map(bar -> bar.name() + " " + NumberWords.cell(bar.value())
                                + (chart.compared() ? " / " + NumberWords.cell(bar.lastYear()) : ""))
                        .collect(Collectors.joining("; ", ": ", ""));
    }

    /** Lists the names and values that are not within an area of a size. */
    List<String> listCut(JasperReportsContext context, double width, double height) {
        if (height < getDimension(context).getHeight()) {
            return List.of(chart.title());
        }
        Places places = new Places(context, chart, 0, width);
        return chart.bars().stream()
                .flatMap(bar -> Stream.concat(
                        Stream.of(bar.name()).filter(name -> places.beginOfName(name) < 0),
                        Stream.of(NumberWords.cell(bar.value())).filter(value -> places.endOfValue(bar) > width)))
                .toList();
    }

    /** Where the letters and bars of a chart stand. Names are as large as half of the width allows, so none is cut. */
    private static final class Places {
        private static final FontRenderContext LETTERS = new FontRenderContext(null, true, true);
        private static final double BEFORE_AXIS = 5;
        private static final double BEHIND_BAR = 4;

        private final Font numbers;
        private final Font names;
        private final double axis;
        private final double scale;

        Places(JasperReportsContext context, BarChart chart, double begin, double width) {
            numbers = FontUtil.getInstance(context)
                    .getAwtFontFromBundles(false, chart.family(), 0, SIZE, null, true)
                    .deriveFont(SIZE);
            double longest = widest(chart.bars().stream().map(Bar::name), numbers);
            double room = Math.min(longest, width / 2);
            names = longest > room ? numbers.deriveFont((float) (SIZE * room / longest)) : numbers;
            axis = begin + room + BEFORE_AXIS + 3;
            double values = widest(chart.bars().stream().map(bar -> NumberWords.cell(bar.value())), numbers);
            scale = (begin + width - axis - values - BEHIND_BAR - 2) / max(chart);
        }

        private static double widest(Stream<String> texts, Font font) {
            return texts.mapToDouble(text -> width(text, font)).max().orElse(0);
        }

        private static double width(String text, Font font) {
            return font.getStringBounds(text, LETTERS).getWidth();
        }

        private static double max(BarChart chart) {
            return chart.bars().stream()
                    .flatMap(bar -> Stream.of(bar.value(), bar.lastYear() == null ? BigDecimal.ZERO : bar.lastYear()))
                    .mapToDouble(BigDecimal::doubleValue)
                    .max()
                    .orElse(1);
        }

        double beginOfName(String name) {
            return axis - BEFORE_AXIS - width(name, names);
        }

        double length(BigDecimal value) {
            return value.doubleValue() * scale;
        }

        double beginOfValue(Bar bar) {
            return axis + length(bar.value()) + BEHIND_BAR;
        }

        double endOfValue(Bar bar) {
            return beginOfValue(bar) + width(NumberWords.cell(bar.value()), numbers);
        }
    }

    private int pitch() {
        return chart.compared() ? 16 : 12;
    }

    @Override
    public String getId() {
        return Hashes.ofText(chart.toString());
    }

    @Override
    public Dimension2D getDimension(JasperReportsContext context) {
        return new java.awt.Dimension(WIDTH, chart.bars().size() * pitch() + 2);
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        Places places = new Places(context, chart, area.getX(), area.getWidth());
        for (int i = 0; i < chart.bars().size(); i++) {
            draw(graphics, chart.bars().get(i), area.getY() + i * pitch(), places);
        }
        graphics.setColor(INK);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(new Line2D.Double(
                places.axis,
                area.getY(),
                places.axis,
                area.getY() + chart.bars().size() * pitch()));
    }

    private void draw(Graphics2D graphics, Bar bar, double top, Places places) {
        float baseline = (float) (top + 9.5);
        graphics.setColor(INK);
        graphics.setFont(places.names);
        graphics.drawString(bar.name(), (float) places.beginOfName(bar.name()), baseline);
        graphics.setFont(places.numbers);
        graphics.drawString(NumberWords.cell(bar.value()), (float) places.beginOfValue(bar), baseline);
        graphics.setColor(THIS_PERIOD);
        graphics.fill(new Rectangle2D.Double(places.axis, top + 2.5, places.length(bar.value()), 7.5));
        BigDecimal before = bar.lastYear();
        if (chart.compared() && before != null) {
            graphics.setColor(LAST_YEAR);
            graphics.fill(new Rectangle2D.Double(places.axis, top + 11, places.length(before), 3));
        }
    }
}
