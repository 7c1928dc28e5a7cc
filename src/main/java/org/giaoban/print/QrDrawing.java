package org.giaoban.print;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.renderers.Graphics2DRenderable;
import net.sf.jasperreports.renderers.Renderable;
import org.giaoban.workspace.Hashes;

/** Draws a text as a QR code of black squares, which a reader finds although 15 in 100 of them are damaged. */
public record QrDrawing(String text) implements Graphics2DRenderable, Renderable {

    /** One mask for all codes: to try all eight takes a tenth of the time of printing a sheet, and hashes need no choice. */
    private static final Map<EncodeHintType, ?> MASK = Map.of(EncodeHintType.QR_MASK_PATTERN, 4);

    @Override
    public String getId() {
        return Hashes.ofText(text);
    }

    /** All squares are one shape, so that no gaps show between them. */
    @Override
    public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D area) {
        ByteMatrix squares = encode();
        double size = Math.min(area.getWidth(), area.getHeight()) / squares.getWidth();
        Path2D dark = new Path2D.Double();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                int begin = x;
                while (x < squares.getWidth() && squares.get(x, y) == 1) {
                    x++;
                }
                if (x > begin) {
                    dark.append(
                            new Rectangle2D.Double(
                                    area.getX() + begin * size, area.getY() + y * size, (x - begin) * size, size),
                            false);
                }
            }
        }
        graphics.setColor(Color.BLACK);
        graphics.fill(dark);
    }

    private ByteMatrix encode() {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, MASK).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException(text, e);
        }
    }
}
