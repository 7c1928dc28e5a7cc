package org.giaoban.print;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.PdfDocumentWriter;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfProducerContext;
import org.giaoban.model.Text;
import org.giaoban.render.Document;

/** Exports pages as a compressed PDF with title, author and language; the same pages give the same bytes. */
final class PdfExport {

    private final JasperReportsContext context;

    PdfExport(JasperReportsContext context) {
        this.context = context;
    }

    byte[] export(List<JasperPrint> prints, Document document) throws JRException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
        JRPdfExporter exporter = new Exporter(context);
        exporter.setExporterInput(SimpleExporterInput.getInstance(prints));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        SimplePdfExporterConfiguration configuration = new SimplePdfExporterConfiguration();
        // PDF streams are compressed anyway. Compression of objects would hide the dates and tags that StablePdf
        // replaces.
        configuration.setCompressed(false);
        configuration.setMetadataTitle(document.title());
        configuration.setMetadataAuthor(document.author());
        configuration.setMetadataSubject(document.subject());
        configuration.setMetadataCreator("giaoban");
        configuration.setDisplayMetadataTitle(true);
        exporter.setConfiguration(configuration);
        exporter.exportReport();
        return StablePdf.of(out.toByteArray(), document.asOf(), document.hash());
    }

    /**
     * Exporter that writes the document's language; the exporter of JasperReports does so for tagged documents only.
     */
    private static final class Exporter extends JRPdfExporter {
        Exporter(JasperReportsContext context) {
            super(context);
        }

        @Override
        protected PdfProducer createPdfProducer() {
            return new Producer(createPdfProducerContext());
        }
    }

    private static final class Producer extends ClassicPdfProducer {
        Producer(PdfProducerContext context) {
            super(context);
        }

        @Override
        public PdfDocumentWriter createWriter(OutputStream out) throws JRException {
            PdfDocumentWriter writer = super.createWriter(out);
            writer.setLanguage(Text.VIETNAMESE.toLanguageTag());
            return writer;
        }
    }
}
