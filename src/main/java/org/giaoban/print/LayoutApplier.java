package org.giaoban.print;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JRElementGroup;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRGroup;
import net.sf.jasperreports.engine.JRStyle;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRDesignBand;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JRDesignExpression;
import net.sf.jasperreports.engine.design.JRDesignFrame;
import net.sf.jasperreports.engine.design.JRDesignTextField;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.OrientationEnum;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.giaoban.catalogue.Layout;
import org.giaoban.render.Document;

/**
 * Applies a layout to a template: page size, margins and type. Widths are scaled to the width between the margins.
 *
 * <p>An element whose key begins with {@code column} is copied for every column of the table, with {@code get(0)} of its
 * expression replaced by the column's index. An element with the key {@code beforeColumns} is widened by the width that
 * a table of few columns leaves free. An element with the key {@code contents} is copied downwards for the lines of contents. Columns that fall away are those of {@link ColumnVariants}.
 */
final class LayoutApplier {

    private static final BigDecimal POINTS_PER_MM = new BigDecimal("2.834646");
    private static final int LONG_EDGE = 842;
    private static final int SHORT_EDGE = 595;
    private static final int GAP = 7;
    private static final int WIDEST = 80;
    /** Points by which JasperReports draws the last letter of a justified line beyond the right edge of its element. */
    private static final int OVERHANG = 2;

    private static final String COLUMN = "column";
    /** Key of the element that is copied, each copy below the one before, for every line of contents. */
    private static final String CONTENTS = "contents";

    private static final String BEFORE_COLUMNS = "beforeColumns";

    private final JasperReportsContext context;
    private final Layout layout;

    LayoutApplier(JasperReportsContext context, Layout layout) {
        this.context = context;
        this.layout = layout;
    }

