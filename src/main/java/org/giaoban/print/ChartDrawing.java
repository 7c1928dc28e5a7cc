package org.giaoban.print;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Dimension2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
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
        Font font = FontUtil.getInstance(context).getAwtFontFromBundles(false, chart.family(), 0, SIZE, null, true);
        graphics.setFont(font.deriveFont(SIZE));
        FontMetrics metrics = graphics.getFontMetrics();
        double names = 8
                + chart.bars().stream()
                        .mapToInt(bar -> metrics.stringWidth(bar.name()))
                        .max()
                        .orElse(0);
        double numbers = 6
                + chart.bars().stream()
                        .flatMap(bar -> Stream.of(NumberWords.format(bar.value())))
                        .mapToInt(metrics::stringWidth)
                        .max()
                        .orElse(0);
        double left = area.getX() + Math.min(names, area.getWidth() / 2);
        double scale = (area.getX() + area.getWidth() - left - numbers) / max();
        for (int i = 0; i < chart.bars().size(); i++) {
            draw(graphics, chart.bars().get(i), area.getY() + i * pitch(), left, scale);
        }
        graphics.setColor(INK);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(new Line2D.Double(
                left, area.getY(), left, area.getY() + chart.bars().size() * pitch()));
    }

    private void draw(Graphics2D graphics, Bar bar, double top, double left, double scale) {
        FontRenderContext letters = graphics.getFontRenderContext();
        Font font = graphics.getFont();
        float baseline = (float) (top + 9.5);
        graphics.setColor(INK);
        String name = shorten(bar.name(), left - 5, font, letters);
        double width = font.getStringBounds(name, letters).getWidth();
        graphics.drawString(name, (float) (left - 5 - width), baseline);
        double length = bar.value().doubleValue() * scale;
        graphics.drawString(NumberWords.cell(bar.value()), (float) (left + length + 4), baseline);
        graphics.setColor(THIS_PERIOD);
        graphics.fill(new Rectangle2D.Double(left, top + 2.5, length, 7.5));
        BigDecimal before = bar.lastYear();
        if (chart.compared() && before != null) {
            graphics.setColor(LAST_YEAR);
            graphics.fill(new Rectangle2D.Double(left, top + 11, before.doubleValue() * scale, 3));
        }
    }

    private static String shorten(String name, double room, Font font, FontRenderContext letters) {
        String shown = name;
        for (int end = name.length(); font.getStringBounds(shown, letters).getWidth() > room && end > 1; end--) {
            shown = name.substring(0, end - 1).strip() + "…";
        }
        return shown;
    }

    private double max() {
        return chart.bars().stream()
                .flatMap(bar -> Stream.of(bar.value(), bar.lastYear() == null ? BigDecimal.ZERO : bar.lastYear()))
                .mapToDouble(BigDecimal::doubleValue)
                .max()
                .orElse(1);
    }
}
