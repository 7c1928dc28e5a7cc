package org.giaoban.lineage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.giaoban.lineage.LineageNode.State;
import org.giaoban.lineage.LineageNode.TracedCell;
import org.giaoban.lineage.LineageNode.TracedFile;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.DataValue;
import org.giaoban.model.Decision;
import org.giaoban.model.Decision.ElementKey;
import org.giaoban.model.Effect;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.store.FigureStore;
import org.giaoban.store.StoredFinding;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.Expected;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Submission;
import org.giaoban.timeline.Version;
import org.jspecify.annotations.Nullable;

/** The values and cells of the expected submissions of each reporting period; each reporting period is read once. */
final class SourceValues {

    private final SubmissionReader reader;
    private final FigureStore figures;
    private final Snapshots snapshots;
    private final Map<String, Map<String, SourceValue>> periods = new HashMap<>();
    private final Map<Long, List<StoredFinding>> validation = new HashMap<>();
    private final Map<AsOfPoint, Map<Long, List<StoredFinding>>> plausibility = new HashMap<>();

    SourceValues(DataSource source, Snapshots snapshots) {
        this.reader = new SubmissionReader(source);
        this.figures = new FigureStore(source);
        this.snapshots = snapshots;
    }

    /**
     * An expected submission.
     *
     * @param reason why it was returned, excluded or amended: codes of findings, or the reason of a decision
     * @param cells cells of the submission that counts, by element
     */
    record SourceValue(State state, String reason, Optional<TracedFile> file, Map<String, List<TracedCell>> cells) {}

    PeriodSubmissions submitted(AsOfPoint asOf, Form form, Period period) {
        return snapshots.get(asOf).get(form, period);
    }

    /** Returns the expected submissions of a reporting period by unit. */
    Map<String, SourceValue> list(AsOfPoint asOf, Form form, Period period) {
        return periods.computeIfAbsent(
                asOf.id() + " " + form.code() + " " + period, key -> read(asOf, submitted(asOf, form, period)));
    }

    private Map<String, SourceValue> read(AsOfPoint asOf, PeriodSubmissions submitted) {
        List<Long> counting = submitted.expected().keySet().stream()
                .flatMap(unit -> submitted.findCounting(unit).stream())
                .map(Version::id)
                .toList();
        return new OfPeriod(asOf, submitted, reader.listCells(counting)).read();
    }

    private Map<Long, List<StoredFinding>> validation() {
        if (validation.isEmpty()) {
            reader.listFindings()
                    .forEach(found -> validation
                            .computeIfAbsent(found.submission(), id -> new ArrayList<>())
                            .add(found));
        }
        return validation;
    }

    private Map<Long, List<StoredFinding>> plausibility(AsOfPoint asOf) {
        return plausibility.computeIfAbsent(asOf, point -> {
            Map<Long, List<StoredFinding>> found = new HashMap<>();
            figures.listPlausibilityFindings(point)
                    .forEach(each -> found.computeIfAbsent(each.submission(), id -> new ArrayList<>())
                            .add(each));
            return found;
        });
    }

    /** Reads one reporting period. */
    private final class OfPeriod {

        private final AsOfPoint asOf;
        private final PeriodSubmissions submitted;
        private final Map<Long, List<DataValue>> cells;

        OfPeriod(AsOfPoint asOf, PeriodSubmissions submitted, Map<Long, List<DataValue>> cells) {
            this.asOf = asOf;
            this.submitted = submitted;
            this.cells = cells;
        }

        Map<String, SourceValue> read() {
            Map<String, SourceValue> values = new TreeMap<>();
            submitted.expected().forEach((unit, expected) -> values.put(unit, read(unit, expected)));
            return values;
        }

        private SourceValue read(String unit, Expected expected) {
            Optional<Version> counting = submitted.findCounting(unit);
            if (counting.isPresent()) {
                Map<String, List<TracedCell>> read = readCells(counting.get().id());
                List<Decision> amendments = submitted.listAmendments(unit);
                amendments.forEach(amendment -> amend(read, amendment));
                read.values().forEach(cells -> takeAmendedFromUndivided(cells, amendments));
                return new SourceValue(State.COUNTED, reason(amendments), counting.map(this::file), read);
            }
            List<Version> versions = submitted.listVersions(unit);
            @Nullable Version newest = versions.isEmpty() ? null : versions.get(versions.size() - 1);
            Optional<TracedFile> file = Optional.ofNullable(newest).map(this::file);
            if (expected.isExcluded()) {
                String reason = expected.exclusion().map(Decision::reason).orElse("");
                return new SourceValue(State.EXCLUDED, reason, file, Map.of());
            }
            return newest == null
                    ? new SourceValue(State.MISSING, "", file, Map.of())
                    : new SourceValue(State.RETURNED, reason(newest, expected), file, Map.of());
        }

