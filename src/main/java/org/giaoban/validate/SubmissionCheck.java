package org.giaoban.validate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FormRule;
import org.giaoban.model.DataValue;
import org.giaoban.model.DateRange;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Outcome;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodType;
import org.giaoban.recognise.FeedbackSheet;
import org.giaoban.recognise.FormSheets;
import org.giaoban.recognise.Recogniser;
import org.giaoban.recognise.Recognition;
import org.giaoban.spreadsheet.Workbook;
import org.giaoban.spreadsheet.WorkbookFiles;

/** Reads a file, recognises it and checks what it says, to the end: every finding is reported, not only the first. */
public final class SubmissionCheck {

    private static final Map<PeriodType, String> PERIOD_TYPES = Map.of(
            PeriodType.WEEK, "tuần (week)",
            PeriodType.MONTH, "tháng (month)",
            PeriodType.QUARTER, "quý (quarter)",
            PeriodType.HALF, "nửa năm (half-year)",
            PeriodType.YEAR, "năm (year)",
            PeriodType.PHASE, "đợt (phase)");

    private final Catalogue catalogue;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FileGuard guard = new FileGuard(PATIENCE);
    private final WorkbookFiles files = new WorkbookFiles();
    private final Recogniser recogniser;

    public SubmissionCheck(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.recogniser = new Recogniser(catalogue);
    }

    /** Checks a file; whatever is wrong with it is in the findings. May be called from several threads at once. */
    public CheckedSubmission check(Path file) {
        return guard.run(() -> check(files.read(file)));
    }

    /** Checks a file's bytes. */
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
        ValidationOutcome verdict =
                new ValidationOutcome(recognition.form().map(Form::accept).orElse(Form.AcceptPolicy.ALL_OR_NOTHING));
        verdict.addAll(workbook.notes());
        verdict.addAll(recognition.findings());
        TextCheck texts = new TextCheck(verdict);
        List<DataValue> values = recognition
                .sheets()
                .map(sheets -> {
                    checkAsked(sheets.form(), recognition, verdict);
                    SubmittedValues contents = checkSheets(workbook, sheets, recognition, verdict);
                    sheets.texts().forEach(texts::check);
                    if (verdict.isReturned() || !texts.texts().isEmpty() || !isBlank(contents, sheets)) {
                        return contents.list();
                    }
                    verdict.add(Finding.of(FindingCode.NOTHING_FILLED_IN, null, null, ""));
                    return List.<DataValue>of();
                })
                .orElse(List.of());
        Outcome outcome = !recognition.isComplete()
                ? Outcome.REFUSED
                : verdict.isReturned() ? Outcome.RETURNED : Outcome.ACCEPTED;
        boolean accepted = outcome == Outcome.ACCEPTED;
        return new CheckedSubmission(
                outcome,
                recognition.form().map(Form::code).orElse(null),
                recognition.unit().map(OrgUnit::code).orElse(null),
                recognition.period().orElse(null),
                accepted ? values : List.of(),
                accepted ? texts.texts() : List.of(),
                verdict.findings(),
                workbook.saved());
    }

    /**
     * Whether all that it says is what the headings of registers without rows stand for. A form of registers alone has no
     * other way to say that nothing happened.
     */
    private static boolean isBlank(SubmittedValues contents, FormSheets sheets) {
        if (sheets.indicators().isEmpty()) {
            return false;
        }
        Set<String> headings = sheets.registers().stream()
                .flatMap(table -> table.header().cells().stream())
                .map(cell -> cell.sheet() + "!" + cell.address())
                .collect(Collectors.toSet());
        return contents.list().stream().allMatch(value -> headings.contains(value.sheet() + "!" + value.cell()));
    }

    private void checkAsked(Form form, Recognition recognition, ValidationOutcome verdict) {
        recognition.period().ifPresent(period -> {
            if (period.type() != form.periodType()) {
                verdict.add(Finding.of(FindingCode.WRONG_PERIOD_TYPE, null, null, period.id())
                        .with("form", form.title().vi())
                        .with("wanted", PERIOD_TYPES.getOrDefault(form.periodType(), "")));
            }
            recognition
                    .unit()
                    .filter(unit -> !isAsked(form, unit, period))
                    .ifPresent(unit -> verdict.add(Finding.of(FindingCode.UNIT_NOT_ASKED, null, null, unit.name())
                            .with("unit", unit.name())
                            .with("form", form.title().vi())
                            .with("period", period.id())));
        });
    }

    private boolean isAsked(Form form, OrgUnit unit, Period period) {
        return catalogue
                .getTree(form, period)
                .find(unit.code())
                .filter(form::isAskedOf)
                .isPresent();
    }

    private SubmittedValues checkSheets(
            Workbook workbook, FormSheets sheets, Recognition recognition, ValidationOutcome verdict) {
        Form form = sheets.form();
        SubmittedValues contents = new SubmittedValues(form);
        new SheetPresence(workbook, sheets, verdict).check();
        FormulaCheck formulas = new FormulaCheck(workbook);
        IndicatorCheck indicators = new IndicatorCheck(form, contents, formulas, verdict);
        sheets.indicators().forEach(indicators::check);
        Period period = recognition.period().orElse(null);
        DateRange range = period == null ? null : catalogue.getCalendar(form).getRange(period);
        RegisterRows rows = new RegisterRows(verdict, formulas, workbook.date1904(), period, range);
        sheets.registers().forEach(table -> new RegisterCheck(table, contents, verdict).check(rows));
        HiddenCells hidden = new HiddenCells(verdict);
        sheets.indicators().forEach(hidden::check);
        sheets.registers().forEach(hidden::check);
        RuleCheck rules = new RuleCheck(contents, verdict, recognition.unit().orElse(null), period);
        FormRule.listOf(form).forEach(rules::check);
        form.elements().forEach(new ElementCheck(contents, verdict)::check);
        return contents;
    }
}
