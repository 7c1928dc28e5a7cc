package org.giaoban.intake;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.intake.ArrivedFile.Result;
import org.giaoban.model.Finding;
import org.giaoban.receive.SentFile;
import org.giaoban.validate.CheckedSubmission;
import org.giaoban.validate.Outcome;
import org.giaoban.validate.SubmissionCheck;

/** Checks a file that arrived, as the command {@code check} does, so that its sender need not wait for the next run. */
final class MailCheck {

    private final SubmissionCheck check;

    MailCheck(Catalogue catalogue, ZoneId zone) {
        this.check = new SubmissionCheck(catalogue, zone);
    }

    /** One workbook: the file itself, or one in the zip that the file is. */
    record Checked(SentFile file, CheckedSubmission submission) {

        long warnings() {
            return Finding.countWarnings(submission.findings());
        }

        boolean hasFeedback() {
            return submission.outcome() != Outcome.ACCEPTED || warnings() > 0;
        }
    }

    List<Checked> check(Path file) {
        List<Checked> all = new ArrayList<>();
        for (SentFile each : SentFile.list(file)) {
            all.add(new Checked(each, check.check(each)));
        }
        return all;
    }

    /** Returns the codes of the units whose submissions these are. */
    static Set<String> units(List<Checked> workbooks) {
        Set<String> units = new LinkedHashSet<>();
        workbooks.stream()
                .flatMap(each -> Stream.ofNullable(each.submission().unit()))
                .map(Objects::requireNonNull)
                .forEach(units::add);
        return units;
    }

    /** Returns what became of the workbooks of one file: the gravest of theirs. */
    static Result result(List<Checked> workbooks) {
        return workbooks.stream().map(MailCheck::result).max(Result::compareTo).orElse(Result.REFUSED);
    }

    private static Result result(Checked one) {
        if (one.submission().isUnfinished()) {
            return Result.UNREAD;
        }
        return switch (one.submission().outcome()) {
            case ACCEPTED -> one.warnings() > 0 ? Result.WARNED : Result.ACCEPTED;
            case RETURNED -> Result.RETURNED;
            case REFUSED -> Result.REFUSED;
        };
    }
}
