package org.giaoban.outbox;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.giaoban.model.DataElement;
import org.giaoban.model.Figure;
import org.giaoban.model.Form;
import org.giaoban.model.Indicator;
import org.giaoban.model.Report;
import org.giaoban.model.Report.Format;
import org.giaoban.narrative.NumberWords;
import org.giaoban.pdf.FinishedPdf;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.workspace.CsvFile;
import org.giaoban.workspace.Workspace;

/** Compares the unit's figures in a finished document, read as letters on pages, with {@code figures.csv}. */
final class PdfFigures {

    private static final List<String> COLUMNS = List.of("unit", "element", "category", "view", "value");

    private final Workspace workspace;

    PdfFigures(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns why a report must not be sent; empty if each figure that it shows of the unit stands in it. */
    String findObjection(Report report, Scope scope, Form form) {
        Path csv = workspace.output(scope.period()).resolve("figures.csv");
        Path pdf = scope.document(workspace, report, Format.PDF);
        Map<String, BigDecimal> figures = read(csv, scope.unit());
        try {
            String text = FinishedPdf.readText(pdf);
            figures.keySet().retainAll(elements(report, form));
            return figures.entrySet().stream()
                    .filter(figure -> !FinishedPdf.isIn(text, NumberWords.format(figure.getValue())))
                    .findFirst()
                    .map(figure -> workspace.show(pdf) + " does not show " + figure.getKey() + " = "
                            + figure.getValue().toPlainString() + " of " + workspace.show(csv))
                    .orElse("");
        } catch (IOException e) {
            return workspace.show(pdf) + ": " + e.getMessage();
        }
    }

    /** Lists the elements whose figures of the unit the report shows. */
    private static List<String> elements(Report report, Form form) {
        if (report.kind() == Report.Kind.SUMMARY) {
            return report.page().tiles().stream().map(Report.Shown::element).toList();
        }
        return report.elements().isEmpty()
                ? Stream.concat(
                                form.elements().stream().map(DataElement::code),
                                form.indicators().stream().map(Indicator::code))
                        .toList()
                : report.elements();
    }

    /** Reads the totals of a unit; a zero is left out, because documents have a sign in its place. */
    private static Map<String, BigDecimal> read(Path csv, String unit) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        new CsvFile(csv, csv.toString(), COLUMNS).forEach(row -> {
            boolean isTotal = row.get("unit").equals(unit)
                    && row.get("category").isEmpty()
                    && row.get("view").equals(Figure.View.AS_REPORTED.id())
                    && !row.get("value").isEmpty();
            if (isTotal && new BigDecimal(row.get("value")).signum() != 0) {
                figures.put(row.get("element"), new BigDecimal(row.get("value")));
            }
        });
        return figures;
    }
}
