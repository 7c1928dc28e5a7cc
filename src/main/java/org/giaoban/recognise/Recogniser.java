package org.giaoban.recognise;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.Identity;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.ReportingCalendar;
import org.giaoban.recognise.FormRecogniser.Fit;
import org.giaoban.recognise.Labels.Labelled;
import org.giaoban.recognise.Labels.Subject;
import org.giaoban.spreadsheet.Sheet;
import org.giaoban.spreadsheet.Workbook;

/**
 * Recognises unit, period and form of a workbook from its cells, not from the file's name. The names of sheets help only to
 * choose between sheets of the same form.
 */
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

    /** The state of recognising one workbook. */
    private final class Attempt {

        private final Workbook workbook;
        private final Optional<IdentitySheet> identity;
        private final List<Labelled> labels;
        private final List<Finding> findings = new ArrayList<>();

        Attempt(Workbook workbook) {
            this.workbook = workbook;
            this.identity = findIdentity();
            this.labels = Labels.list(workbook);
        }

        /**
         * Returns the identity sheet only if it is unchanged; if one value was edited, the other values are not
         * reliable either.
         */
        private Optional<IdentitySheet> findIdentity() {
            Optional<IdentitySheet> found = IdentitySheet.find(workbook);
            found.filter(sheet -> !sheet.isUnchanged())
                    .ifPresent(sheet -> findings.add(Finding.of(
                            FindingCode.IDENTITY_CHANGED,
                            null,
                            null,
                            Stream.of(Identity.FORM, Identity.UNIT, Identity.PERIOD)
                                    .flatMap(key -> sheet.findText(key).stream())
                                    .collect(Collectors.joining(", ")))));
            return found.filter(IdentitySheet::isUnchanged);
        }

        Recognition recognise() {
            Optional<Period> named = findPeriod();
            Optional<FormSheets> sheets = findForm(named);
            sheets.map(FormSheets::form).ifPresent(this::checkVersion);
            List<ReportingCalendar> calendars = listCalendars(sheets);
            Optional<Period> period = named.filter(p -> isKnown(p, calendars));
            Optional<OrgUnit> unit = findUnit(period.map(p -> lastDay(p, calendars)));
            return new Recognition(sheets, unit, period, findings);
        }

        private void checkVersion(Form form) {
            identity.flatMap(sheet -> sheet.findText(Identity.VERSION))
                    .filter(version -> !version.equals(Identity.versionOf(form)))
                    .ifPresent(version -> findings.add(Finding.of(FindingCode.FORM_CHANGED, null, null, version)
                            .with("form", form.title().vi())));
        }

        /** Returns the calendar of the form; all calendars if the form is unknown. */
        private List<ReportingCalendar> listCalendars(Optional<FormSheets> sheets) {
            return sheets.map(FormSheets::form)
                    .map(form -> List.of(catalogue.getCalendar(form)))
                    .orElseGet(() -> List.copyOf(catalogue.calendars().values()));
        }

        private boolean isKnown(Period period, List<ReportingCalendar> calendars) {
            if (calendars.stream().anyMatch(calendar -> calendar.knows(period))) {
                return true;
            }
            Labelled label = labels.stream()
                    .filter(each -> each.subject() == Subject.PERIOD)
                    .findFirst()
                    .orElseGet(() -> listLabels(Identity.PERIOD, Subject.PERIOD).get(0));
            String declared = calendars.stream()
                    .flatMap(calendar -> calendar.phases().stream())
                    .map(phase -> phase.id().id())
                    .sorted()
                    .collect(Collectors.joining(", "));
            findings.add(at(FindingCode.UNDECLARED_PHASE, label, period.id())
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
                findings.add(
                        isFromIdentity(periods)
                                ? issued(FindingCode.ISSUED_FOR_ANOTHER_PERIOD, periods, Period::id)
                                : ambiguous(FindingCode.AMBIGUOUS_PERIOD, periods, Period::id));
                return Optional.empty();
            }
            if (periods.isEmpty() || !unread.isEmpty()) {
                findings.add(unknown(FindingCode.NO_PERIOD, FindingCode.UNKNOWN_PERIOD, unread));
                return Optional.empty();
            }
            periods.forEach((period, label) -> {
                if (PeriodText.isShortened(label.value())) {
                    findings.add(at(FindingCode.PERIOD_REPAIRED, label, label.value())
                            .with("after", period.id()));
                }
            });
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
                findings.add(
                        isFromIdentity(units)
                                ? issued(FindingCode.ISSUED_FOR_ANOTHER_UNIT, units, this::nameInFull)
                                : ambiguous(
                                        named.size() > 1 ? FindingCode.SEVERAL_UNITS : FindingCode.AMBIGUOUS_UNIT,
                                        units,
                                        this::nameInFull));
                return Optional.empty();
            }
            if (units.isEmpty() || !unread.isEmpty()) {
                findings.add(unknown(FindingCode.NO_UNIT, FindingCode.UNKNOWN_UNIT, unread));
                return Optional.empty();
            }
            return units.keySet().stream().findFirst();
        }

        /**
         * Narrows several candidates to units below a labelled upper unit, then to units that exist on {@code day}. The
         * unit that the workbook was issued to is preferred.
         */
        private UnitNames.Match narrow(UnitNames.Match match, Optional<LocalDate> day) {
            UnitNames.Match narrowed = match;
            for (Labelled above : listLabels("", Subject.ABOVE)) {
                UnitNames.Match below = names.narrow(narrowed, above.value());
                narrowed = narrowed.units().size() > 1 && !below.units().isEmpty() ? below : narrowed;
            }
            if (narrowed.units().size() > 1 && day.isPresent()) {
                UnitNames.Match existing =
                        narrowed.keep(unit -> catalogue.units().on(day.get()).contains(unit.code()));
                narrowed = existing.units().isEmpty() ? narrowed : existing;
            }
            Optional<OrgUnit> issued =
                    identity.flatMap(sheet -> sheet.findText(Identity.UNIT)).flatMap(catalogue.units()::find);
            return issued.filter(narrowed.units()::contains).isPresent()
                    ? narrowed.keep(issued.get()::equals)
                    : narrowed;
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
                    .map(form -> form.fit(workbook, labels, period))
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
                findings.addAll(chosen.get(0).findings());
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

        /** True if the first value is from the identity sheet, so the others are from visible cells. */
        private static boolean isFromIdentity(Map<?, Labelled> found) {
            return found.values().iterator().next().cell().sheet().equals(Identity.SHEET);
        }

        private static <T> Finding issued(FindingCode code, Map<T, Labelled> found, Function<T, String> name) {
            Labelled written = List.copyOf(found.values()).get(1);
            return at(code, written, written.value())
                    .with("issued", name.apply(found.keySet().iterator().next()));
        }

        private static <T> Finding ambiguous(FindingCode code, Map<T, Labelled> found, Function<T, String> name) {
            String texts =
                    found.values().stream().map(Labelled::value).distinct().collect(Collectors.joining("; "));
            return at(code, found.values().iterator().next(), texts)
                    .with("candidates", found.keySet().stream().map(name).collect(Collectors.joining("; ")));
        }

        private static Finding at(FindingCode code, Labelled label, String found) {
            return Finding.of(code, label.cell().sheet(), label.cell().address(), found);
        }
    }
}
