package org.giaoban.print;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import net.sf.jasperreports.renderers.Renderable;
import org.giaoban.summary.LeadersPage.Bullet;
import org.giaoban.workspace.Hashes;

/** Draws a plan as an outline, the year to date as a dark bar in it, and a line at the elapsed time, as vectors. */
public record BulletDrawing(Bullet bullet) implements Graphics2DRenderable, Renderable {

    private static final double WHOLE = 1000;
    private static final double OUTLINE = 11;
    private static final double BAR = 5;

    @Override
    public String getId() {
        return Hashes.ofText(bullet.toString());
    }

    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        double left = area.getX() + 0.5;
        double width = area.getWidth() - 1;
        double middle = area.getCenterY();
        double bar = width * bullet.actual() / WHOLE;
        graphics.setColor(Drawing.OUTLINE);
        graphics.setStroke(new BasicStroke(0.6f));
        graphics.draw(new Rectangle2D.Double(left, middle - OUTLINE / 2, width * bullet.plan() / WHOLE, OUTLINE));
        graphics.setColor(Drawing.DARK);
        graphics.fill(new Rectangle2D.Double(left, middle - BAR / 2, bullet.isCut() ? bar - BAR : bar, BAR));
        if (bullet.isCut()) {
            arrow(graphics, left + bar, middle);
        }
        graphics.setColor(Drawing.ACCENT);
        graphics.setStroke(new BasicStroke(1.2f));
        double elapsed = left + width * bullet.elapsed() / WHOLE;
        graphics.draw(new Line2D.Double(elapsed, area.getMinY(), elapsed, area.getMaxY()));
    }

    /** A bar that is longer than the drawing ends in an arrow. */
    private static void arrow(Graphics2D graphics, double tip, double middle) {
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(tip - BAR, middle - BAR);
        arrow.lineTo(tip, middle);
        arrow.lineTo(tip - BAR, middle + BAR);
        arrow.closePath();
        graphics.fill(arrow);
    }
}
