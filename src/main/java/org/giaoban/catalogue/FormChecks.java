package org.giaoban.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.giaoban.catalogue.DefinitionReader.Definition;
import org.giaoban.model.DataElement;
import org.giaoban.model.Form;
import org.giaoban.model.PeriodType;
import org.giaoban.model.ReportingCalendar;

/** Checks a form beyond its schema: every code that is used is declared exactly once. */
final class FormChecks {

    private final Definition<Form> definition;
    private final Form form;
    private final Faults faults;
    private final Set<String> elements;

    FormChecks(Definition<Form> definition, Faults faults) {
        this.definition = definition;
        this.form = definition.value();
        this.faults = faults;
        this.elements =
                new HashSet<>(form.elements().stream().map(DataElement::code).toList());
    }

    void check(Map<String, ReportingCalendar> calendars) {
        ReportingCalendar calendar = calendars.get(form.calendar());
        if (calendar == null) {
            if (!faults.isRefused("calendars", form.calendar())) {
                fault("/calendar", "no calendar " + form.calendar(), "name one of " + calendars.keySet());
            }
        } else if (form.periodType() == PeriodType.PHASE && calendar.phases().isEmpty()) {
            fault("/calendar", "the calendar " + form.calendar() + " has no phases", "list them there under phases");
        }
        checkUnique("/sections", form.sections().stream().map(Form.Section::code));
        checkUnique("/elements", form.elements().stream().map(DataElement::code));
        checkUnique("/indicators", form.indicators().stream().map(i -> i.code()));
        checkUnique("/rules", form.rules().stream().map(r -> r.code()));
        checkSections();
        each("/indicators", form.indicators(), (at, indicator) -> {
            checkElement(at + "/numerator", indicator.numerator());
            checkElement(at + "/denominator", indicator.denominator());
            if (elements.contains(indicator.code())) {
                fault(at + "/code", indicator.code() + " is a data element too", "give the indicator its own code");
            }
        });
        new RuleChecks(definition, faults).check();
        each("/sheets/registers", form.sheets().registers(), this::checkRegister);
    }

    private void checkSections() {
        Set<String> sections =
                new HashSet<>(form.sections().stream().map(Form.Section::code).toList());
        BiConsumer<String, String> check = (at, section) -> {
            if (!sections.contains(section)) {
                fault(at + "/section", "no section " + section, "declare it under sections");
            }
        };
        each("/elements", form.elements(), (at, element) -> check.accept(at, element.section()));
        each("/indicators", form.indicators(), (at, indicator) -> check.accept(at, indicator.section()));
    }

    private void checkRegister(String register, Form.Register sheet) {
        checkRecognisable(register, sheet);
        each(register + "/derive", sheet.derive(), (at, derivation) -> {
            checkElement(at + "/element", derivation.element());
            derivation.sum().ifPresent(key -> {
                if (sheet.findColumn(key)
                        .filter(c -> c.kind() == Form.ColumnKind.COUNT)
                        .isEmpty()) {
                    fault(at + "/sum", "no count column " + key, "name a column of kind count");
                }
            });
            derivation.where().forEach((key, choice) -> {
                if (sheet.findColumn(key)
                        .filter(c -> c.choices().contains(choice))
                        .isEmpty()) {
                    fault(at + "/where/" + key, "column " + key + " has no choice " + choice, "name a declared choice");
                }
            });
        });
    }

    /**
     * A register needs at least two columns, because a single heading may occur on any sheet, and a required or choice
     * column, because only such a heading identifies a register.
     */
    private void checkRecognisable(String register, Form.Register sheet) {
        if (sheet.columns().size() < 2) {
            fault(
                    register + "/columns",
                    sheet.name() + " has one column, too few to recognise its row of headings",
                    "add a second one: a date, a name or a note");
        }
        if (sheet.columns().stream().noneMatch(c -> c.required() || c.kind() == Form.ColumnKind.CHOICE)) {
            fault(
                    register + "/columns",
                    sheet.name() + " has no column by which to recognise it",
                    "write required: true at a column that every row fills in, as a date, or add one of kind choice");
        }
    }

    private void checkElement(String at, String code) {
        if (!elements.contains(code)) {
            fault(at, "no data element " + code, "declare it under elements, or correct the code");
        }
    }

    private void checkUnique(String at, Stream<String> codes) {
        Set<String> seen = new HashSet<>();
        each(at, codes.toList(), (each, code) -> {
            if (!seen.add(code)) {
                fault(each, code + " is declared twice", "keep one");
            }
        });
    }

    private static <T> void each(String list, List<T> items, BiConsumer<String, T> check) {
        for (int i = 0; i < items.size(); i++) {
            check.accept(list + "/" + i, items.get(i));
        }
    }

    private void fault(String pointer, String what, String remedy) {
        faults.add(what, definition.at(pointer), remedy);
    }
}
