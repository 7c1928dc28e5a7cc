package org.giaoban.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.DecisionRules;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.Kind;
import org.giaoban.model.Form;
import org.giaoban.model.OperatorError;
import org.giaoban.model.OperatorError.Fault;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;

/**
 * Checks a decision against those taken before it and the catalogue, whether the command {@code decide} is about to enter
 * it or a person typed it into the ledger; refuses it with a reason and a remedy.
 */
public final class DecisionCheck {

    private final Catalogue catalogue;
    private final LocalDate today;
    private final UnaryOperator<String> where;

    /**
     * @param catalogue catalogue with the decisions before the one to be checked
     * @param today the machine's today in the office's zone
     * @param where returns the place of a column of the ledger, as faults show it
     */
    public DecisionCheck(Catalogue catalogue, LocalDate today, UnaryOperator<String> where) {
        this.catalogue = catalogue;
        this.today = today;
        this.where = where;
    }

    /** @throws OperatorError where the decision makes no sense */
    public void check(Decision decision) {
        throwIfAny(DecisionRules.checkTexts(decision, where));
        checkDate(decision);
        decision.unit()
                .filter(code -> catalogue.units().find(code).isEmpty())
                .ifPresent(code -> refuse("decide-no-unit", "unit", code));
        switch (decision.kind()) {
            case CLOSE, REOPEN -> checkClosing(decision);
            case EXTEND -> checkExtension(decision);
            case EXCLUDE -> checkExclusion(decision);
            case RETURN -> {
                requireUnit(decision);
                listAsked(decision);
            }
            case CONFIRM, AMEND -> checkValue(decision);
        }
    }

    /**
     * Refuses a decision that the ledger has already. A line typed by hand may repeat another one, for example close a year
     * whose quarters are closed.
     */
    public void checkNew(Decision decision) {
        if (decision.kind() == Kind.CLOSE
                && !listClosed(listClosable(decision.period()), decision).contains(false)) {
            refuse("decide-closed", "period", decision.period().id(), who(decision));
        }
        boolean isExcluded = catalogue.decisions().stream()
                .filter(each -> each.kind() == Kind.EXCLUDE && each.period().equals(decision.period()))
                .anyMatch(each -> each.unit().isEmpty() || each.unit().equals(decision.unit()));
        if (decision.kind() == Kind.EXCLUDE && isExcluded) {
            refuse("decide-excluded", "unit", who(decision), decision.period().id());
        }
    }

    private void checkDate(Decision decision) {
        if (decision.date().isAfter(today)) {
            refuse("decide-future", "date", decision.date(), today);
        }
        catalogue.decisions().stream()
                .map(Decision::date)
                .filter(date -> date.isAfter(decision.date()))
                .max(LocalDate::compareTo)
                .ifPresent(date -> refuse("decide-earlier", "date", decision.date(), date));
    }

    /** A close needs a unit whose period is not closed, a reopen one whose period is. */
    private void checkClosing(Decision decision) {
        Period period = decision.period();
        List<Form> forms = listClosable(period);
        LocalDate first = forms.stream()
                .map(form -> catalogue.getCalendar(form).getRange(period).first())
                .min(LocalDate::compareTo)
                .orElseThrow();
        if (first.isAfter(decision.date())) {
            refuse("decide-not-begun", "period", period.id(), decision.date(), first);
        }
        List<Boolean> closed = listClosed(forms, decision);
        if (closed.isEmpty()) {
            refuse("decide-not-there", "unit", who(decision), period.id());
        }
        if (decision.kind() == Kind.REOPEN && !closed.contains(true)) {
            refuse("decide-not-closed", "period", period.id(), who(decision));
        }
    }

    private List<Form> listClosable(Period period) {
        return listForms(form -> !period.listReportingPeriods(form.periodType()).isEmpty(), period);
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
            refuse("decide-extend-closed", "period", decision.period().id(), who(decision));
        }
        decision.until().ifPresent(until -> {
            LocalDate due = forms.stream()
                    .map(form -> catalogue.getCalendar(form).getDueDate(decision.period()))
                    .min(LocalDate::compareTo)
                    .orElseThrow();
            if (!until.isAfter(due)) {
                refuse("decide-until-early", "until", until, due);
            }
        });
    }

    private void checkExclusion(Decision decision) {
        requireUnit(decision);
        listAsked(decision);
    }

    /** The element and the value must be those of a form that is asked of the unit. */
    private void checkValue(Decision decision) {
        throwIfAny(DecisionRules.checkValue(decision, listAsked(decision), where));
    }

    private static void throwIfAny(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new OperatorError(faults);
        }
    }

    private void requireUnit(Decision decision) {
        if (decision.unit().isEmpty()) {
            refuse("decide-which-unit", "unit", decision.kind().id());
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
            refuse("decide-not-asked", "unit", who(decision), period.id());
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
            refuse("no-form", "period", period.id(), catalogue.listPeriodTypes());
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

    private Text who(Decision decision) {
        return who(catalogue, decision);
    }

    /** Returns the name of the unit that a decision concerns; words for all units where it names none. */
    public static Text who(Catalogue catalogue, Decision decision) {
        return decision.unit().isPresent()
                ? Text.of(catalogue.units().get(decision.unit().get()).name())
                : Wording.both("decide-all");
    }

    private void refuse(String key, String column, Object... values) {
        throw new OperatorError(key, where.apply(column), values);
    }
}
