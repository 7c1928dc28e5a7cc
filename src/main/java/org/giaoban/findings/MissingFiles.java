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
 * Finds files that had been received and have been deleted or overwritten since. Without them the figures of a closed period
 * cannot be computed again, and an open period loses what a unit had reported. The unit of a missing file is taken from the
 * file that now has its path, or else from the path itself.
 */
final class MissingFiles {

    private final SubmissionReader reader;
    private final Snapshots snapshots;
    private final PathNames names;

    MissingFiles(SubmissionReader reader, Snapshots snapshots, PathNames names) {
        this.reader = reader;
        this.snapshots = snapshots;
        this.names = names;
    }

    /** A submission whose file is in the drop folder, with one of the paths of its bytes. */
    private record Present(String path, AsOfPoint receivedAt, Submission submission) {}

    /**
     * The closing of a unit's reporting period.
     *
     * @param asOf what was known when it was closed
     */
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
        return Stream.concat(listClosed(gone, closings, present), listOpen(gone, present))
                .toList();
    }

    private Stream<FileFinding> listClosed(List<Receipt> gone, List<Closing> closings, List<Present> present) {
        return gone.stream()
                .flatMap(missing -> closings.stream()
                        .filter(closing -> closing.asOf().includes(receivedAt(missing)))
                        .filter(closing -> isOf(missing, closing, present))
                        .filter(closing -> present.stream().noneMatch(each -> replaces(each, missing, closing)))
                        .map(closing -> finding(missing, closing)));
    }

    /** Files of open periods whose place is empty and for whose unit and period no other accepted file is there. */
    private Stream<FileFinding> listOpen(List<Receipt> gone, List<Present> present) {
        return gone.stream()
                .filter(missing ->
                        present.stream().noneMatch(each -> each.path().equals(missing.path())))
                .flatMap(missing -> names.findUnit(missing.path()).map(OrgUnit::code).stream()
                        .flatMap(unit -> PathNames.findPeriod(missing.path()).stream()
                                .filter(period -> isAwaited(unit, period, present))
                                .map(period -> openFinding(missing, unit, period))));
    }

    /** True if an open form of the period expects a submission of the unit and there is no accepted one. */
    private boolean isAwaited(String unit, Period period, List<Present> present) {
        return snapshots.catalogue().forms().values().stream()
                        .filter(form -> form.periodType() == period.type())
                        .flatMap(form -> Stream.ofNullable(
                                snapshots.current().get(form, period).expected().get(unit)))
                        .anyMatch(expected ->
                                !expected.isExcluded() && expected.closing().isEmpty())
                && present.stream()
                        .map(Present::submission)
                        .noneMatch(each -> each.isAccepted()
                                && each.unit().equals(unit)
                                && each.period().equals(period));
    }

    private static FileFinding openFinding(Receipt missing, String unit, Period period) {
        return new FileFinding(
                Optional.empty(),
                Optional.of(unit),
                Optional.of(period),
                missing.path(),
                false,
                Finding.of(FindingCode.OPEN_FILE_GONE, null, null, missing.path())
                        .with("received", missing.firstSeen().toString())
                        .with("period", period.id()));
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

    /** Lists the paths of the files of all submissions, in the order of receipt. */
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
