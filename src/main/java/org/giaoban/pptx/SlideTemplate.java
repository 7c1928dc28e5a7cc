package org.giaoban.pptx;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.xml.namespace.QName;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.xslf.usermodel.SlideLayout;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFRelation;
import org.apache.poi.xslf.usermodel.XSLFSheet;
import org.apache.poi.xslf.usermodel.XSLFSlideLayout;
import org.apache.poi.xslf.usermodel.XSLFSlideMaster;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.main.CTFontScheme;

/**
 * The presentation without slides from which each one begins: that of the library, made wide, with the layout of a title alone.
 * It is made once, because opening and saving the other layouts takes most of the time of a small presentation.
 */
final class SlideTemplate {

    static final int WIDTH = 960;
    static final int HEIGHT = 540;

    private static final String PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String FAMILY = "Arial";
    private static final double LIBRARY_WIDTH = 720;
    private static final byte[] BYTES = create();

    private SlideTemplate() {}

    static XMLSlideShow open() throws IOException {
        return new XMLSlideShow(new ByteArrayInputStream(BYTES));
    }

    private static byte[] create() {
        try (XMLSlideShow show = new XMLSlideShow();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            show.setPageSize(new Dimension(WIDTH, HEIGHT));
            XSLFSlideMaster master = show.getSlideMasters().get(0);
            XSLFSlideLayout kept = master.getLayout(SlideLayout.TITLE_ONLY);
            String relation = Objects.requireNonNull(master.getRelationId(kept));
            forgetOthers(master, relation);
            widen(master);
            widen(kept);
            CTFontScheme fonts =
                    master.getTheme().getXmlObject().getThemeElements().getFontScheme();
            fonts.getMajorFont().getLatin().setTypeface(FAMILY);
            fonts.getMinorFont().getLatin().setTypeface(FAMILY);
            show.write(out);
            return removeOthers(out.toByteArray(), relation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OpenXML4JException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes all layouts but one from the master's list. */
    private static void forgetOthers(XSLFSlideMaster master, String relation) {
        try (XmlCursor at = master.getXmlObject().newCursor()) {
            at.toChild(new QName(PRESENTATION, "sldLayoutIdLst"));
            boolean isLayout = at.toFirstChild();
            while (isLayout) {
                if (relation.equals(at.getAttributeText(new QName(RELATIONS, "id")))) {
                    isLayout = at.toNextSibling();
                } else {
                    at.removeXml();
                    isLayout = at.isStart() || at.toNextSibling();
                }
            }
        }
    }

    /** Removes the parts of the layouts that are in no list. */
    private static byte[] removeOthers(byte[] show, String relation) throws IOException, OpenXML4JException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(show))) {
            PackagePart master = parts.getPartsByContentType(XSLFRelation.SLIDE_MASTER.getContentType())
                    .get(0);
            for (PackageRelationship each : master.getRelationshipsByType(XSLFRelation.SLIDE_LAYOUT.getRelation())) {
                if (!each.getId().equals(relation)) {
                    parts.removePart(master.getRelatedPart(each));
                    master.removeRelationship(each.getId());
                }
            }
            parts.save(out);
        }
        return out.toByteArray();
    }

    /** Sets the placeholders of the library's presentation, which is 4:3, on wide slides. */
    private static void widen(XSLFSheet sheet) {
        double factor = WIDTH / LIBRARY_WIDTH;
        for (XSLFTextShape shape : sheet.getPlaceholders()) {
            Rectangle2D narrow = shape.getAnchor();
            shape.setAnchor(new Rectangle2D.Double(
                    narrow.getX() * factor, narrow.getY(), narrow.getWidth() * factor, narrow.getHeight()));
        }
    }
}
