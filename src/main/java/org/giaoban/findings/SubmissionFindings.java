package org.giaoban.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
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
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.Snapshots;
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
        this.units = snapshots.catalogue().units();
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

        /** True if the figures of the units below are probably counted twice, and nobody has said that they are not. */
        public boolean isCountedTwice() {
            return is(FindingCode.SUM_OF_BELOW) && !finding.isConfirmed();
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
    record Placed(long ordinal, int place, FileFinding finding) {}

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
        private final VersionFindings versions;
        private final List<Placed> placed = new ArrayList<>();
        private final ConfirmedWarnings confirmed;

        OfSnapshot(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.confirmed = new ConfirmedWarnings(reader, snapshots, snapshot);
            this.versions = new VersionFindings(snapshots, snapshot);
        }

        List<FileFinding> list(AsOfPoint asOf) {
            submissions.stream()
                    .filter(each -> snapshot.asOf().includes(each.receivedAt()))
                    .forEach(this::addValidation);
            figures.listPlausibilityFindings(asOf).forEach(this::addPlausibility);
            placed.addAll(versions.list(receipts, byId));
            placed.sort(ORDER);
            return Stream.concat(placed.stream().map(Placed::finding), listDisagreeingPaths().stream())
                    .toList();
        }

        private void addValidation(StoredSubmission submission) {
            boolean counts = versions.find(submission.id()).isEmpty()
                    || counts(submission.id())
                    || versions.isNewest(submission.id());
            validation
                    .getOrDefault(submission.id(), List.of())
                    .forEach(found -> placed.add(
                            new Placed(submission.id(), found.ordinal(), of(submission, counts, settle(found)))));
        }

        private Finding settle(StoredFinding found) {
            return versions.find(found.submission())
                    .map(version -> confirmed.settle(version, found.finding()))
                    .orElse(found.finding());
        }

        private boolean counts(long submission) {
            return versions.find(submission).filter(Version::counts).isPresent();
        }

        private void addPlausibility(StoredFinding found) {
            versions.find(found.submission())
                    .ifPresent(version -> placed.add(new Placed(
                            version.id(),
                            PLAUSIBILITY + found.ordinal(),
                            VersionFindings.of(version, version.counts(), found.finding()))));
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
