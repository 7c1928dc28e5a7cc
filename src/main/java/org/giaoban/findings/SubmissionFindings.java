package org.giaoban.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.OrgTree;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.receive.LeftOut;
import org.giaoban.recognise.PathNames;
import org.giaoban.store.FigureStore;
import org.giaoban.store.StoredFinding;
import org.giaoban.store.StoredReceipt;
import org.giaoban.store.StoredSubmission;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.Expected;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Submissions;
import org.giaoban.timeline.Version;

/** Lists every finding on every file in a snapshot: findings on its receipt, of validation and of plausibility. */
public final class SubmissionFindings {

    /** Findings on the receipt are listed before those of validation, and these before those of plausibility. */
    private static final int PLAUSIBILITY = 1_000_000;

    private static final Comparator<Placed> ORDER = Comparator.comparingLong(Placed::ordinal)
            .thenComparingInt(Placed::place)
            .thenComparing(placed -> placed.finding().finding().code());

    private final SubmissionReader reader;
    private final FigureStore figures;
    private final Snapshots snapshots;
    private final Catalogue catalogue;
    private final OrgTree units;
    private final PathNames names;
    private final PathContradictions contradictions;
    private final List<StoredSubmission> submissions;
    private final Map<Long, StoredSubmission> byId = new HashMap<>();
    private final List<StoredReceipt> receipts;
    private final Map<Long, List<StoredFinding>> validation = new HashMap<>();

    private SubmissionFindings(
            SubmissionReader reader,
            FigureStore figures,
            Snapshots snapshots,
            List<StoredSubmission> submissions,
            List<StoredReceipt> receipts) {
        this.reader = reader;
        this.figures = figures;
        this.snapshots = snapshots;
        this.catalogue = snapshots.catalogue();
        this.units = catalogue.units();
        this.submissions = submissions;
        this.receipts = receipts;
        this.names = new PathNames(units);
        this.contradictions = new PathContradictions(names, units);
        submissions.forEach(each -> byId.put(each.id(), each));
    }

    /** Creates the list from the submissions and findings in a database. */
    public static SubmissionFindings read(DataSource source, Snapshots snapshots) {
        SubmissionReader reader = new SubmissionReader(source);
        SubmissionFindings findings = new SubmissionFindings(
                reader, new FigureStore(source), snapshots, reader.listSubmissions(), reader.listReceipts());
        reader.listFindings()
                .forEach(found -> findings.validation
                        .computeIfAbsent(found.submission(), id -> new ArrayList<>())
                        .add(found));
        return findings;
    }

    /**
     * A finding with the file that it is about.
     *
     * @param form empty if unknown, like {@code unit} and {@code period}
     * @param counts true if the file is the version that counts, or the newest version
     */
    public record FileFinding(
            Optional<String> form,
            Optional<String> unit,
            Optional<Period> period,
            String file,
            boolean counts,
            Finding finding) {

        /** True if the file is no longer in the drop folder although figures were computed from it. */
        public boolean isGone() {
            return is(FindingCode.CLOSED_FILE_GONE) || is(FindingCode.OPEN_FILE_GONE);
        }

        /** True if the run did not read the file and a later run looks at it again. */
        public boolean isLeftOut() {
            return FindingCode.LEFT_OUT.stream().anyMatch(this::is);
        }

        /** True if the path of the file names another unit or period than the file itself. */
        public boolean isContradictedByPath() {
            return is(FindingCode.PATH_DISAGREES) || is(FindingCode.PATH_NAMES_OTHER_UNIT);
        }

        private boolean is(FindingCode code) {
            return finding.code().equals(code.id());
        }
    }

    /**
     * A finding with its position.
     *
     * @param ordinal row of the receipt in the ledger
     * @param place position among the findings on the receipt
     */
    private record Placed(long ordinal, int place, FileFinding finding) {}

    /** Lists every finding in the current snapshot, by file in the order of receipt. */
    public List<FileFinding> list() {
        return list(AsOfPoint.CURRENT);
    }

    /** Lists every finding in a snapshot. */
    public List<FileFinding> list(AsOfPoint asOf) {
        List<FileFinding> all = new ArrayList<>(new OfSnapshot(snapshots.get(asOf)).list(asOf));
        if (asOf.equals(AsOfPoint.CURRENT)) {
            all.addAll(listLeftOut());
            all.addAll(new MissingFiles(reader, snapshots, names).list());
        }
        return all;
    }

