package org.giaoban.print;

import java.util.List;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperPrint;
import org.giaoban.briefing.Briefing;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.pdf.PdfExport;
import org.giaoban.pdf.Places;
import org.giaoban.render.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Composing and printing the sheet of one unit, beside its parts: composing it, filling the template, and writing the filled
 * page as PDF:
 *
 * <pre>mvn -q -Pbench test-compile exec:exec -Dbench=UnitSheet</pre>
 */
@State(Scope.Benchmark)
public class UnitSheet {

    private static final String SHEET = "phieu-don-vi";

    private final ReportRenderer renderer = Fixtures.renderer();
    private final Printer printer = new Printer(Wording.of(Text.VIETNAMESE));
    private final PdfExport export = new PdfExport(DefaultJasperReportsContext.getInstance());
    private final Briefing province = Fixtures.binhPhuoc().build();
    private final Briefing unit = Fixtures.binhPhuoc().about(1);
    private final Document document = renderer.compose(SHEET, unit, province);

    private List<JasperPrint> filled = List.of();

    @Setup
    public void fill() throws JRException {
        filled = List.of(printer.sheet(document));
    }

    @Benchmark
    public Document composing() {
        return renderer.compose(SHEET, unit, province);
    }

    @Benchmark
    public JasperPrint filling() throws JRException {
        return printer.sheet(document);
    }

    @Benchmark
    public byte[] exporting() throws JRException {
        return export.export(filled, document, new Places(List.of(), List.of()));
    }

    @Benchmark
    public byte[] whole() {
        return renderer.print(renderer.compose(SHEET, unit, province));
    }
}
