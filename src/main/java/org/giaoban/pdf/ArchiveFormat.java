package org.giaoban.pdf;

import com.lowagie.text.pdf.PdfWriter;
import freemarker.core.XMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.sf.jasperreports.pdf.classic.ClassicPdfWriter;
import org.giaoban.model.Text;
import org.giaoban.narrative.TemplateSettings;
import org.giaoban.render.Document;

/**
 * What makes a PDF one for archives and for programs that read aloud (PDF/A-2a, ISO 19005-2; PDF/UA-1, ISO 14289-1) beside
 * its structure: the metadata that say so and the meaning of its colours.
 */
final class ArchiveFormat {

    private static final String METADATA = "metadata.ftl";
    /** Where the header of a profile has its platform (ICC.1, 7.2). */
    private static final int PLATFORM_AT = 40;

    /** The platform that JDK 17 enters in every profile; later JDKs enter another, but keep one that is given. */
    private static final byte[] PLATFORM = {'A', 'P', 'P', 'L'};

    private static final byte[] COLOURS = colours();
    private static final Configuration TEMPLATES = templates();

    private ArchiveFormat() {}

    /** Returns the profile of the JDK with the same platform in its header whatever the JDK. */
    private static byte[] colours() {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        System.arraycopy(PLATFORM, 0, profile, PLATFORM_AT, PLATFORM.length);
        return profile;
    }

    private static Configuration templates() {
        try (InputStream in = Objects.requireNonNull(ArchiveFormat.class.getResourceAsStream(METADATA))) {
            Configuration configuration = TemplateSettings.of(
                    Map.of(METADATA, new String(in.readAllBytes(), StandardCharsets.UTF_8)), Locale.ROOT);
            configuration.setOutputFormat(XMLOutputFormat.INSTANCE);
            return configuration;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prepares a writer before its document is opened. */
    static void prepare(PdfWriter writer, Document document) {
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setTagged();
        writer.setXmpMetadata(metadata(document).getBytes(StandardCharsets.UTF_8));
    }

    /** Writes into an open document which colours its numbers mean. */
    static void writeColours(ClassicPdfWriter writer) {
        try {
            writer.setIccProfilePath("sRGB", new ByteArrayInputStream(COLOURS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String metadata(Document document) {
        StringWriter out = new StringWriter();
        try {
            TEMPLATES
                    .getTemplate(METADATA)
                    .process(
                            Map.of(
                                    "title", document.title(),
                                    "author", document.author(),
                                    "subject", document.subject(),
                                    "keywords", document.imprint().key().text(),
                                    "language", Text.VIETNAMESE.toLanguageTag(),
                                    "time", StablePdf.time(document.asOf())),
                            out);
        } catch (IOException | TemplateException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }
}
