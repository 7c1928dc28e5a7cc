package org.giaoban.print;

import java.util.Map;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignImage;
import net.sf.jasperreports.engine.design.JRDesignParameter;
import net.sf.jasperreports.engine.design.JRDesignStyle;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.ScaleImageEnum;
import net.sf.jasperreports.engine.type.TextAdjustEnum;
import net.sf.jasperreports.renderers.Renderable;
import org.giaoban.model.Wording;
import org.giaoban.render.Imprint;
import org.jspecify.annotations.Nullable;

/**
 * Adds the imprint to the template of a document's last section: a strip above the foot of the last page. Templates know
 * nothing of it, so the documents of an office's own templates have it too.
 */
final class ImprintStrip {

    private static final String TEXT = "imprintText";
    private static final String CODE = "imprintCode";
    private static final String CODE_TEXT = "imprintCodeText";

    /** The QR code, 13 mm; squares of 0.3 mm are read from paper by any telephone. */
    private static final int CODE_SIZE = 37;
    /** White around a QR code, at least as wide as four squares of it. */
    private static final int WHITE = 5;

    private static final float TYPE_SIZE = 6.5f;

    private ImprintStrip() {}

    /** Returns the values of the parameters that {@link #add} adds to a template. */
    static Map<String, Object> parameters(Imprint imprint, Wording wording) {
        return Map.of(
                TEXT, imprint.text(wording),
                CODE, new QrDrawing(imprint.code()),
                CODE_TEXT, imprint.codeText(wording));
    }

    /** Adds the strip to a template whose layout has been applied. */
    static void add(JasperDesign design, String family) throws JRException {
        JRDesignStyle style = new JRDesignStyle();
        style.setName(Imprint.STYLE);
        style.setFontName(family);
        style.setFontSize(TYPE_SIZE);
        design.addStyle(style);
        parameter(design, TEXT, String.class);
        parameter(design, CODE, Renderable.class);
        parameter(design, CODE_TEXT, String.class);
        JRDesignBand foot = foot(design.getPageFooter());
        int width = design.getColumnWidth();
        foot.addElement(place(text(design), style, 0, width - CODE_SIZE - 2 * WHITE));
        foot.addElement(place(code(design), style, width - CODE_SIZE, CODE_SIZE));
        design.setLastPageFooter(foot);
        design.setSummaryWithPageHeaderAndFooter(true);
    }

    private static void parameter(JasperDesign design, String name, Class<?> type) throws JRException {
        JRDesignParameter parameter = new JRDesignParameter();
        parameter.setName(name);
        parameter.setValueClass(type);
        design.addParameter(parameter);
    }

    /** Returns a copy of the foot of other pages with room for the strip at its top. */
    private static JRDesignBand foot(@Nullable JRBand ofOthers) {
        int room = CODE_SIZE + 2 * WHITE;
        JRDesignBand foot = new JRDesignBand();
        if (ofOthers != null) {
            foot = (JRDesignBand) ofOthers.clone();
            for (JRElement element : foot.getElements()) {
                ((JRDesignElement) element).setY(element.getY() + room);
            }
        }
        foot.setHeight(foot.getHeight() + room);
        return foot;
    }

    private static JRDesignTextField text(JasperDesign design) {
        JRDesignTextField text = new JRDesignTextField(design);
        text.setExpression(new JRDesignExpression("$P{" + TEXT + "}"));
        text.setTextAdjust(TextAdjustEnum.SCALE_FONT);
        return text;
    }

    private static JRDesignImage code(JasperDesign design) {
        JRDesignImage code = new JRDesignImage(design);
        code.setExpression(new JRDesignExpression("$P{" + CODE + "}"));
        code.setHyperlinkTooltipExpression(new JRDesignExpression("$P{" + CODE_TEXT + "}"));
        code.setScaleImage(ScaleImageEnum.FILL_FRAME);
        return code;
    }

    private static JRDesignElement place(JRDesignElement element, JRDesignStyle style, int x, int width) {
        element.setStyle(style);
        element.setX(x);
        element.setY(WHITE);
        element.setWidth(width);
        element.setHeight(CODE_SIZE);
        return element;
    }
}
