package org.giaoban.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.feedback.Feedback;
import org.giaoban.feedback.FeedbackWorkbook;
import org.giaoban.findings.FeedbackDue.Reply;
import org.giaoban.model.Finding;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.RunOptions;
import org.giaoban.model.Text;
import org.giaoban.store.DocumentStore;
import org.giaoban.workspace.AtomicFile;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/**
 * Writes the answers to senders, {@code <period>/returned/<unit>-<name>.xlsx}; those to files that belong to no period
 * lie in {@code refused/}.
 */
final class FeedbackFiles {

    /** Goes up when the same letter would make another workbook. */
    private static final String FORMAT = "1";

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final DocumentStore documents;
    private final FindingTexts texts;
    private final RunOptions night;
    private final Map<Path, Reply> replies = new LinkedHashMap<>();

    /** @param parts the finest periods that are listed */
    FeedbackFiles(
            Workspace workspace,
            Catalogue catalogue,
            DocumentStore documents,
            RunOptions night,
            List<Reply> owed,
            Set<Period> parts) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.documents = documents;
        this.texts = FindingTexts.load(workspace.zone());
        this.night = night;
        owed.forEach(reply -> replies.put(free(reply, reply.period().filter(parts::contains)), reply));
    }

    private Path free(Reply reply, Optional<Period> period) {
        String stem = FileNames.of(FileNames.stem(reply.file()));
        String mark = "-" + reply.sha256().substring(0, 8);
        if (period.isEmpty() || reply.unit().isEmpty()) {
            return workspace.output().resolve("refused").resolve(stem + mark + ".xlsx");
        }
        Path folder = workspace.output(period.get()).resolve("returned");
        String name = FileNames.of(reply.unit().get()) + "-" + stem;
        Path file = folder.resolve(name + ".xlsx");
        return replies.containsKey(file) ? folder.resolve(name + mark + ".xlsx") : file;
    }

    /** Writes those that are new or no longer what was made, and disowns those that nobody is owed any more. */
    void write(String basis) {
        Map<Path, String> contents = replies.keySet().stream()
                .filter(this::isCovered)
                .collect(Collectors.toMap(
                        file -> file, file -> content(getReply(file)), (a, b) -> a, LinkedHashMap::new));
        Predicate<Path> isStanding = file -> documents
                .findIntact(file)
                .filter(made -> made.content().equals(contents.get(file)))
                .isPresent();
        List<Path> fresh =
                contents.keySet().stream().filter(isStanding.negate()).toList();
        fresh.parallelStream().forEach(file -> write(file, getReply(file)));
        fresh.forEach(file -> documents.save(file, basis, contents.getOrDefault(file, "")));
        Set<String> wanted = replies.keySet().stream().map(workspace::show).collect(Collectors.toSet());
        documents.list().stream()
                .map(DocumentStore.Document::path)
                .filter(path -> isAnswer(path)
                        && !wanted.contains(path)
                        && isCovered(workspace.root().resolve(path)))
                .forEach(documents::forget);
    }

    /** What an answer was made from, if a path below {@code output} is one. */
    Optional<Reply> find(Path file) {
        return Optional.ofNullable(replies.get(file));
    }

    private Reply getReply(Path file) {
        return find(file).orElseThrow();
    }

    /** Whether a path of the workspace is that of an answer. */
    static boolean isAnswer(String path) {
        return path.endsWith(".xlsx") && (path.contains("/returned/") || path.startsWith("output/refused/"));
    }

    /** Whether what lies there is of a period of this night, or of none. */
    boolean isCovered(Path file) {
        return Period.find(workspace.output().relativize(file).getName(0).toString())
                .map(night::covers)
                .orElse(true);
    }

    private void write(Path file, Reply reply) {
        byte[] sent;
        try {
            sent = Files.readAllBytes(workspace.submissions().resolve(reply.file()));
        } catch (IOException e) {
            sent = new byte[0];
        }
        byte[] bytes = new FeedbackWorkbook(texts).write(letter(reply), sent);
        AtomicFile.write(file, fresh -> Files.write(fresh, bytes));
    }

    private Feedback letter(Reply reply) {
        String subject = Stream.of(
                        reply.unit().flatMap(catalogue.units()::find).map(OrgUnit::name),
                        reply.period().map(PeriodNames::of),
                        Optional.of("tệp " + reply.file()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" – "));
        return new Feedback(subject, reply.outcome(), reply.reason(), reply.findings());
    }

    /** Hash of all that an answer says and of what it is written into. */
    private String content(Reply reply) {
        StringBuilder all = new StringBuilder(FORMAT).append(reply.sha256());
        Feedback letter = letter(reply);
        all.append('\n').append(letter.subject()).append(letter.outcome()).append(letter.reason());
        for (Finding finding : letter.findings()) {
            all.append('\n')
                    .append(finding.sheet())
                    .append('!')
                    .append(finding.cell())
                    .append(' ')
                    .append(finding.code())
                    .append(finding.effect())
                    .append(texts.message(finding, Text.VIETNAMESE))
                    .append(texts.expected(finding, Text.VIETNAMESE))
                    .append(texts.hint(finding, Text.VIETNAMESE));
        }
        return Hashes.ofText(all.toString());
    }
}
