package org.giaoban.spreadsheet;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.giaoban.workspace.Workspace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Reading a filled form, beside inflating the same zip entries and pulling every event of their XML:
 *
 * <pre>mvn -q -Pbench test-compile exec:exec -Dbench=Reading</pre>
 */
@State(Scope.Benchmark)
public class Reading {

    /** The entries that the program reads. */
    private static final Pattern PARTS = Pattern.compile("_rels/\\.rels|docProps/core\\.xml|xl/_rels/.*"
            + "|xl/(workbook|sharedStrings|styles)\\.xml|xl/worksheets/.*");

    private final WorkbookFiles files = new WorkbookFiles(Workspace.ZONE);
    private final OoxmlReader reader = new OoxmlReader(Limits.ORDINARY, Workspace.ZONE);
    private final XMLInputFactory factory = new WstxInputFactory();

    private byte[] workbook = {};

    @Setup
    public void write() throws IOException {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        workbook = SampleForm.write();
    }

    @Benchmark
    public int limit() throws IOException, XMLStreamException {
        int events = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (PARTS.matcher(entry.getName()).matches()) {
                    events += countEvents(zip);
                }
            }
        }
        return events;
    }

    private int countEvents(InputStream part) throws XMLStreamException {
        XMLStreamReader xml = factory.createXMLStreamReader(part);
        int events = 0;
        while (xml.hasNext()) {
            xml.next();
            events++;
        }
        return events;
    }

    /** Without what is done with the texts afterwards. */
    @Benchmark
    public Workbook parts() throws UnreadableException {
        return reader.read(workbook);
    }

    @Benchmark
    public WorkbookFiles.Reading whole() {
        return files.read(workbook);
    }
}
