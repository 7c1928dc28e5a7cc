package org.giaoban.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.giaoban.pdf.Places.Heading;
import org.giaoban.pdf.Places.Link;

/**
 * Adds bookmarks and links to a finished PDF. The library that writes the pages cannot make a link part of the structure of
 * the document, which PDF/UA-1 requires, so another one does it afterwards. The same input gives the same bytes.
 */
final class PlaceMarks {

    /** Tag of the texts that {@link StructureTags} marks as links. */
    static final String LINK = "Link";

    /** In place of the time, of which and of the title the library makes the second id of the PDF. */
    private static final long ID = 0;

    private PlaceMarks() {}

    /** Returns the PDF with a bookmark for each heading, and a link over each line of contents. */
    static byte[] add(byte[] pdf, Places places) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            addBookmarks(document, places.headings());
            addLinks(document, places.links());
            ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + (1 << 12));
            // Only what was added or changed is written, behind the PDF. To write all of it again takes time that grows
            // with the square of the cells of its tables.
            document.setDocumentId(ID);
            document.saveIncremental(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addBookmarks(PDDocument document, List<Heading> headings) {
        if (headings.isEmpty()) {
            return;
        }
        PDDocumentOutline outline = new PDDocumentOutline();
        PDOutlineItem above = null;
        for (Heading heading : headings) {
            PDOutlineItem item = new PDOutlineItem();
            item.setTitle(heading.text());
            item.setDestination(destination(document, heading.page(), heading.top()));
            if (heading.isSub() && above != null) {
                above.addLast(item);
            } else {
                outline.addLast(item);
                above = item;
            }
        }
        outline.children().forEach(PDOutlineItem::openNode);
        outline.openNode();
        document.getDocumentCatalog().setDocumentOutline(outline);
        document.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
    }

    private static PDPageXYZDestination destination(PDDocument document, int number, int top) {
        PDPage page = document.getPage(number);
        PDPageXYZDestination destination = new PDPageXYZDestination();
        destination.setPage(page);
        destination.setLeft(0);
        destination.setTop((int) page.getMediaBox().getHeight() - top);
        return destination;
    }

    private static void addLinks(PDDocument document, List<Link> links) throws IOException {
        if (links.isEmpty()) {
            return;
        }
        List<PDStructureElement> tags = list(document.getDocumentCatalog().getStructureTreeRoot(), LINK);
        if (tags.size() != links.size()) {
            throw new IllegalStateException(tags.size() + " tags for " + links.size() + " links");
        }
        int next = IntStream.range(0, document.getNumberOfPages())
                        .map(page -> document.getPage(page).getStructParents())
                        .max()
                        .orElse(-1)
                + 1;
        for (int i = 0; i < links.size(); i++) {
            PDPage page = document.getPage(links.get(i).page());
            PDAnnotationLink annotation = annotation(document, page, links.get(i), next + i);
            PDObjectReference reference = new PDObjectReference();
            reference.setReferencedObject(annotation);
            reference.getCOSObject().setItem(COSName.PG, page);
            tags.get(i).appendKid(reference);
            number(document, next + i, tags.get(i).getCOSObject());
        }
        document.getDocumentCatalog().getStructureTreeRoot().setParentTreeNextKey(next + links.size());
    }

    private static PDAnnotationLink annotation(PDDocument document, PDPage page, Link link, int key)
            throws IOException {
        PDAnnotationLink annotation = new PDAnnotationLink();
        PDRectangle area = new PDRectangle(
                link.left(), page.getMediaBox().getHeight() - link.top() - link.height(), link.width(), link.height());
        annotation.setRectangle(area);
        annotation.setDestination(destination(document, link.target(), 0));
        annotation.setContents(link.text());
        annotation.setPrinted(true);
        annotation.setStructParent(key);
        COSArray noBorder = new COSArray();
        IntStream.range(0, 3).forEach(each -> noBorder.add(COSInteger.ZERO));
        annotation.setBorder(noBorder);
        List<PDAnnotation> all = new ArrayList<>(page.getAnnotations());
        all.add(annotation);
        page.setAnnotations(all);
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        return annotation;
    }

    /** Enters the structure element of an annotation under the annotation's number, which is higher than all before. */
    private static void number(PDDocument document, int key, COSDictionary element) {
        COSDictionary node = document.getDocumentCatalog()
                .getStructureTreeRoot()
                .getParentTree()
                .getCOSObject();
        COSArray numbers = numbers(node, key);
        numbers.add(COSInteger.get(key));
        numbers.add(element);
    }

    /** Returns the numbers of the last leaf of a tree, whose limit is raised. */
    private static COSArray numbers(COSDictionary node, int key) {
        COSArray limits = node.getCOSArray(COSName.LIMITS);
        if (limits != null) {
            limits.set(1, COSInteger.get(key));
        }
        COSArray kids = node.getCOSArray(COSName.KIDS);
        if (kids != null) {
            return numbers((COSDictionary) kids.getObject(kids.size() - 1), key);
        }
        return (COSArray) node.getDictionaryObject(COSName.NUMS);
    }

    private static List<PDStructureElement> list(PDStructureNode node, String type) {
        List<PDStructureElement> found = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (type.equals(element.getStructureType())) {
                    found.add(element);
                }
                found.addAll(list(element, type));
            }
        }
        return found;
    }
}
