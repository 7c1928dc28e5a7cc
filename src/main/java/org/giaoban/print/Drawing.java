package org.giaoban.print;

import java.awt.Color;
import java.util.Optional;
import org.giaoban.render.BarChart;
import org.giaoban.summary.LeadersPage.Bullet;
import org.giaoban.summary.LeadersPage.Columns;
import org.jspecify.annotations.Nullable;

/**
 * Which records of documents are drawn, and by which class, that templates name as the class of a field; and the colours
 * of drawings: black in three strengths and one accent.
 */
final class Drawing {

    static final Color DARK = new Color(0x22, 0x22, 0x22);
    static final Color OUTLINE = new Color(0x55, 0x55, 0x55);
    static final Color LIGHT = new Color(0xB4, 0xB4, 0xB4);
    static final Color ACCENT = new Color(0x9B, 0x2D, 0x20);

    private Drawing() {}

    /** Makes the drawing of a record; empty for a value that is printed as text. */
    static Optional<Object> of(@Nullable Object value) {
        if (value instanceof BarChart chart) {
            return Optional.of(new ChartDrawing(chart));
        }
        if (value instanceof Columns columns) {
            return Optional.of(new ColumnsDrawing(columns));
        }
        return value instanceof Bullet bullet ? Optional.of(new BulletDrawing(bullet)) : Optional.empty();
    }

    /** Returns the class that draws records of a type. */
    static Optional<Class<?>> type(Class<?> record) {
        if (record.equals(BarChart.class)) {
            return Optional.of(ChartDrawing.class);
        }
        if (record.equals(Columns.class)) {
            return Optional.of(ColumnsDrawing.class);
        }
        return record.equals(Bullet.class) ? Optional.of(BulletDrawing.class) : Optional.empty();
    }
}
