package org.giaoban.validate;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FormRule;
import org.giaoban.model.DataValue;
import org.giaoban.model.DateRange;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Wording;
import org.giaoban.receive.SentFile;
import org.giaoban.recognise.FeedbackSheet;
import org.giaoban.recognise.FormSheets;
import org.giaoban.recognise.Recogniser;
import org.giaoban.recognise.Recognition;
import org.giaoban.recognise.Table;
import org.giaoban.spreadsheet.Workbook;
import org.giaoban.spreadsheet.WorkbookFiles;
import org.giaoban.workspace.Workspace;

/** Reads, recognises and checks a file. All findings are reported, not only the first. */
public final class SubmissionCheck {

    private final Catalogue catalogue;
    /** Ends a check that hangs by a defect; an ordinary file is bounded by its cells and bytes, not by time. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final FileGuard guard = new FileGuard(TIMEOUT);
    private final WorkbookFiles files;
    private final Recogniser recogniser;

    /** @param zone the office's zone */
    public SubmissionCheck(Catalogue catalogue, ZoneId zone) {
        this.catalogue = catalogue;
        this.files = new WorkbookFiles(zone);
        this.recogniser = new Recogniser(catalogue);
    }

    /** Creates a check for an office in the default zone. */
    public SubmissionCheck(Catalogue catalogue) {
        this(catalogue, Workspace.ZONE);
    }

    /** Checks a file on disk; every problem with it becomes a finding. Thread-safe. */
    public CheckedSubmission check(Path file) {
        return check(new SentFile(file, ""));
    }

    /** Checks a file; every problem with it becomes a finding. Thread-safe. */
    public CheckedSubmission check(SentFile file) {
        return guard.run(() -> check(files.read(file)));
    }

    /** Checks the bytes of a file. Thread-safe. */
    public CheckedSubmission check(byte[] bytes) {
        return guard.run(() -> check(files.read(bytes)));
    }

    private CheckedSubmission check(WorkbookFiles.Reading reading) {
        if (reading.workbook() == null) {
            return CheckedSubmission.refused(Objects.requireNonNull(reading.finding()));
        }
        Workbook workbook = FeedbackSheet.removeFrom(reading.workbook());
        return check(workbook, recogniser.recognise(workbook));
    }

    private CheckedSubmission check(Workbook workbook, Recognition recognition) {
        ValidationOutcome validation =
                new ValidationOutcome(recognition.form().map(Form::accept).orElse(Form.AcceptPolicy.ALL_OR_NOTHING));
        validation.addAll(workbook.notes());
        validation.addAll(recognition.findings());
        TextCheck texts = new TextCheck(validation);
        List<DataValue> values = recognition
                .sheets()
                .map(sheets -> {
                    checkExpected(sheets.form(), recognition, validation);
                    SubmittedValues submitted = checkSheets(workbook, sheets, recognition, validation);
                    sheets.texts().forEach(texts::check);
                    if (validation.isReturned()
                            || !texts.texts().isEmpty()
                            || !submitted.list().isEmpty()) {
                        return submitted.list();
                    }
                    validation.add(Finding.of(FindingCode.NOTHING_FILLED_IN, null, null, ""));
                    return List.<DataValue>of();
                })
                .orElse(List.of());
        Outcome outcome = !recognition.isComplete()
                ? Outcome.REFUSED
                : validation.isReturned() ? Outcome.RETURNED : Outcome.ACCEPTED;
        boolean accepted = outcome == Outcome.ACCEPTED;
        return new CheckedSubmission(
                outcome,
                recognition.form().map(Form::code).orElse(null),
                recognition.unit().map(OrgUnit::code).orElse(null),
                recognition.period().orElse(null),
                accepted ? values : List.of(),
                accepted ? texts.texts() : List.of(),
                validation.findings(values),
                workbook.saved());
    }

    private void checkExpected(Form form, Recognition recognition, ValidationOutcome validation) {
        recognition.period().ifPresent(period -> {
            if (period.type() != form.periodType()) {
                validation.add(Finding.of(FindingCode.WRONG_PERIOD_TYPE, null, null, period.id())
                        .with("form", form.title().vi())
                        .with(
                                "wanted",
                                Wording.both("type-in-file-"
                                        + form.periodType().name().toLowerCase(Locale.ROOT))));
            }
            recognition
                    .unit()
                    .filter(unit -> !isExpected(form, unit, period))
                    .ifPresent(unit -> validation.add(Finding.of(FindingCode.UNIT_NOT_ASKED, null, null, unit.name())
                            .with("unit", unit.name())
                            .with("form", form.title().vi())
                            .with("period", period.id())));
        });
    }

    private boolean isExpected(Form form, OrgUnit unit, Period period) {
        return catalogue
                .getTree(form, period)
                .find(unit.code())
                .filter(form::isAskedOf)
                .isPresent();
    }

    private SubmittedValues checkSheets(
            Workbook workbook, FormSheets sheets, Recognition recognition, ValidationOutcome validation) {
        Form form = sheets.form();
        SubmittedValues submitted = new SubmittedValues(form);
        new SheetPresence(workbook, sheets, validation).check();
        FormulaCheck formulas = new FormulaCheck(workbook);
        IndicatorCheck indicators = new IndicatorCheck(form, submitted, formulas, validation);
        indicators.check(sheets.indicators());
        Period period = recognition.period().orElse(null);
        DateRange range = period == null ? null : catalogue.getCalendar(form).getRange(period);
        RegisterRows rows = new RegisterRows(validation, formulas, workbook.date1904(), period, range);
        sheets.registers().stream()
                .collect(Collectors.groupingBy(Table::definition, LinkedHashMap::new, Collectors.toList()))
                .forEach((register, tables) -> new RegisterCheck(tables, submitted, validation).check(rows));
        HiddenCells hidden = new HiddenCells(validation);
        sheets.indicators().forEach(hidden::check);
        sheets.registers().forEach(hidden::check);
        RuleCheck rules =
                new RuleCheck(submitted, validation, recognition.unit().orElse(null), period);
        FormRule.listOf(form).forEach(rules::check);
        form.elements().forEach(new ElementCheck(submitted, validation)::check);
        return submitted;
    }
}
