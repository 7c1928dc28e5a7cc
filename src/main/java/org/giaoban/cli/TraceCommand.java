package org.giaoban.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.giaoban.aggregate.Trace;
import org.giaoban.aggregate.Trace.TracedCell;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.Workspace;
import org.giaoban.model.OperatorError;
import org.giaoban.model.Period;
import org.giaoban.store.Database;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code trace}: where a number comes from. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "The cells behind a figure: file, sheet, cell, text as typed, value.")
final class TraceCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Parameters(index = "0", paramLabel = "PERIOD", description = "Like 2022-Q1, 2023-S1, 2021.")
    @SuppressWarnings("NullAway.Init")
    private String period;

    @Parameters(index = "1", paramLabel = "UNIT", description = "The unit's code.")
    @SuppressWarnings("NullAway.Init")
    private String unit;

    @Parameters(
            index = "2",
            paramLabel = "ELEMENT",
            description = "The element's code; ELEMENT:CATEGORY for a category.")
    @SuppressWarnings("NullAway.Init")
    private String element;

    @Option(names = "--json", description = "Print as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        Period parsed = Period.find(period)
                .orElseThrow(
                        () -> new OperatorError("no period \"" + period + "\"", "PERIOD", "write it like 2022-Q1"));
        String[] parts = element.split(":", 2);
        Optional<HikariDataSource> opened = Database.find(workspace);
        if (opened.isEmpty()) {
            giaoban.err().println(giaoban.messages().get("status-none"));
            return ExitCode.CONFIGURATION;
        }
        try (HikariDataSource source = opened.get()) {
            Optional<Trace> trace =
                    Trace.find(source, catalogue, parsed, unit, parts[0], parts.length > 1 ? parts[1] : "");
            if (trace.isEmpty()) {
                giaoban.err().println(giaoban.messages().get("trace-none", period, unit, element));
                return ExitCode.CONFIGURATION;
            }
            if (json) {
                giaoban.out().println(json(trace.get()));
            } else {
                print(trace.get());
            }
            return ExitCode.DONE;
        }
    }

    private void print(Trace trace) {
        Messages messages = giaoban.messages();
        giaoban.out()
                .println(messages.get(
                        "trace-figure",
                        period,
                        unit,
                        element,
                        show(trace.figure().value())));
        giaoban.out()
                .println(messages.get(
                        "trace-formula",
                        trace.formula(),
                        trace.figure().coverage().reported(),
                        trace.figure().coverage().expected()));
        Table table = new Table(messages.get("trace-head"));
        for (TracedCell cell : trace.cells()) {
            table.add(
                    cell.period().id(),
                    cell.unit(),
                    cell.category().isEmpty() ? cell.element() : cell.element() + ":" + cell.category(),
                    show(cell.amount()),
                    cell.typed(),
                    cell.file(),
                    cell.sheet(),
                    cell.cell());
        }
        table.print(giaoban.out());
        sums(trace).forEach((code, sum) -> giaoban.out().println(messages.get("trace-sum", code, show(sum))));
    }

    private static Map<String, BigDecimal> sums(Trace trace) {
        return trace.cells().stream()
                .filter(cell -> cell.amount() != null)
                .collect(Collectors.groupingBy(
                        TracedCell::element,
                        LinkedHashMap::new,
                        Collectors.reducing(
                                BigDecimal.ZERO, cell -> Objects.requireNonNull(cell.amount()), BigDecimal::add)));
    }

    private static String show(@Nullable BigDecimal number) {
        return number == null
                ? "..."
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private String json(Trace trace) {
        List<Map<String, Object>> cells = trace.cells().stream()
                .map(cell -> {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("period", cell.period().id());
                    object.put("unit", cell.unit());
                    object.put("element", cell.element());
                    object.put("category", cell.category());
                    object.put("value", cell.amount() == null ? null : new BigDecimal(show(cell.amount())));
                    object.put("typed", cell.typed());
                    object.put("file", cell.file());
                    object.put("sha256", cell.sha256());
                    object.put("sheet", cell.sheet());
                    object.put("cell", cell.cell());
                    return object;
                })
                .toList();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("period", period);
        object.put("unit", unit);
        object.put("element", element);
        object.put("value", trace.figure().value());
        object.put("formula", trace.formula());
        object.put("reported", trace.figure().coverage().reported());
        object.put("expected", trace.figure().coverage().expected());
        object.put("cells", cells);
        return Giaoban.json(object);
    }
}