        /** Replaces the cells of an element and category by the amended value. */
        private static void amend(Map<String, List<TracedCell>> byElement, Decision amendment) {
            ElementKey key = amendment.element();
            BigDecimal value = amendment.details().value().orElseThrow();
            List<TracedCell> cells = new ArrayList<>();
            byElement
                    .getOrDefault(key.element(), List.of())
                    .forEach(cell -> cells.add(cell.category().equals(key.category()) ? cell.replaced() : cell));
            cells.add(amendedCell(key.category(), amendment.row() + 1, value));
            byElement.put(key.element(), cells);
        }

        /** Takes the numbers of amended categories out of a total that was given without categories. */
        private static void takeAmendedFromUndivided(List<TracedCell> cells, List<Decision> amendments) {
            BigDecimal undivided = sum(cells, cell -> cell.category().isEmpty());
            BigDecimal amended = sum(
                    cells, cell -> !cell.category().isEmpty() && cell.findings().contains(FindingCode.AMENDED.id()));
            BigDecimal taken = undivided.min(amended);
            if (taken.signum() > 0) {
                int row = amendments.get(amendments.size() - 1).row() + 1;
                BigDecimal less = taken.negate();
                cells.add(amendedCell("", row, less));
            }
        }

        private static BigDecimal sum(List<TracedCell> cells, Predicate<TracedCell> which) {
            return cells.stream()
                    .filter(which)
                    .flatMap(cell -> Optional.ofNullable(cell.amount()).stream())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        private static TracedCell amendedCell(String category, int row, BigDecimal value) {
            return new TracedCell(
                    category,
                    "decisions.csv",
                    String.valueOf(row),
                    value.toPlainString(),
                    value,
                    List.of(),
                    List.of(FindingCode.AMENDED.id()));
        }

        /** Returns who amended which value, when and why. */
        private static String reason(List<Decision> amendments) {
            return amendments.stream()
                    .map(each -> each.element() + " " + each.date() + " " + each.by() + ": " + each.reason())
                    .collect(Collectors.joining("; "));
        }

        private String reason(Version newest, Expected expected) {
            if (expected.isReturned(newest.submission())) {
                return expected.returned().map(Decision::reason).orElse("");
            }
            Set<String> codes = new LinkedHashSet<>();
            listFindings(newest.id()).stream()
                    .filter(found -> found.finding().effect() == Effect.RETURN)
                    .forEach(found -> codes.add(found.finding().code()));
            return String.join(" ", codes);
        }

        private TracedFile file(Version version) {
            Submission submission = version.submission();
            return new TracedFile(
                    submission.receipt().path(),
                    submission.receipt().sha256(),
                    version.number(),
                    submission.receivedOn());
        }

        private List<StoredFinding> listFindings(long submission) {
            List<StoredFinding> all = new ArrayList<>(validation().getOrDefault(submission, List.of()));
            all.addAll(plausibility(asOf).getOrDefault(submission, List.of()));
            return all;
        }

        private Map<String, List<TracedCell>> readCells(long submission) {
            Map<String, Set<String>> repairs = new HashMap<>();
            Map<String, Set<String>> others = new HashMap<>();
            listFindings(submission).forEach(found -> {
                boolean isRepair = FindingCode.of(found.finding().code()).effect() == Effect.NOTE;
                (isRepair ? repairs : others)
                        .computeIfAbsent(
                                place(found.finding().sheet(), found.finding().cell()), key -> new LinkedHashSet<>())
                        .add(found.finding().code());
            });
            Map<String, List<TracedCell>> byElement = new LinkedHashMap<>();
            for (DataValue cell : cells.getOrDefault(submission, List.of())) {
                String place = place(cell.sheet(), cell.cell());
                byElement
                        .computeIfAbsent(cell.element(), element -> new ArrayList<>())
                        .add(new TracedCell(
                                cell.category(),
                                cell.sheet(),
                                cell.cell(),
                                cell.typed(),
                                cell.amount(),
                                List.copyOf(Objects.requireNonNull(repairs.getOrDefault(place, Set.of()))),
                                List.copyOf(Objects.requireNonNull(others.getOrDefault(place, Set.of())))));
            }
            return byElement;
        }

        private static String place(@Nullable String sheet, @Nullable String cell) {
            return sheet + "\n" + cell;
        }
    }
}
