package org.giaoban.print;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import net.sf.jasperreports.renderers.Renderable;
import org.giaoban.narrative.NumberWords;
import org.giaoban.summary.LeadersPage.Column;
import org.giaoban.summary.LeadersPage.Columns;
import org.giaoban.workspace.Hashes;

/** Draws the figures of some periods as small columns from zero with the periods' names below, as vectors. */
public record ColumnsDrawing(Columns columns) implements Graphics2DRenderable, Renderable {

    private static final String FAMILY = "Liberation Sans";
    private static final double WHOLE = 1000;
    private static final double LABELS = 10;
    private static final float SIZE = 7.5f;
    /** Width of a column as a share of the room that it has. */
    private static final double COLUMN = 0.55;

    /** What the columns show, for readers who do not see them: each period with its figure. */
    public String description() {
        return columns.list().stream()
                .map(column -> column.label() + ": " + column.value())
                .collect(Collectors.joining("; "));
    }

    @Override
    public String getId() {
        return Hashes.ofText(columns.toString());
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        graphics.setFont(font(context, Font.PLAIN));
        double room = area.getWidth() / Math.max(columns.list().size(), 1);
        double zero = area.getMaxY() - LABELS;
        for (int i = 0; i < columns.list().size(); i++) {
            Column column = columns.list().get(i);
            double left = area.getX() + i * room;
            column(graphics, column, left, room, zero, zero - area.getY());
            label(context, graphics, column, left, room, area.getMaxY() - 1);
        }
        graphics.setColor(Drawing.OUTLINE);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(new Line2D.Double(area.getX(), zero, area.getMaxX(), zero));
    }

    private static void column(
            Graphics2D graphics, Column column, double left, double room, double zero, double highest) {
        double height = highest * column.height() / WHOLE;
        Rectangle2D shape = new Rectangle2D.Double(left, zero - height, room * COLUMN, height);
        switch (column.kind()) {
            case BEFORE, LAST -> {
                graphics.setColor(column.kind() == Column.Kind.LAST ? Drawing.DARK : Drawing.LIGHT);
                graphics.fill(shape);
            }
            case INCOMPLETE -> {
                graphics.setColor(Drawing.OUTLINE);
                graphics.setStroke(new BasicStroke(0.7f));
                graphics.draw(shape);
            }
            case UNKNOWN -> {
                graphics.setColor(Drawing.OUTLINE);
                graphics.drawString(NumberWords.NOT_REPORTED, (float) left, (float) zero - 2);
            }
        }
    }

    /** Writes the period's name, smaller if it has not enough room. */
    private static void label(
            JasperReportsContext context, Graphics2D graphics, Column column, double left, double room, double bottom) {
        boolean isLast = column.kind() == Column.Kind.LAST;
        Font font = font(context, isLast ? Font.BOLD : Font.PLAIN);
        double width = font.getStringBounds(column.label(), graphics.getFontRenderContext())
                .getWidth();
        double most = room - 2;
        graphics.setFont(width > most ? font.deriveFont((float) (SIZE * most / width)) : font);
        graphics.setColor(Drawing.DARK);
        graphics.drawString(column.label(), (float) left, (float) bottom);
    }

    private static Font font(JasperReportsContext context, int style) {
        return FontUtil.getInstance(context)
                .getAwtFontFromBundles(false, FAMILY, style, SIZE, null, true)
                .deriveFont(SIZE);
    }
}
