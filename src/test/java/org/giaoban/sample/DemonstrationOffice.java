package org.giaoban.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.completeness.SubmissionStatus;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.workbook.Filling;
import org.giaoban.workbook.FormWorkbook;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/** Writes {@code submissions/} and {@code receipts.csv} of the demonstration office from its {@link Recipe}. */
final class DemonstrationOffice {

    private final Recipe recipe = Recipe.load();
    private final Map<String, Recipe.Paragraphs> texts = Recipe.loadTexts();
    private final Catalogue catalogue;
    private final Form form;
    private final Path input;
    private final List<SubmissionStatus> arrivals = new ArrayList<>();

    /** A row of the ledger of receipts without the hash. */
    private record SubmissionStatus(LocalDate day, String path) {}

    /**
     * @param source workspace with the forms and org units
     * @param input folder to write into
     */
    DemonstrationOffice(Workspace source, Path input) {
        this.catalogue = new CatalogueLoader(source).load();
        this.form = catalogue.getForm(recipe.form());
        this.input = input;
    }

    void write() throws IOException {
        for (Map.Entry<String, Recipe.Province> province : recipe.provinces().entrySet()) {
            for (String period : province.getValue().periods()) {
                writePeriod(province.getKey(), province.getValue().folder(), period);
            }
        }
        arrivals.sort(Comparator.comparing(SubmissionStatus::day).thenComparing(SubmissionStatus::path));
        StringBuilder receipts = new StringBuilder("sha256,path,first_seen\n");
        for (SubmissionStatus arrival : arrivals) {
            receipts.append(Hashes.ofFile(submission(arrival.path())))
                    .append(',')
                    .append(arrival.path())
                    .append(',')
                    .append(arrival.day())
                    .append('\n');
        }
        Files.writeString(input.resolve("receipts.csv"), receipts);
    }

    private void writePeriod(String province, String folder, String period) throws IOException {
        List<OrgUnit> units = catalogue.getTree(form, Period.of(period)).units().stream()
                .filter(unit -> unit.code().equals(province) || province.equals(unit.parent()))
                .toList();
        List<String> districts = units.stream().skip(1).map(OrgUnit::code).toList();
        ProvinceFigures figures = new ProvinceFigures(recipe, form, province, districts, period);
        for (OrgUnit unit : units) {
            if (recipe.findBlemish("missing", unit.code(), period).isEmpty()) {
                Filling filling = fill(unit, Period.of(period), figures.values(unit.code()));
                send(unit, period, period + "/" + folder + "/" + slug(unit.name()), filling);
            }
        }
    }

    /** Writes the submission with its intended faults. */
    private void send(OrgUnit unit, String period, String path, Filling filling) throws IOException {
        LocalDate day = arrival(unit, period);
        Optional<Recipe.Blemish> corrected = recipe.findBlemish("corrected", unit.code(), period);
        if (corrected.isPresent()) {
            Recipe.Blemish first = corrected.get();
            put(path, day, filling.withValue(first.getElement(), first.getTyped()));
            put(path + "-sua-lan-1", day.plusDays(7), filling);
        } else {
            put(path, day, blemish(unit, period, filling));
        }
        if (recipe.findBlemish("twice", unit.code(), period).isPresent()) {
            put(path + "-gui-lai", day.plusDays(3), filling);
        }
    }

    private Filling blemish(OrgUnit unit, String period, Filling filling) {
        Filling blemished = filling;
        for (String kind : List.of("returned", "register", "typed")) {
            Optional<Recipe.Blemish> found = recipe.findBlemish(kind, unit.code(), period);
            if (found.isPresent()) {
                blemished = blemished.withValue(
                        found.get().getElement(), found.get().getTyped());
            }
        }
        return recipe.findBlemish("decomposed", unit.code(), period).isPresent()
                ? blemished.withTexts(text -> Normalizer.normalize(text, Normalizer.Form.NFD))
                : blemished;
    }

    private void put(String path, LocalDate day, Filling filling) throws IOException {
        Path file = submission(path + ".xlsx");
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, new FormWorkbook(form).write(filling));
        arrivals.add(new SubmissionStatus(day, path + ".xlsx"));
    }

    private Path submission(String path) {
        return input.resolve("submissions").resolve(path);
    }

    /** Most submissions are received in the last days before the due date, one in eight some days late. */
    private LocalDate arrival(OrgUnit unit, String period) {
        LocalDate due = catalogue.getCalendar(form).getDueDate(Period.of(period));
        int draw = Recipe.pick(40, unit.code(), period, "day");
        return draw < 35 ? due.minusDays(draw % 5) : due.plusDays(draw - 34);
    }

    /** Six workbooks in ten have a register; half of these leave the values that it gives blank. */
    private Filling fill(OrgUnit unit, Period period, Map<String, Long> values) {
        Map<String, String> typed = values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
        Map<String, List<Filling.Event>> events = new LinkedHashMap<>();
        boolean isDisagreeing =
                recipe.findBlemish("register", unit.code(), period.id()).isPresent();
        int draw = Recipe.pick(10, unit.code(), period.id(), "register");
        if (!values.isEmpty() && (draw < 6 || isDisagreeing)) {
            for (Form.Register register : form.sheets().registers()) {
                events.put(
                        register.name(),
                        new RegisterEvents(
                                        register,
                                        recipe.titles(),
                                        catalogue.getCalendar(form).getRange(period),
                                        unit.code() + period)
                                .make(values));
                if (draw < 3) {
                    register.derive().forEach(derivation -> typed.remove(derivation.element()));
                }
            }
        }
        return new Filling(spell(unit, period), spell(period, unit), typed, events, paragraphs(unit, period.id()));
    }

    /** Units write their names in different spellings. */
    private static String spell(OrgUnit unit, Period period) {
        int draw = Recipe.pick(12, unit.code(), period.id(), "name");
        if (draw == 0) {
            return unit.code();
        }
        return draw < 5 && !unit.aliases().isEmpty() ? unit.aliases().get(0) : unit.name();
    }

    private static String spell(Period period, OrgUnit unit) {
        return switch (Recipe.pick(8, unit.code(), period.id(), "period")) {
            case 0 -> period.id();
            case 1, 2 -> String.format(Locale.ROOT, "Quý %d năm %d", period.number(), period.year());
            default -> PeriodNames.of(period);
        };
    }

    private Map<String, List<String>> paragraphs(OrgUnit unit, String period) {
        String province = unit.parent() == null ? unit.code() : unit.parent();
        Recipe.Paragraphs given = Objects.requireNonNull(texts.get(province));
        if (unit.parent() == null) {
            return given.own().getOrDefault(period, Map.of());
        }
        Map<String, List<String>> some = new LinkedHashMap<>();
        given.districts().forEach((block, pool) -> {
            int count = Recipe.pick(3, unit.code(), period, block);
            int first = Recipe.pick(pool.size(), unit.code(), period, block, "first");
            some.put(
                    block,
                    IntStream.range(0, count)
                            .mapToObj(i -> pool.get((first + i) % pool.size()))
                            .toList());
        });
        return some;
    }

    /** Converts a name to ASCII: {@code huyen-son-dong}. */
    private static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('Đ', 'D')
                .replace('đ', 'd')
                .toLowerCase(Locale.ROOT)
                .replace(' ', '-');
    }
}
