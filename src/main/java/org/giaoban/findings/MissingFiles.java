package org.giaoban.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.findings.SubmissionFindings.FileFinding;
import org.giaoban.model.AsOfPoint;
import org.giaoban.model.Finding;
import org.giaoban.model.FindingCode;
import org.giaoban.model.Form;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.receive.Receipt;
import org.giaoban.recognise.PathNames;
import org.giaoban.store.SubmissionReader;
import org.giaoban.timeline.PeriodSubmissions;
import org.giaoban.timeline.Snapshots;
import org.giaoban.timeline.Submission;

/**
 * Files that had been received when a period was closed and have been deleted or overwritten since: without them the closed
 * figures cannot be computed again. Whose a missing file was follows from the file that lies in its place, or from its path.
 */
final class MissingFiles {

    private final SubmissionReader reader;
    private final Snapshots snapshots;
    private final PathNames names;

    MissingFiles(SubmissionReader reader, Snapshots snapshots) {
        this.reader = reader;
        this.snapshots = snapshots;
        this.names = new PathNames(snapshots.catalogue().units());
    }

    /** A submission whose file is there, under one of the paths of its bytes. */
    private record Present(String path, AsOfPoint receivedAt, Submission submission) {}

    /** The closing of a unit's reporting period, and the receipts that it was taken upon. */
    private record Closing(String form, String unit, Period period, AsOfPoint asOf) {
        boolean isOf(Present present) {
            Submission submission = present.submission();
            return form.equals(submission.form())
                    && unit.equals(submission.unit())
                    && period.equals(submission.period());
        }
    }

    List<FileFinding> list() {
        List<Receipt> gone = reader.listGone();
        if (gone.isEmpty()) {
            return List.of();
        }
        List<Closing> closings = listClosings();
        List<Present> present = listPresent();
        return gone.stream()
                .flatMap(missing -> closings.stream()
                        .filter(closing -> closing.asOf().includes(receivedAt(missing)))
                        .filter(closing -> isOf(missing, closing, present))
                        .filter(closing -> present.stream().noneMatch(each -> replaces(each, missing, closing)))
                        .map(closing -> finding(missing, closing)))
                .toList();
    }

    private List<Closing> listClosings() {
        Catalogue catalogue = snapshots.catalogue();
        List<Closing> closings = new ArrayList<>();
        catalogue.forms().values().stream()
                .sorted(Comparator.comparing(Form::code))
                // A period is listed only while a submission for one of its reporting periods is there.
                .forEach(form -> snapshots.submissions().listPeriods(form.code()).stream()
                        .flatMap(period -> period.listContaining().stream())
                        .flatMap(period -> period.listReportingPeriods(form.periodType()).stream())
                        .distinct()
                        .sorted(Comparator.comparing(Period::id))
                        .forEach(period -> addClosings(form, snapshots.current().get(form, period), closings)));
        return closings;
    }

    private static void addClosings(Form form, PeriodSubmissions submitted, List<Closing> closings) {
        submitted
                .expected()
                .forEach((unit, expected) -> expected.closing()
                        .filter(asOf -> !expected.isExcluded())
                        .ifPresent(asOf -> closings.add(new Closing(form.code(), unit, submitted.period(), asOf))));
    }

    /** Every path under which the bytes of a submission lie, in the order of receipt. */
    private List<Present> listPresent() {
        Map<Long, Submission> byId = new HashMap<>();
        snapshots
                .catalogue()
                .forms()
                .keySet()
                .forEach(form -> snapshots.submissions().listPeriods(form).stream()
                        .flatMap(period -> snapshots.submissions().list(form, period).values().stream())
                        .flatMap(List::stream)
                        .forEach(submission -> byId.put(submission.id(), submission)));
        return reader.listReceipts().stream()
                .flatMap(stored -> Stream.ofNullable(byId.get(stored.first()))
                        .map(submission ->
                                new Present(stored.receipt().path(), receivedAt(stored.receipt()), submission)))
                .toList();
    }

    private static AsOfPoint receivedAt(Receipt receipt) {
        return new AsOfPoint(receipt.firstSeen(), receipt.ordinal(), 0);
    }

    private boolean isOf(Receipt missing, Closing closing, List<Present> present) {
        Optional<Present> inPlace = present.stream()
                .filter(each -> each.path().equals(missing.path()))
                .findFirst();
        return inPlace.map(closing::isOf)
                .orElseGet(
                        () -> names.findUnit(missing.path()).map(OrgUnit::code).equals(Optional.of(closing.unit()))
                                && PathNames.findPeriod(missing.path()).equals(Optional.of(closing.period())));
    }

    /** True if the period was closed with a newer version whose file is still there. */
    private static boolean replaces(Present present, Receipt missing, Closing closing) {
        return present.submission().isAccepted()
                && closing.isOf(present)
                && present.receivedAt().receipts() > missing.ordinal()
                && closing.asOf().includes(present.receivedAt());
    }

    private static FileFinding finding(Receipt missing, Closing closing) {
        return new FileFinding(
                Optional.of(closing.form()),
                Optional.of(closing.unit()),
                Optional.of(closing.period()),
                missing.path(),
                false,
                Finding.of(FindingCode.CLOSED_FILE_GONE, null, null, missing.path())
                        .with("received", missing.firstSeen().toString())
                        .with("period", closing.period().id())
                        .with("closed", closing.asOf().day().toString()));
    }
}
