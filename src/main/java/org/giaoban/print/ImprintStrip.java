package org.giaoban.print;

import java.util.Map;
import net.sf.jasperreports.engine.JRBand;
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
import org.giaoban.catalogue.Layout;
import org.giaoban.model.Wording;
import org.giaoban.render.Imprint;
import org.jspecify.annotations.Nullable;

/**
 * Adds the imprint to the template of a document's last section: a strip below the foot of the last page, as far as
 * possible in the bottom margin (unless the page number is there), so that it takes little room from what fits one page. Templates know nothing of it, so the
 * documents of an office's own templates have it too.
 */
final class ImprintStrip {

    private static final String TEXT = "imprintText";
    private static final String CODE = "imprintCode";
    private static final String CODE_TEXT = "imprintCodeText";

    /** The QR code, 12 mm; squares of 0.3 mm are read from paper by any telephone. */
    private static final int CODE_SIZE = 35;
    /** White around a QR code, at least as wide as four squares of it. */
    private static final int WHITE = 4;

    private static final int HEIGHT = WHITE + CODE_SIZE;

    /** Width of the edge that printers leave white, 5 mm. */
    private static final int EDGE = 14;

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
    static void add(JasperDesign design, Layout layout) throws JRException {
        JRDesignStyle style = new JRDesignStyle();
        style.setName(Imprint.STYLE);
        style.setFontName(layout.family());
        style.setFontSize(TYPE_SIZE);
        design.addStyle(style);
        parameter(design, TEXT, String.class);
        parameter(design, CODE, Renderable.class);
        parameter(design, CODE_TEXT, String.class);
        int ofMargin = layout.pageNumber().place() == Layout.Place.BOTTOM_CENTER
                ? 0
                : Math.max(0, Math.min(HEIGHT, design.getBottomMargin() - EDGE));
        JRDesignBand others = higher(design.getPageFooter(), ofMargin);
        JRDesignBand last = higher(design.getPageFooter(), HEIGHT);
        int top = last.getHeight() - CODE_SIZE;
        int width = design.getColumnWidth();
        last.addElement(place(text(design), style, 0, top, width - CODE_SIZE - 2 * WHITE));
        last.addElement(place(code(design), style, width - CODE_SIZE, top, CODE_SIZE));
        design.setBottomMargin(design.getBottomMargin() - ofMargin);
        design.setPageFooter(others);
        design.setLastPageFooter(last);
        design.setSummaryWithPageHeaderAndFooter(true);
    }

    private static void parameter(JasperDesign design, String name, Class<?> type) throws JRException {
        JRDesignParameter parameter = new JRDesignParameter();
        parameter.setName(name);
        parameter.setValueClass(type);
        design.addParameter(parameter);
    }

    /** Returns a copy of a foot with more room below its elements. */
    private static JRDesignBand higher(@Nullable JRBand foot, int room) {
        JRDesignBand higher = foot == null ? new JRDesignBand() : (JRDesignBand) foot.clone();
        higher.setHeight(higher.getHeight() + room);
        return higher;
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

    private static JRDesignElement place(JRDesignElement element, JRDesignStyle style, int x, int y, int width) {
        element.setStyle(style);
        element.setX(x);
        element.setY(y);
        element.setWidth(width);
        element.setHeight(CODE_SIZE);
        return element;
    }
}
