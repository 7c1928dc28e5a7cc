package org.giaoban.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Identity;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.read.FormRecogniser.Fit;
import org.giaoban.read.Labels.Labelled;
import org.giaoban.read.Labels.Subject;

/** Recognises whose submission a workbook is by what stands in it, never by a file's or a sheet's name. */
public final class Recogniser {

    private final Catalogue catalogue;
    private final UnitNames names;
    private final List<FormRecogniser> forms;

    public Recogniser(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.names = new UnitNames(catalogue.units());
        this.forms = catalogue.forms().values().stream()
                .sorted(Comparator.comparing(Form::code))
                .map(FormRecogniser::new)
                .toList();
    }

    public Recognition recognise(Workbook workbook) {
        return new Attempt(workbook).recognise();
    }

    /** One workbook being recognised. */
    private final class Attempt {

        private final Workbook workbook;
        private final Optional<IdentitySheet> identity;
        private final List<Labelled> labels;
        private final List<Finding> findings = new ArrayList<>();

        Attempt(Workbook workbook) {
            this.workbook = workbook;
            this.identity = IdentitySheet.find(workbook);
            this.labels = Labels.list(workbook);
        }

        Recognition recognise() {
            Optional<Period> named = findPeriod();
            Optional<FormSheets> sheets = findForm(named);
            List<ReportingCalendar> calendars = listCalendars(sheets);
            Optional<Period> period = named.filter(p -> isKnown(p, calendars));
            Optional<OrgUnit> unit = findUnit(period.map(p -> lastDay(p, calendars)));
            return new Recognition(sheets, unit, period, findings);
        }

        /** The form's own; all where it is not known which form it is. */
        private List<ReportingCalendar> listCalendars(Optional<FormSheets> sheets) {
            return sheets.map(FormSheets::form)
                    .map(form -> List.of(catalogue.getCalendar(form)))
                    .orElseGet(() -> List.copyOf(catalogue.calendars().values()));
        }

        private boolean isKnown(Period period, List<ReportingCalendar> calendars) {
            if (calendars.stream().anyMatch(calendar -> calendar.knows(period))) {
                return true;
            }
            Labelled said = labels.stream()
                    .filter(label -> label.subject() == Subject.PERIOD)
                    .findFirst()
                    .orElseGet(() -> listLabels(Identity.PERIOD, Subject.PERIOD).get(0));
            String declared = calendars.stream()
                    .flatMap(calendar -> calendar.phases().stream())
                    .map(phase -> phase.id().id())
                    .sorted()
                    .collect(Collectors.joining(", "));
            findings.add(at(FindingCode.UNDECLARED_PHASE, said, period.id())
                    .with("candidates", declared.isEmpty() ? "–" : declared));
            return false;
        }

        private static LocalDate lastDay(Period period, List<ReportingCalendar> calendars) {
            return calendars.stream()
                    .filter(calendar -> calendar.knows(period))
                    .findFirst()
                    .orElseThrow()
                    .getRange(period)
                    .last();
        }

        private Optional<Period> findPeriod() {
            Map<Period, Labelled> periods = new LinkedHashMap<>();
            List<Labelled> unread = new ArrayList<>();
            for (Labelled label : listLabels(Identity.PERIOD, Subject.PERIOD)) {
                PeriodText.parse(label.value())
                        .ifPresentOrElse(period -> periods.putIfAbsent(period, label), () -> unread.add(label));
            }
            if (periods.size() > 1) {
                findings.add(ambiguous(
                        FindingCode.AMBIGUOUS_PERIOD,
                        List.copyOf(periods.values()),
                        periods.keySet().stream().map(Period::id)));
                return Optional.empty();
            }
            if (periods.isEmpty() || !unread.isEmpty()) {
                findings.add(unknown(FindingCode.NO_PERIOD, FindingCode.UNKNOWN_PERIOD, unread));
                return Optional.empty();
            }
            return periods.keySet().stream().findFirst();
        }

