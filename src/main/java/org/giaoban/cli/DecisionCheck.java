package org.giaoban.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.DecisionRules;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.completeness.SubmissionStatus.State;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.ElementKey;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.timeline.Decisions;
import org.giaoban.workspace.Messages;

/**
 * Checks a decision against those already taken, the catalogue and what was received; refuses it with a reason and a
 * remedy.
 */
final class DecisionCheck {

    private final Catalogue catalogue;
    private final Supplier<Optional<LastRun>> lastRun;
    private final LocalDate today;
    private final Messages messages;

    /** The submission statuses and findings of the last run. */
    record LastRun(List<SubmissionStatus> statuses, List<FileFinding> findings) {
        LastRun {
            statuses = List.copyOf(statuses);
            findings = List.copyOf(findings);
        }
    }

    /** @param lastRun what the last run knew; empty where there was none */
    DecisionCheck(Catalogue catalogue, Supplier<Optional<LastRun>> lastRun, LocalDate today, Messages messages) {
        this.catalogue = catalogue;
        this.lastRun = lastRun;
        this.today = today;
        this.messages = messages;
    }

    /** @throws OperatorError where the decision makes no sense */
    void check(Decision decision) {
        throwIfAny(DecisionRules.checkTexts(decision, column -> "--" + column));
        checkDate(decision);
        decision.unit()
                .filter(code -> catalogue.units().find(code).isEmpty())
                .ifPresent(code -> refuse("decide-no-unit", "--unit", code));
        switch (decision.kind()) {
            case CLOSE, REOPEN -> checkClosing(decision);
            case EXTEND -> checkExtension(decision);
            case EXCLUDE -> checkExclusion(decision);
            case RETURN -> checkAccepted(decision);
            case CONFIRM -> {
                checkValue(decision);
                checkWarning(decision, checkAccepted(decision));
            }
            case AMEND -> {
                checkValue(decision);
                checkAccepted(decision);
            }
        }
    }

    private void checkDate(Decision decision) {
        if (decision.date().isAfter(today)) {
            refuse("decide-future", "--date", decision.date(), today);
        }
        catalogue.decisions().stream()
                .map(Decision::date)
                .filter(date -> date.isAfter(decision.date()))
                .max(LocalDate::compareTo)
                .ifPresent(date -> refuse("decide-earlier", "--date", decision.date(), date));
    }

    /** A close needs a unit whose period is not closed, a reopen one whose period is. */
    private void checkClosing(Decision decision) {
        Period period = decision.period();
        List<Form> forms = listForms(
                form -> !period.listReportingPeriods(form.periodType()).isEmpty(), period);
        LocalDate first = forms.stream()
                .map(form -> catalogue.getCalendar(form).getRange(period).first())
                .min(LocalDate::compareTo)
                .orElseThrow();
        if (first.isAfter(decision.date())) {
            refuse("decide-not-begun", "--period", period.id(), decision.date(), first);
        }
        List<Boolean> closed = listClosed(forms, decision);
        if (closed.isEmpty()) {
            refuse("decide-not-there", "--unit", who(decision), period.id());
        }
        if (decision.kind() == Kind.CLOSE && !closed.contains(false)) {
            refuse("decide-closed", "--period", period.id(), who(decision));
        }
        if (decision.kind() == Kind.REOPEN && !closed.contains(true)) {
            refuse("decide-not-closed", "--period", period.id(), who(decision));
        }
    }

    /** Says of each unit that the decision concerns whether its period is closed. */
    private List<Boolean> listClosed(List<Form> forms, Decision decision) {
        Decisions decisions = new Decisions(catalogue, decision.date());
        return forms.stream()
                .flatMap(form -> listUnits(form, decision)
                        .map(unit -> decisions
                                .findClosing(form, decision.period(), unit.code(), AsOfPoint.endOf(decision.date()))
                                .isPresent()))
                .toList();
    }

    /** An extension needs a unit whose period is not closed: a closing keeps who was in time as it was. */
    private void checkExtension(Decision decision) {
        List<Form> forms = listAsked(decision);
        if (!listClosed(forms, decision).contains(false)) {
            refuse("decide-extend-closed", "--period", decision.period().id(), who(decision));
        }
        decision.until().ifPresent(until -> {
            LocalDate due = forms.stream()
                    .map(form -> catalogue.getCalendar(form).getDueDate(decision.period()))
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            if (!until.isAfter(due)) {
                refuse("decide-until-early", "--until", until, due);
            }
        });
    }