    /** Lists the findings on files that were not read; unit and period can be taken from their paths only. */
    private List<FileFinding> listLeftOut() {
        List<LeftOut> files = reader.listLeftOut();
        if (files.isEmpty()) {
            return List.of();
        }
        return files.stream()
                .map(file -> new FileFinding(
                        Optional.empty(),
                        names.findUnit(file.path()).map(OrgUnit::code),
                        PathNames.findPeriod(file.path()),
                        file.path(),
                        false,
                        Finding.of(file.reason(), null, null, file.path())))
                .toList();
    }

    /** Lists the findings in one snapshot. */
    private final class OfSnapshot {

        private final Snapshot snapshot;
        private final Map<Long, Version> versions = new HashMap<>();
        /** Receipt numbers of the newest version of each unit and reporting period. */
        private final Set<Long> newest = new HashSet<>();

        private final Map<Long, PeriodSubmissions> periods = new HashMap<>();
        private final List<Placed> placed = new ArrayList<>();
        private final ConfirmedWarnings confirmed;

        OfSnapshot(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.confirmed = new ConfirmedWarnings(reader, snapshots, snapshot);
            catalogue
                    .forms()
                    .values()
                    .forEach(form -> snapshots
                            .submissions()
                            .listPeriods(form.code())
                            .forEach(period -> addVersions(form, period)));
        }

        private void addVersions(Form form, Period period) {
            PeriodSubmissions submitted = snapshot.get(form, period);
            submitted.versions().values().forEach(all -> {
                all.forEach(version -> {
                    versions.put(version.id(), version);
                    periods.put(version.id(), submitted);
                });
                newest.add(all.get(all.size() - 1).id());
            });
        }

        List<FileFinding> list(AsOfPoint asOf) {
            submissions.stream()
                    .filter(each -> snapshot.asOf().includes(each.receivedAt()))
                    .forEach(this::addValidation);
            figures.listPlausibilityFindings(asOf).forEach(this::addPlausibility);
            receipts.forEach(this::addRepeated);
            versions.values().forEach(this::addVersion);
            placed.sort(ORDER);
            return Stream.concat(placed.stream().map(Placed::finding), listDisagreeingPaths().stream())
                    .toList();
        }

        private void addValidation(StoredSubmission submission) {
            boolean counts = !versions.containsKey(submission.id())
                    || counts(submission.id())
                    || newest.contains(submission.id());
            validation
                    .getOrDefault(submission.id(), List.of())
                    .forEach(found -> placed.add(
                            new Placed(submission.id(), found.ordinal(), of(submission, counts, settle(found)))));
        }

        private Finding settle(StoredFinding found) {
            return Optional.ofNullable(versions.get(found.submission()))
                    .map(version -> confirmed.settle(version, found.finding()))
                    .orElse(found.finding());
        }

        private boolean counts(long submission) {
            return Optional.ofNullable(versions.get(submission))
                    .filter(Version::counts)
                    .isPresent();
        }

        private void addPlausibility(StoredFinding found) {
            Optional.ofNullable(versions.get(found.submission()))
                    .ifPresent(version -> placed.add(new Placed(
                            version.id(),
                            PLAUSIBILITY + found.ordinal(),
                            of(version, version, version.counts(), found.finding()))));
        }

        /**
         * Adds the finding on bytes that were received again: a warning if a newer version had replaced them by then.
         */
        private void addRepeated(StoredReceipt repeated) {
            long ordinal = repeated.receipt().ordinal();
            AsOfPoint at = new AsOfPoint(repeated.receipt().firstSeen(), ordinal, 0);
            if (repeated.first() == ordinal || !snapshot.asOf().includes(at)) {
                return;
            }
            String path = repeated.receipt().path();
            Optional.ofNullable(byId.get(repeated.first()))
                    .ifPresent(first -> placed.add(new Placed(
                            ordinal,
                            0,
                            new FileFinding(
                                    first.form(),
                                    first.unit(),
                                    first.period(),
                                    path,
                                    false,
                                    Finding.of(
                                            FindingCode.SAME_BYTES,
                                            null,
                                            null,
                                            first.receipt().path())))));
            Optional.ofNullable(versions.get(repeated.first()))
                    .filter(Version::isAccepted)
                    .ifPresent(old -> findCounting(old)
                            .filter(counting -> old.number() < counting.number() && counting.id() < ordinal)
                            .ifPresent(counting -> placed.add(new Placed(
                                    ordinal,
                                    0,
                                    new FileFinding(
                                            Optional.of(counting.submission().form()),
                                            Optional.of(counting.submission().unit()),
                                            Optional.of(counting.submission().period()),
                                            path,
                                            true,
                                            Finding.of(FindingCode.OLD_VERSION_AGAIN, null, null, path(counting)))))));
        }

