package org.giaoban.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.deliver.FileNames;
import org.giaoban.feedback.Feedback;
import org.giaoban.feedback.FeedbackWorkbook;
import org.giaoban.intake.MailCheck.Checked;
import org.giaoban.mail.Letter;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Wording;
import org.giaoban.workspace.Workspace;

/** Says what was found in the files of a mail: a line for each, and the workbooks with the findings at their cells. */
public final class MailFeedback {

    private static final Wording WORDING = Wording.vietnamese();
    private static final long KIB = 1024;

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final MailCheck check;
    private final FeedbackWorkbook workbooks;
    private final long mostBytes;

    /** @param largestKib size in KiB up to which senders get their own workbooks back, and above it the findings alone */
    public MailFeedback(Workspace workspace, Catalogue catalogue, int largestKib) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.check = new MailCheck(catalogue, workspace.zone());
        this.workbooks = new FeedbackWorkbook(FindingTexts.load(workspace.zone()));
        this.mostBytes = largestKib * KIB;
    }

    /** Returns a line for each file that begins with a dash, or the line that there is none. */
    public static String lines(MailRow mail) {
        return mail.files().isEmpty()
                ? "- " + WORDING.get("arrived-none")
                : mail.files().stream()
                        .map(file ->
                                "- " + WORDING.get("arrived-" + file.result().id(), file.name()))
                        .collect(Collectors.joining("\n"));
    }

    /** Writes the workbooks with the findings, of files that are still in the drop folder. */
    public List<Letter.Attachment> write(MailRow mail) {
        List<Letter.Attachment> all = new ArrayList<>();
        long left = mostBytes;
        for (ArrivedFile arrived : mail.files()) {
            Path file = workspace.submissions().resolve(arrived.path());
            if (arrived.result().hasFeedback() && Files.isRegularFile(file)) {
                for (Checked one : check.check(file)) {
                    if (one.hasFeedback()) {
                        byte[] bytes = feedback(one, arrived, left);
                        left -= bytes.length;
                        all.add(keep(mail, all.size() + 1, one, bytes));
                    }
                }
            }
        }
        return all;
    }

    private byte[] feedback(Checked one, ArrivedFile arrived, long mostBytes) {
        Feedback letter = new Feedback(
                subject(one, arrived),
                one.submission().outcome(),
                "",
                one.submission().findings());
        try {
            byte[] whole = workbooks.write(letter, one.file().read().orElse(new byte[0]));
            return whole.length <= mostBytes ? whole : workbooks.write(letter, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String subject(Checked one, ArrivedFile arrived) {
        String name = one.file().entry().isEmpty()
                ? arrived.name()
                : arrived.name() + "/" + one.file().entry();
        return Stream.of(
                        Optional.ofNullable(one.submission().unit())
                                .flatMap(catalogue.units()::find)
                                .map(OrgUnit::name),
                        Optional.ofNullable(one.submission().period()).map(PeriodNames::of),
                        Optional.of(WORDING.get("feedback-file", name)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" – "));
    }

    private Letter.Attachment keep(MailRow mail, int number, Checked one, byte[] bytes) {
        String path = one.file().entry().isEmpty()
                ? Objects.requireNonNull(one.file().file().getFileName()).toString()
                : one.file().entry();
        String name = FileNames.of(FileNames.stem(path)) + ".xlsx";
        Path file = workspace.mailAnswers().resolve(mail.mail()).resolve(number + "-" + name);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Letter.Attachment(file, name, "");
    }
}
