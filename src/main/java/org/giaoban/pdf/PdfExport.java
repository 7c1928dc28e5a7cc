package org.giaoban.pdf;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.AbstractPdfTextRenderer;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfTextRenderer;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.classic.ClassicPdfWriter;
import net.sf.jasperreports.pdf.common.PdfContent;
import net.sf.jasperreports.pdf.common.PdfDocumentWriter;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfProducerContext;
import net.sf.jasperreports.pdf.common.PdfTaggerFactory;
import net.sf.jasperreports.pdf.common.PdfTextRendererContext;
import org.giaoban.model.Text;
import org.giaoban.render.Document;
import org.jspecify.annotations.Nullable;

/** Exports pages as a compressed PDF for archives; the same pages give the same bytes. */
public final class PdfExport {

    private final JasperReportsContext context;

    public PdfExport(JasperReportsContext context) {
        this.context = context;
    }

    /** Returns the bytes of the PDF of some filled pages, with bookmarks and links to the places in it. */
    public byte[] export(List<JasperPrint> prints, Document document, Places places) throws JRException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
        JRPdfExporter exporter = new Exporter(context, document);
        exporter.setExporterInput(SimpleExporterInput.getInstance(prints));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        // PDF streams are compressed anyway. Compression of objects would hide the dates and tags that StablePdf
        // replaces.
        configuration.setCompressed(false);
        configuration.setMetadataTitle(document.title());
        configuration.setMetadataAuthor(document.author());
        configuration.setMetadataSubject(document.subject());
        configuration.setMetadataKeywords(document.imprint().key().text());
        configuration.setMetadataCreator("giaoban");
        configuration.setDisplayMetadataTitle(true);
        exporter.setConfiguration(configuration);
        exporter.exportReport();
        byte[] pdf = StablePdf.of(out.toByteArray(), document.asOf(), document.hash());
        return places.headings().isEmpty() ? pdf : PlaceMarks.add(pdf, places);
    }

    /** Exporter of documents for archives, which have their structure, language, metadata and colours in them. */
    private static final class Exporter extends JRPdfExporter {
        private final Document document;
        private final StructureTags tags = new StructureTags();

        Exporter(JasperReportsContext context, Document document) {
            super(context);
            this.document = document;
        }

        @Override
        protected PdfTaggerFactory getPdfTaggerFactory(Boolean isTagged) {
            return exporter -> tags;
        }

        @Override
        protected PdfProducer createPdfProducer() {
            return new Producer(createPdfProducerContext(), document, tags);
        }
    }

    private static final class Producer extends ClassicPdfProducer {
        private final Document document;
        private final StructureTags tags;
        private final LineRenderer.Fonts fonts = new LineRenderer.Fonts();
        private @Nullable ClassicPdfWriter writer;

        Producer(PdfProducerContext context, Document document, StructureTags tags) {
            super(context);
            this.document = document;
            this.tags = tags;
        }

        @Override
        public PdfDocumentWriter createWriter(OutputStream out) throws JRException {
            writer = (ClassicPdfWriter) super.createWriter(out);
            writer.setLanguage(Text.VIETNAMESE.toLanguageTag());
            ArchiveFormat.prepare(writer.getPdfWriter(), document);
            return writer;
        }

        /** Called once the document is open. */
        @Override
        public PdfContent createPdfContent() {
            ArchiveFormat.writeColours(Objects.requireNonNull(writer));
            return super.createPdfContent();
        }

        @Override
        public AbstractPdfTextRenderer getTextRenderer(PdfTextRendererContext text) {
            AbstractPdfTextRenderer renderer = super.getTextRenderer(text);
            return renderer instanceof SimplePdfTextRenderer
                    ? new LineRenderer(getContext().getJasperReportsContext(), text, this, fonts)
                    : renderer;
        }

        @Override
        public void close() {
            tags.endTable();
            super.close();
        }
    }
}