        private Optional<Version> findCounting(Version version) {
            return Optional.ofNullable(periods.get(version.id()))
                    .flatMap(submitted ->
                            submitted.findCounting(version.submission().unit()));
        }

        private void addVersion(Version version) {
            if (version.counts()) {
                addSavedEarlier(version);
                addSameDay(version);
            } else if (version.isAccepted()) {
                findCounting(version)
                        .filter(counting -> version.number() < counting.number())
                        .ifPresent(counting ->
                                add(version, false, Finding.of(FindingCode.SUPERSEDED, null, null, path(counting))));
            }
            addAfterClose(version);
        }

        /** Returns the accepted version before a version, in the order of receipt. */
        private Optional<Version> findAcceptedBefore(Version version) {
            return listVersions(version).stream()
                    .filter(Version::isAccepted)
                    .filter(each -> each.number() < version.number())
                    .reduce((earlier, later) -> later);
        }

        private List<Version> listVersions(Version version) {
            return Optional.ofNullable(periods.get(version.id()))
                    .map(submitted ->
                            submitted.listVersions(version.submission().unit()))
                    .orElse(List.of());
        }

        /**
         * Adds the finding on a version that counts but was saved earlier than the version it replaced; instants in
         * ISO format are compared as texts.
         */
        private void addSavedEarlier(Version version) {
            Optional<String> saved = version.submission().saved();
            findAcceptedBefore(version)
                    .ifPresent(other -> other.submission()
                            .saved()
                            .filter(otherSaved ->
                                    saved.isPresent() && saved.get().compareTo(otherSaved) < 0)
                            .ifPresent(otherSaved -> add(
                                    version,
                                    true,
                                    Finding.of(FindingCode.SAVED_EARLIER, null, null, path(other))
                                            .with("saved", saved.orElseThrow())
                                            .with("other", otherSaved))));
        }

        /** Warns of an accepted version of the same day, if the times of saving do not tell which one is the newer. */
        private void addSameDay(Version version) {
            List<Version> sameDay = listVersions(version).stream()
                    .filter(each -> each.submission()
                            .receivedOn()
                            .equals(version.submission().receivedOn()))
                    .toList();
            if (!Submissions.areOrderedBySaving(
                    sameDay.stream().map(Version::submission).toList())) {
                sameDay.stream()
                        .filter(each -> each.number() == version.number() - 1 && each.isAccepted())
                        .forEach(each -> add(version, true, Finding.of(FindingCode.SAME_DAY, null, null, path(each))));
            }
        }

        private void addAfterClose(Version version) {
            Optional.ofNullable(periods.get(version.id()))
                    .map(submitted ->
                            submitted.expected().get(version.submission().unit()))
                    .flatMap(Expected::closing)
                    .filter(closing -> isAfter(version, closing))
                    .ifPresent(closing -> add(
                            version,
                            version.counts(),
                            Finding.of(
                                            FindingCode.AFTER_CLOSE,
                                            null,
                                            null,
                                            version.submission().receivedOn().toString())
                                    .with(
                                            "period",
                                            version.submission().period().id())
                                    .with("closed", closing.day().toString())));
        }

        private static boolean isAfter(Version version, AsOfPoint closing) {
            return version.submission().receivedOn().isAfter(closing.day())
                    || version.submission().receivedOn().equals(closing.day()) && version.id() > closing.receipts();
        }

        private void add(Version version, boolean counts, Finding finding) {
            placed.add(new Placed(version.id(), 0, of(version, version, counts, finding)));
        }

        private FileFinding of(Version version, Version file, boolean counts, Finding finding) {
            return new FileFinding(
                    Optional.of(version.submission().form()),
                    Optional.of(version.submission().unit()),
                    Optional.of(version.submission().period()),
                    path(file),
                    counts,
                    finding);
        }

        private static FileFinding of(StoredSubmission submission, boolean counts, Finding finding) {
            return new FileFinding(
                    submission.form(),
                    submission.unit(),
                    submission.period(),
                    submission.receipt().path(),
                    counts,
                    finding);
        }

        private static String path(Version version) {
            return version.submission().receipt().path();
        }

        /** Lists the findings on files whose path names another period or unit than the file itself. */
        private List<FileFinding> listDisagreeingPaths() {
            List<FileFinding> disagreeing = new ArrayList<>();
            submissions.stream()
                    .filter(each -> snapshot.asOf().includes(each.receivedAt()))
                    .forEach(each -> contradictions
                            .list(each)
                            .forEach(found -> disagreeing.add(of(each, counts(each.id()), found))));
            return disagreeing;
        }
    }
}
