package org.giaoban.findings;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.findings.SubmissionFindings.Placed;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.Period;
import org.giaoban.store.StoredReceipt;
import org.giaoban.store.StoredSubmission;
import org.giaoban.timeline.Expected;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshot;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Submissions;
import org.giaoban.timeline.Version;

/**
 * The versions in a snapshot and the findings that follow from their order: received again, superseded, saved earlier, of the
 * same day, after the closing.
 */
final class VersionFindings {

    private final Snapshot snapshot;
    private final ZoneId zone;
    private final Map<Long, Version> versions = new HashMap<>();
    /** Receipt numbers of the newest version of each unit and reporting period. */
    private final Set<Long> newest = new HashSet<>();

    private final Map<Long, PeriodSubmissions> periods = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    VersionFindings(Snapshots snapshots, Snapshot snapshot) {
        this.snapshot = snapshot;
        this.zone = snapshots.catalogue().zone();
        snapshots
                .catalogue()
                .forms()
                .values()
                .forEach(form ->
                        snapshots.submissions().listPeriods(form.code()).forEach(period -> addVersions(form, period)));
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

    /** Returns the version that a submission is; empty if it is none, because unit or period are unknown. */
    Optional<Version> find(long submission) {
        return Optional.ofNullable(versions.get(submission));
    }

    boolean isNewest(long submission) {
        return newest.contains(submission);
    }

    /**
     * Lists the findings; to be called once.
     *
     * @param byId the submissions by the receipt number of their first receipt
     */
    List<Placed> list(List<StoredReceipt> receipts, Map<Long, StoredSubmission> byId) {
        receipts.forEach(receipt -> addRepeated(receipt, byId));
        versions.values().forEach(this::addVersion);
        return placed;
    }

    /**
     * Adds the finding on bytes that were received again: a warning if a newer version had replaced them by then.
     */
    private void addRepeated(StoredReceipt repeated, Map<Long, StoredSubmission> byId) {
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
                .flatMap(
                        submitted -> submitted.findCounting(version.submission().unit()));
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
                .map(submitted -> submitted.listVersions(version.submission().unit()))
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
                        .filter(otherSaved -> saved.isPresent() && saved.get().compareTo(otherSaved) < 0)
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
                sameDay.stream().map(Version::submission).toList(), zone)) {
            sameDay.stream()
                    .filter(each -> each.number() == version.number() - 1 && each.isAccepted())
                    .forEach(each -> add(version, true, Finding.of(FindingCode.SAME_DAY, null, null, path(each))));
        }
    }

    private void addAfterClose(Version version) {
        Optional.ofNullable(periods.get(version.id()))
                .map(submitted -> submitted.expected().get(version.submission().unit()))
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
                                .with("period", version.submission().period().id())
                                .with("closed", closing.day().toString())));
    }

    private static boolean isAfter(Version version, AsOfPoint closing) {
        return version.submission().receivedOn().isAfter(closing.day())
                || version.submission().receivedOn().equals(closing.day()) && version.id() > closing.receipts();
    }

    private void add(Version version, boolean counts, Finding finding) {
        placed.add(new Placed(version.id(), 0, of(version, counts, finding)));
    }

    /** A finding on the file of a version. */
    static FileFinding of(Version version, boolean counts, Finding finding) {
        return new FileFinding(
                Optional.of(version.submission().form()),
                Optional.of(version.submission().unit()),
                Optional.of(version.submission().period()),
                path(version),
                counts,
                finding);
    }

    private static String path(Version version) {
        return version.submission().receipt().path();
    }
}