    private void checkExclusion(Decision decision) {
        requireUnit(decision);
        listAsked(decision);
        boolean isExcluded = catalogue.decisions().stream()
                .filter(d -> d.kind() == Kind.EXCLUDE && d.period().equals(decision.period()))
                .anyMatch(d -> d.unit().isEmpty() || d.unit().equals(decision.unit()));
        if (isExcluded) {
            refuse("decide-excluded", "--unit", who(decision), decision.period().id());
        }
    }

    /** The element and the value must be those of a form that is asked of the unit. */
    private void checkValue(Decision decision) {
        throwIfAny(DecisionRules.checkValue(decision, listAsked(decision), column -> "--" + column));
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new OperatorError(faults);
        }
    }

    /** A confirmation settles a warning of the last run about the value. */
    private void checkWarning(Decision decision, LastRun known) {
        ElementKey key = decision.element();
        boolean hasWarning = known.findings().stream()
                .filter(found ->
                        found.unit().equals(decision.unit()) && found.period().equals(Optional.of(decision.period())))
                .map(FileFinding::finding)
                .filter(found -> found.effect() == Effect.WARNING && decision.settles(found.code()))
                .flatMap(found -> found.find(Finding.SUBJECT, Locale.ENGLISH).stream())
                .map(ElementKey::of)
                .anyMatch(subject -> key.covers(subject.element(), subject.category()));
        if (!hasWarning) {
            refuse(
                    "decide-no-warning",
                    "--element",
                    key,
                    who(decision),
                    decision.period().id());
        }
    }

    /** Requires an accepted submission that counts. @return what the last run knew */
    private LastRun checkAccepted(Decision decision) {
        requireUnit(decision);
        listAsked(decision);
        Optional<LastRun> known = lastRun.get();
        if (known.isEmpty()) {
            refuse("decide-no-run", "output");
        }
        List<SubmissionStatus> own = known.orElseThrow().statuses().stream()
                .filter(status -> status.period().equals(decision.period()))
                .filter(status ->
                        decision.unit().equals(Optional.of(status.unit().code())))
                .toList();
        boolean counts = own.stream()
                .filter(status -> status.state() == State.ACCEPTED)
                .anyMatch(status ->
                        status.receivedOn() != null && !status.receivedOn().isAfter(decision.date()));
        if (!counts) {
            String state = own.stream().map(SubmissionStatus::state).findFirst().orElse(State.MISSING) == State.RETURNED
                    ? "decide-returned"
                    : "decide-nothing-came";
            refuse(state, "--unit", who(decision), decision.period().id(), decision.date());
        }
        return known.orElseThrow();
    }

    private void requireUnit(Decision decision) {
        if (decision.unit().isEmpty()) {
            refuse("decide-which-unit", "--unit", decision.kind().id());
        }
    }

    /** The forms whose reporting period this is and that ask it of the unit, or of any unit where none is named. */
    private List<Form> listAsked(Decision decision) {
        Period period = decision.period();
        List<Form> forms = listForms(form -> form.periodType() == period.type(), period);
        List<Form> asked = forms.stream()
                .filter(form -> decision.unit().isEmpty()
                        || listUnits(form, decision)
                                .filter(form::isAskedOf)
                                .anyMatch(unit -> decision.unit().equals(Optional.of(unit.code()))))
                .toList();
        if (asked.isEmpty()) {
            refuse("decide-not-asked", "--unit", who(decision), period.id());
        }
        return asked;
    }

    private interface FormTest {
        boolean fits(Form form);
    }

    private List<Form> listForms(FormTest test, Period period) {
        List<Form> forms = catalogue.forms().values().stream()
                .filter(form -> catalogue.getCalendar(form).knows(period))
                .filter(test::fits)
                .toList();
        if (forms.isEmpty()) {
            refuse("no-form", "--period", period.id(), catalogue.listPeriodTypes());
        }
        return forms;
    }

    /** The unit and those below it in the tree at the period's end; all units where none is named. */
    private Stream<OrgUnit> listUnits(Form form, Decision decision) {
        OrgTree.Day tree = catalogue.getTree(form, decision.period());
        return tree.units().stream()
                .filter(unit -> decision.unit()
                        .map(above -> tree.listPath(unit.code()).contains(above))
                        .orElse(true));
    }

    /** The name of the unit that the decision concerns; a word for all where it names none. */
    String who(Decision decision) {
        return decision.unit()
                .map(code -> catalogue.units().get(code).name())
                .orElseGet(() -> messages.get("decide-all"));
    }

    private static void refuse(String key, String where, Object... values) {
        throw new OperatorError(key, where, values);
    }
}