        private Optional<OrgUnit> findUnit(Optional<LocalDate> day) {
            Map<OrgUnit, Labelled> units = new LinkedHashMap<>();
            Set<OrgUnit> named = new LinkedHashSet<>();
            List<Labelled> unread = new ArrayList<>();
            for (Labelled label : listLabels(Identity.UNIT, Subject.UNIT)) {
                UnitNames.Match match = narrow(names.find(label.value()), day);
                if (match.units().size() == 1 && !label.cell().sheet().equals(Identity.SHEET)) {
                    named.addAll(match.units());
                }
                if (match.units().isEmpty()) {
                    unread.add(label);
                }
                match.units().forEach(unit -> units.putIfAbsent(unit, label));
                if (match.repaired() && match.units().size() == 1) {
                    String name = match.units().iterator().next().name();
                    findings.add(
                            at(FindingCode.NAME_REPAIRED, label, label.value()).with("after", name));
                }
            }
            if (units.size() > 1) {
                findings.add(ambiguous(
                        named.size() > 1 ? FindingCode.SEVERAL_UNITS : FindingCode.AMBIGUOUS_UNIT,
                        List.copyOf(units.values()),
                        units.keySet().stream().map(this::nameInFull)));
                return Optional.empty();
            }
            if (units.isEmpty() || !unread.isEmpty()) {
                findings.add(unknown(FindingCode.NO_UNIT, FindingCode.UNKNOWN_UNIT, unread));
                return Optional.empty();
            }
            return units.keySet().stream().findFirst();
        }

        /** Of several candidates those below the unit that a label names, then those that exist on the day. */
        private UnitNames.Match narrow(UnitNames.Match match, Optional<LocalDate> day) {
            UnitNames.Match narrowed = match;
            for (Labelled above : listLabels("", Subject.ABOVE)) {
                UnitNames.Match below = names.narrow(narrowed, above.value());
                narrowed = narrowed.units().size() > 1 && !below.units().isEmpty() ? below : narrowed;
            }
            if (narrowed.units().size() > 1 && day.isPresent()) {
                UnitNames.Match existing =
                        narrowed.keep(unit -> catalogue.units().on(day.get()).contains(unit.code()));
                return existing.units().isEmpty() ? narrowed : existing;
            }
            return narrowed;
        }

        private String nameInFull(OrgUnit unit) {
            return catalogue.units().listPath(unit).stream().map(OrgUnit::name).collect(Collectors.joining(", "))
                    + " ("
                    + unit.code()
                    + ")";
        }

        private Optional<FormSheets> findForm(Optional<Period> period) {
            Optional<String> code = identity.flatMap(sheet -> sheet.findText(Identity.FORM));
            List<Fit> fits = forms.stream()
                    .filter(form -> code.isEmpty() || form.form().code().equals(code.get()))
                    .map(form -> form.fit(workbook))
                    .filter(fit -> code.isPresent() || fit.isAny())
                    .sorted(Fit.ORDER.reversed())
                    .toList();
            List<Fit> best = fits.stream()
                    .filter(fit -> Fit.ORDER.compare(fit, fits.get(0)) == 0)
                    .toList();
            List<Fit> ofPeriod = best.stream()
                    .filter(fit -> period.isEmpty()
                            || fit.sheets().form().periodType() == period.get().type())
                    .toList();
            List<Fit> chosen = ofPeriod.isEmpty() ? best : ofPeriod;
            if (chosen.size() == 1) {
                return Optional.of(chosen.get(0).sheets());
            }
            Stream<Form> candidates = chosen.isEmpty()
                    ? forms.stream().map(FormRecogniser::form)
                    : chosen.stream().map(fit -> fit.sheets().form());
            String found =
                    code.orElse(workbook.sheets().stream().map(Sheet::name).collect(Collectors.joining(", ")));
            findings.add(Finding.of(FindingCode.UNKNOWN_FORM, null, null, found)
                    .with(
                            "candidates",
                            candidates.map(form -> form.title().vi()).collect(Collectors.joining("; "))));
            return Optional.empty();
        }

        private List<Labelled> listLabels(String key, Subject subject) {
            Stream<Labelled> hidden = identity.flatMap(sheet -> sheet.find(key)).stream()
                    .map(cell -> new Labelled(subject, cell.shown(), cell));
            return Stream.concat(hidden, labels.stream().filter(label -> label.subject() == subject))
                    .toList();
        }

        private Finding unknown(FindingCode none, FindingCode code, List<Labelled> unread) {
            return unread.isEmpty()
                    ? Finding.of(none, null, null, "")
                    : at(code, unread.get(0), unread.get(0).value());
        }

        private Finding ambiguous(FindingCode code, List<Labelled> labelled, Stream<String> candidates) {
            Set<String> texts = new LinkedHashSet<>();
            labelled.forEach(label -> texts.add(label.value()));
            return at(code, labelled.get(0), String.join("; ", texts))
                    .with("candidates", candidates.collect(Collectors.joining("; ")));
        }

        private static Finding at(FindingCode code, Labelled label, String found) {
            return Finding.of(code, label.cell().sheet(), label.cell().address(), found);
        }
    }
}