    /**
     * Parses a template.
     *
     * @throws JRException if the text is no template
     */
    static JasperDesign read(JasperReportsContext context, String jrxml) throws JRException {
        if (jrxml.contains("<!DOCTYPE")) {
            // it could name files of the machine, or stand for any amount of text
            throw new JRException("DOCTYPE");
        }
        return new JRXmlLoader(context).loadXML(new ByteArrayInputStream(jrxml.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Changes a template to the layout and returns it.
     *
     * @param columns number of columns of the section's table, 0 if no element is repeated
     */
    JasperDesign apply(JasperDesign design, int columns) {
        int before = design.getColumnWidth();
        ColumnVariants.expand(design);
        page(design);
        for (JRBand band : bands(design)) {
            repeat(band, columns, before);
            repeatLines((JRDesignBand) band);
            stretch(band, before, design.getColumnWidth());
            rules(band);
        }
        design.getStylesList().forEach(this::type);
        return design;
    }

    private void page(JasperDesign design) {
        Layout.Margins margins = layout.margins();
        boolean turned = design.getOrientation() == OrientationEnum.LANDSCAPE;
        design.setPageWidth(turned ? LONG_EDGE : SHORT_EDGE);
        design.setPageHeight(turned ? SHORT_EDGE : LONG_EDGE);
        design.setTopMargin(points(turned ? margins.left() : margins.top()));
        design.setRightMargin(points(turned ? margins.top() : margins.right()));
        design.setBottomMargin(points(turned ? margins.right() : margins.bottom()));
        design.setLeftMargin(points(turned ? margins.bottom() : margins.left()));
        design.setColumnWidth(design.getPageWidth() - design.getLeftMargin() - design.getRightMargin());
    }

    private void type(JRStyle style) {
        style.setFontName(layout.family());
        Layout.Type type = layout.styles().get(style.getName());
        if (type != null) {
            style.setFontSize(type.size().floatValue());
            style.setBold(type.bold());
            style.setItalic(type.italic());
            style.setUnderline(type.underline());
        }
        if (style.getOwnHorizontalTextAlign() == HorizontalTextAlignEnum.JUSTIFIED) {
            style.getLineBox().setRightPadding(OVERHANG);
        }
        if ("pageNumber".equals(style.getName())) {
            style.setHorizontalTextAlign(
                    layout.pageNumber().place() == Layout.Place.BOTTOM_RIGHT
                            ? HorizontalTextAlignEnum.RIGHT
                            : HorizontalTextAlignEnum.CENTER);
        }
    }

    private static void repeat(JRElementGroup group, int columns, int width) {
        for (JRElement element : group.getElements()) {
            String key = String.valueOf(element.getKey());
            if (columns > 0 && key.startsWith(COLUMN)) {
                int room = Math.min(width - element.getX(), columns * WIDEST);
                for (int i = 0; i < columns; i++) {
                    JRDesignElement copy = i == 0 ? (JRDesignElement) element : (JRDesignElement) element.clone();
                    int from = i * room / columns;
                    copy.setX(width - room + from + GAP);
                    copy.setWidth((i + 1) * room / columns - from - GAP);
                    if (i > 0) {
                        count(copy, i);
                        add(group, copy);
                    }
                }
            } else if (key.equals(BEFORE_COLUMNS)) {
                element.setWidth(Math.max(element.getWidth(), width - columns * WIDEST - element.getX()));
            }
        }
    }

    private static void repeatLines(JRDesignBand band) {
        for (JRElement element : band.getElements()) {
            if (CONTENTS.equals(element.getKey())) {
                band.setHeight(band.getHeight() + (Document.MOST_CONTENTS - 1) * element.getHeight());
                for (int i = 1; i < Document.MOST_CONTENTS; i++) {
                    JRDesignElement copy = (JRDesignElement) element.clone();
                    copy.setY(element.getY() + i * element.getHeight());
                    count(copy, i);
                    band.addElement(copy);
                }
            }
        }
    }

    private static void count(JRDesignElement element, int column) {
        if (element instanceof JRDesignTextField field) {
            String text = field.getExpression().getText();
            field.setExpression(new JRDesignExpression(
                    text.replace("get(0)", "get(" + column + ")").replace("size() > 0", "size() > " + column)));
        }
    }

    private static void add(JRElementGroup group, JRDesignElement element) {
        if (group instanceof JRDesignBand band) {
            band.addElement(element);
        } else if (group instanceof JRDesignFrame frame) {
            frame.addElement(element);
        }
    }

    private static void stretch(JRElementGroup group, int before, int after) {
        for (JRElement element : group.getElements()) {
            int right = scale(element.getX() + element.getWidth(), before, after);
            element.setX(scale(element.getX(), before, after));
            element.setWidth(right - element.getX());
            if (element instanceof JRDesignFrame frame) {
                stretch(frame, before, after);
            }
        }
    }

    private static int scale(int length, int before, int after) {
        return Math.round((float) length * after / before);
    }

    /** Makes the rule under the motto as long as its last line, and hides the rules that the layout does not have. */
    private void rules(JRElementGroup group) {
        for (JRElement element : group.getElements()) {
            if (element instanceof JRDesignFrame frame) {
                rules(frame);
            }
            String key = String.valueOf(element.getKey());
            if (key.equals("mottoRule")) {
                int last = layout.head().motto().size();
                int length = layout.head().mottoRule() && last > 0 ? width(last) : 0;
                rule((JRDesignElement) element, length);
            } else if (key.equals("issuerRule")) {
                rule((JRDesignElement) element, layout.head().issuerRule() ? element.getWidth() : 0);
            } else if (key.equals("subjectRule")) {
                rule((JRDesignElement) element, layout.head().subjectRule() ? element.getWidth() : 0);
            }
        }
    }

    private static void rule(JRDesignElement element, int length) {
        if (length == 0) {
            element.setPrintWhenExpression(new JRDesignExpression("false"));
        } else {
            int width = Math.min(length, element.getWidth());
            element.setX(element.getX() + (element.getWidth() - width) / 2);
            element.setWidth(width);
        }
    }

    private int width(int line) {
        String text = layout.head().motto().get(line - 1);
        Layout.Type type = layout.styles().get("motto" + line);
        float size = type == null ? 13 : type.size().floatValue();
        return (int) Math.ceil(width(text, type == null || type.bold() ? Font.BOLD : Font.PLAIN, size));
    }

    /** Returns the width of a text in points. */
    private double width(String text, int style, float size) {
        return FontUtil.getInstance(context)
                .getAwtFontFromBundles(false, layout.family(), style, size, null, true)
                .deriveFont(size)
                .getStringBounds(text, new FontRenderContext(null, true, true))
                .getWidth();
    }

    /**
     * Returns how many columns of a template fit beside each other if each has room for the widest of some texts.
     *
     * @return at least 1
     */
    int columnsThatFit(JasperDesign design, List<String> texts) {
        int before = design.getColumnWidth();
        page(design);
        design.getStylesList().forEach(this::type);
        double fit = bands(design).stream()
                .flatMap(band -> Stream.of(band.getElements()))
                .filter(element -> COLUMN.equals(element.getKey()))
                .map(JRDesignTextField.class::cast)
                .mapToDouble(field -> {
                    double widest = texts.stream()
                            .mapToDouble(text -> width(text, Font.BOLD, field.getFontSize()))
                            .max()
                            .orElse(0);
                    // Widths of columns are rounded to points, twice.
                    double room = scale(before - field.getX(), before, design.getColumnWidth());
                    return room / (Math.ceil(widest) + scale(GAP, before, design.getColumnWidth()) + 2);
                })
                .min()
                .orElse(Integer.MAX_VALUE);
        return Math.max(1, (int) fit);
    }

    private static List<JRBand> bands(JasperDesign design) {
        List<JRBand> bands = new ArrayList<>();
        for (JRBand band : new JRBand[] {
            design.getTitle(),
            design.getPageHeader(),
            design.getColumnHeader(),
            design.getPageFooter(),
            design.getSummary()
        }) {
            if (band != null) {
                bands.add(band);
            }
        }
        bands.addAll(List.of(design.getDetailSection().getBands()));
        for (JRGroup group : design.getGroups()) {
            bands.addAll(List.of(group.getGroupHeaderSection().getBands()));
        }
        return bands;
    }

    private static int points(BigDecimal millimetres) {
        return millimetres.multiply(POINTS_PER_MM).intValue();
    }
}
