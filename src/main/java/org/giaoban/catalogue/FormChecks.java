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
                fault("form-no-calendar", "/calendar", form.calendar(), calendars.keySet());
            }
        } else if (form.periodType() == PeriodType.PHASE && calendar.phases().isEmpty()) {
            fault("form-no-phases", "/calendar", form.calendar());
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
                fault("form-indicator-is-element", at + "/code", indicator.code());
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
                fault("form-no-section", at + "/section", section);
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
                    fault("form-no-count-column", at + "/sum", key);
                }
            });
            derivation.where().forEach((key, choice) -> {
                if (sheet.findColumn(key)
                        .filter(c -> c.choices().contains(choice))
                        .isEmpty()) {
                    fault("form-no-choice", at + "/where/" + key, key, choice);
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
            fault("form-one-column", register + "/columns", sheet.name());
        }
        if (sheet.columns().stream().noneMatch(c -> c.required() || c.kind() == Form.ColumnKind.CHOICE)) {
            fault("form-no-required-column", register + "/columns", sheet.name());
        }
    }

    private void checkElement(String at, String code) {
        if (!elements.contains(code)) {
            fault("form-no-element", at, code);
        }
    }

    private void checkUnique(String at, Stream<String> codes) {
        Set<String> seen = new HashSet<>();
        each(at, codes.toList(), (each, code) -> {
            if (!seen.add(code)) {
                fault("declared-twice", each, code);
            }
        });
    }

    private static <T> void each(String list, List<T> items, BiConsumer<String, T> check) {
        for (int i = 0; i < items.size(); i++) {
            check.accept(list + "/" + i, items.get(i));
        }
    }

    private void fault(String key, String pointer, Object... values) {
        faults.add(key, definition.at(pointer), values);
    }
}
