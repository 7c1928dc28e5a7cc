package org.giaoban.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.job.ExitCode;
import org.giaoban.model.DataValue;
import org.giaoban.model.Finding;
import org.giaoban.model.OrgUnit;
import org.giaoban.receive.SentFile;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.Outcome;
import org.giaoban.validate.SubmissionCheck;
import org.giaoban.workspace.FilesNamed;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Printable;
import org.giaoban.workspace.TextTables;
import org.giaoban.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code check}: validates workbooks without storing them. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<String> places = List.of();

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        Catalogue catalogue = new CatalogueLoader(workspace).load();
        List<SentFile> files = FilesNamed.list(places).stream()
                .flatMap(file -> SentFile.list(file).stream())
                .toList();
        SubmissionCheck check = new SubmissionCheck(catalogue, workspace.zone());
        FindingTexts texts = FindingTexts.load(workspace.zone());
        boolean allAccepted = true;
        for (SentFile file : files) {
            CheckedSubmission checked = check.check(file);
            allAccepted &= checked.outcome() == Outcome.ACCEPTED;
            if (json) {
                giaoban.out().println(json(file, checked, texts));
            } else {
                print(file, checked, texts, catalogue);
            }
        }
        return allAccepted ? ExitCode.DONE : ExitCode.WANTS_PERSON;
    }

    private void print(SentFile file, CheckedSubmission checked, FindingTexts texts, Catalogue catalogue) {
        Messages messages = giaoban.messages();
        Locale locale = giaoban.locale();
        giaoban.out()
                .println(messages.get(
                        "check-line",
                        Printable.line(file.show()),
                        messages.get("check-" + checked.outcome().id())));
        if (checked.unit() != null && checked.period() != null) {
            String unit =
                    catalogue.units().find(checked.unit()).map(OrgUnit::name).orElse(checked.unit());
            giaoban.out()
                    .println(messages.get(
                            "check-of",
                            unit,
                            checked.period().id(),
                            checked.values().size()));
        }
        if (!checked.findings().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            for (Finding finding : checked.findings()) {
                String effect = messages.get("check-effect-" + finding.effect().id());
                rows.add(List.of(place(finding), effect, finding.code(), texts.message(finding, locale)));
                rows.add(List.of("", "", "", messages.get("check-hint", texts.hint(finding, locale))));
            }
            TextTables.print(giaoban.out(), messages.get("check-head"), rows);
        }
    }

    private static String place(Finding finding) {
        return Optional.ofNullable(finding.sheet()).map(sheet -> sheet + "!").orElse("")
                + Optional.ofNullable(finding.cell()).orElse("");
    }

    private String json(SentFile file, CheckedSubmission checked, FindingTexts texts) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", file.show());
        object.put("outcome", checked.outcome().id());
        object.put("unit", checked.unit());
        object.put("period", checked.period() == null ? null : checked.period().id());
        object.put("form", checked.form());
        object.put("values", values(checked));
        object.put(
                "findings",
                checked.findings().stream().map(finding -> json(finding, texts)).toList());
        return Giaoban.json(object);
    }

    /** Maps ELEMENT or ELEMENT:CATEGORY to its value; null for "not applicable". */
    private static Map<String, Object> values(CheckedSubmission checked) {
        Map<String, Object> values = new TreeMap<>();
        for (DataValue value : checked.values()) {
            String key = value.category().isEmpty() ? value.element() : value.element() + ":" + value.category();
            BigDecimal before = (BigDecimal) values.get(key);
            BigDecimal amount = value.amount();
            values.put(key, before == null || amount == null ? amount : before.add(amount));
        }
        return values;
    }

    private Map<String, Object> json(Finding finding, FindingTexts texts) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("code", finding.code());
        object.put("effect", finding.effect().id());
        object.put("sheet", finding.sheet());
        object.put("cell", finding.cell());
        object.put("found", finding.found());
        object.put("expected", texts.expected(finding, giaoban.locale()));
        object.put("message", texts.message(finding, giaoban.locale()));
        return object;
    }
}
