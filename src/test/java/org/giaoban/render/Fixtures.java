package org.giaoban.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.aggregate.Briefing;
import org.giaoban.aggregate.Briefing.Arrival;
import org.giaoban.aggregate.Briefing.Edition;
import org.giaoban.aggregate.Briefing.Remark;
import org.giaoban.aggregate.Briefing.Statement;
import org.giaoban.aggregate.Figures;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.Workspace;
import org.giaoban.model.Effect;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Comparison;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.Figure.Key;
import org.giaoban.model.Figure.Target;
import org.giaoban.model.Finding;
import org.giaoban.model.Indicator;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.PeriodState;
import org.jspecify.annotations.Nullable;

/** The office's definitions and briefings made by hand. */
final class Fixtures {

    private static final Catalogue CATALOGUE = load();

    private Fixtures() {}

    static Catalogue catalogue() {
        return CATALOGUE;
    }

    static ReportRenderer renderer() {
        return new ReportRenderer(CATALOGUE.reports().values(), FindingTexts.load());
    }

    private static Catalogue load() {
        try {
            Path root = Files.createTempDirectory("giaoban-render");
            Path from = Path.of("templates");
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path to = root.resolve("templates").resolve(from.relativize(file));
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
            Files.createDirectories(root.resolve("input"));
            Files.writeString(
                    root.resolve("input/org-units.csv"),
                    "code,name,aliases,level,parent,valid_from,valid_to,successors,territorial,email\n"
                            + "P,Tỉnh Thử,,province,,,,,true,\n",
                    StandardCharsets.UTF_8);
            return new CatalogueLoader(new Workspace(root)).load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OrgUnit unit(String code, String name, String level, @Nullable String parent) {
        return new OrgUnit(code, name, List.of(), level, parent, null, null, List.of(), true, "");
    }

    static BriefingBuilder briefing(String period, String province, String... districts) {
        return new BriefingBuilder(Period.of(period), province, List.of(districts));
    }

    /** Builds a briefing on a province. */
    static final class BriefingBuilder {
        private final Period period;
        private final List<OrgUnit> units = new ArrayList<>();
        private final Map<Key, BigDecimal> values = new LinkedHashMap<>();
        private final Map<Key, BigDecimal> own = new LinkedHashMap<>();
        private final Map<Key, BigDecimal> lastYear = new LinkedHashMap<>();
        private final Map<String, BigDecimal> targets = new LinkedHashMap<>();
        private final List<Statement> texts = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();
        private final List<Arrival> arrivals = new ArrayList<>();
        private Coverage coverage = new Coverage(1, 1);
        private PeriodState state = PeriodState.PROVISIONAL;
        private LocalDate asOf = LocalDate.of(2023, 7, 7);

        private BriefingBuilder(Period period, String province, List<String> districts) {
            this.period = period;
            units.add(unit("P", province, "province", null));
            for (int i = 0; i < districts.size(); i++) {
                units.add(unit("D%02d".formatted(i + 1), districts.get(i), "district", "P"));
            }
            coverage = new Coverage(units.size(), units.size());
        }

        private Key key(int unit, String ref) {
            String[] parts = ref.split(":", -1);
            return new Key(period, units.get(unit).code(), parts[0], parts.length > 1 ? parts[1] : "");
        }

        /** The province's own part first, then the districts'. */
        BriefingBuilder with(String ref, @Nullable Number... parts) {
            BigDecimal sum = null;
            for (int i = 0; i < parts.length; i++) {
                Number part = parts[i];
                if (part != null) {
                    BigDecimal value = new BigDecimal(part.toString());
                    sum = sum == null ? value : sum.add(value);
                    own.put(key(i, ref), value);
                    if (i > 0) {
                        values.put(key(i, ref), value);
                    }
                }
            }
            if (sum != null) {
                values.put(key(0, ref), sum);
            }
            return this;
        }

        BriefingBuilder lastYear(String ref, @Nullable Number... totals) {
            for (int i = 0; i < totals.length; i++) {
                if (totals[i] != null) {
                    lastYear.put(key(i, ref), new BigDecimal(totals[i].toString()));
                }
            }
            return this;
        }

        BriefingBuilder target(String ref, Number value) {
            targets.put(ref, new BigDecimal(value.toString()));
            return this;
        }

        BriefingBuilder text(int unit, String block, String text) {
            List<Period> parts = period.listParts(CATALOGUE.getForm("hoat-dong").periodType());
            texts.add(new Statement(units.get(unit), parts.get(parts.size() - 1), block, texts.size() + 1, text));
            return this;
        }

        BriefingBuilder remark(int unit, Finding finding) {
            remarks.add(new Remark(units.get(unit), period, "tệp.xlsx", finding));
            return this;
        }

        BriefingBuilder arrival(int unit, Arrival.State arrivalState, int version, String reason) {
            boolean came = arrivalState != Arrival.State.MISSING;
            arrivals.add(new Arrival(
                    units.get(unit),
                    period,
                    arrivalState,
                    version,
                    came ? asOf.minusDays(2) : null,
                    came ? true : null,
                    reason));
            return this;
        }

        BriefingBuilder coverage(int reported, int expected) {
            coverage = new Coverage(reported, expected);
            return this;
        }

        BriefingBuilder state(PeriodState other) {
            state = other;
            return this;
        }

        BriefingBuilder asOf(String date) {
            asOf = LocalDate.parse(date);
            return this;
        }

        Briefing build() {
            return about(0);
        }

        /** The briefing on one of the units. */
        Briefing about(int unit) {
            indicators(values);
            indicators(lastYear);
            List<Figure> figures = Stream.concat(values.keySet().stream(), lastYear.keySet().stream())
                    .distinct()
                    .map(this::figure)
                    .toList();
            List<OrgUnit> about = unit == 0 ? units : List.of(units.get(unit));
            List<Arrival> came = arrivals;
            if (came.isEmpty()) {
                for (int i = 0; i < units.size(); i++) {
                    arrival(i, Arrival.State.ACCEPTED, 1, "");
                }
            }
            return new Briefing(
                    CATALOGUE.getForm("hoat-dong"),
                    period,
                    about,
                    new Figures(figures),
                    came.stream().filter(a -> about.contains(a.unit())).toList(),
                    texts.stream().filter(t -> about.contains(t.unit())).toList(),
                    remarks.stream().filter(r -> about.contains(r.unit())).toList(),
                    new Edition(asOf, 0, state));
        }

        private void indicators(Map<Key, BigDecimal> of) {
            for (Indicator indicator : CATALOGUE.getForm("hoat-dong").indicators()) {
                for (int i = 0; i < units.size(); i++) {
                    BigDecimal top = of.get(key(i, indicator.numerator()));
                    BigDecimal bottom = of.get(key(i, indicator.denominator()));
                    if (top != null && bottom != null && bottom.signum() != 0) {
                        of.put(
                                key(i, indicator.code()),
                                top.multiply(indicator.factor()).divide(bottom, 6, RoundingMode.HALF_UP));
                    }
                }
            }
        }

        private Figure figure(Key key) {
            BigDecimal value = values.get(key);
            BigDecimal before = lastYear.get(key);
            BigDecimal target = key.unit().equals("P") ? targets.get(key.element()) : null;
            return new Figure(
                    key,
                    value,
                    own.get(key),
                    coverage,
                    new Comparison(null, before, change(key, value, before)),
                    value,
                    new Target(target, target == null || value == null ? null : percent(value, target)),
                    state);
        }

        private static @Nullable BigDecimal change(Key key, @Nullable BigDecimal value, @Nullable BigDecimal before) {
            if (value == null || before == null || before.signum() == 0) {
                return null;
            }
            Optional<Indicator> indicator = CATALOGUE.getForm("hoat-dong").findIndicator(key.element());
            return indicator.filter(Indicator::isPercentage).isPresent()
                    ? value.subtract(before).setScale(1, RoundingMode.HALF_UP)
                    : percent(value.subtract(before), before);
        }

        private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
            return part.multiply(BigDecimal.valueOf(100)).divide(whole, 1, RoundingMode.HALF_UP);
        }
    }

    static Finding finding(String code, Effect effect, String cell, String found) {
        return new Finding(code, effect, "Số liệu", cell, found, Map.of());
    }
}
