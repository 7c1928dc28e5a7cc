package org.giaoban.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.giaoban.briefing.Briefings;
import org.giaoban.catalogue.Catalogue;
import org.giaoban.catalogue.FindingTexts;
import org.giaoban.catalogue.PeriodNames;
import org.giaoban.feedback.Feedback;
import org.giaoban.feedback.FeedbackWorkbook;
import org.giaoban.findings.FeedbackDue;
import org.giaoban.findings.FeedbackDue.Due;
import org.giaoban.model.Finding;
import org.giaoban.model.OrgUnit;
import org.giaoban.model.Period;
import org.giaoban.model.Text;
import org.giaoban.model.Wording;
import org.giaoban.receive.SentFile;
import org.giaoban.step.RunOptions;
import org.giaoban.store.DerivedFiles;
import org.giaoban.store.DerivedFiles.Composed;
import org.giaoban.store.DerivedFiles.Kind;
import org.giaoban.store.DerivedFiles.Output;
import org.giaoban.store.DerivedFiles.Update;
import org.giaoban.store.FigureStore;
import org.giaoban.store.FigureStore.Scope;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Workspace;

/**
 * Writes the feedback to senders, {@code <period>/returned/<unit>-<name>.xlsx}; feedback on files that belong to no
 * period is written to {@code refused/}.
 */
public final class FeedbackFiles {

    private final Workspace workspace;
    private final Catalogue catalogue;
    private final DerivedFiles files;
    private final FindingTexts texts;
    private final RunOptions options;
    private final Set<Period> periods;
    private final Map<Path, Due> due = new LinkedHashMap<>();

    /** @param periods the reporting periods that have figures */
    FeedbackFiles(
            Workspace workspace,
            Catalogue catalogue,
            DerivedFiles files,
            RunOptions options,
            List<Due> owed,
            Set<Period> periods) {
        this.workspace = workspace;
        this.catalogue = catalogue;
        this.files = files;
        this.texts = FindingTexts.load(workspace.zone());
        this.options = options;
        this.periods = periods;
        owed.forEach(one -> due.put(free(one, one.period().filter(periods::contains)), one));
    }

    /** Lists the feedback that is due after a run, by its file. */
    public static Map<Path, Due> list(Workspace workspace, Briefings briefings, DataSource source, LocalDate date) {
        Catalogue catalogue = briefings.snapshots().catalogue();
        List<Due> owed = FeedbackDue.read(source, briefings.snapshots()).list(briefings.listAllFindings());
        return new FeedbackFiles(
                        workspace,
                        catalogue,
                        DerivedFiles.read(workspace, source),
                        new RunOptions(date, Set.of()),
                        owed,
                        listPeriods(catalogue, new FigureStore(source).listScopes()))
                .due;
    }

    /** Lists the reporting periods that have figures. */
    static Set<Period> listPeriods(Catalogue catalogue, List<Scope> scopes) {
        return scopes.stream()
                .filter(Scope::isNewest)
                .map(Scope::period)
                .filter(period ->
                        catalogue.forms().values().stream().anyMatch(form -> form.periodType() == period.type()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Path free(Due one, Optional<Period> period) {
        String stem = FileNames.of(FileNames.stem(one.file()));
        String mark = "-" + one.sha256().substring(0, 8);
        if (period.isEmpty() || one.unit().isEmpty()) {
            return workspace.output().resolve("refused").resolve(stem + mark + ".xlsx");
        }
        Path folder = workspace.output(period.get()).resolve("returned");
        String name = FileNames.of(one.unit().get()) + "-" + stem;
        Path file = folder.resolve(name + ".xlsx");
        return due.containsKey(file) ? folder.resolve(name + mark + ".xlsx") : file;
    }

    /** Writes new and changed feedback, and removes the rows of feedback that is no longer due. */
    void write() {
        List<Update> updates = new ArrayList<>();
        due.forEach((file, due) -> {
            if (isCovered(due)) {
                String content = content(due);
                updates.add(new Update(
                        output(file, due), content, () -> Composed.of(content, fresh -> write(fresh, due))));
            }
        });
        files.updateAll(updates);
        files.keepOnly(
                Kind.FEEDBACK,
                due.keySet(),
                derived -> derived.period().map(options::covers).orElse(true));
    }

    private Output output(Path file, Due due) {
        return new Output(file, Kind.FEEDBACK, due.period().filter(periods::contains), due.unit(), 0);
    }

    private boolean isCovered(Due due) {
        return due.period().filter(periods::contains).map(options::covers).orElse(true);
    }

    /** Returns the feedback in an output file; empty if the file is not feedback. */
    Optional<Due> find(Path file) {
        return Optional.ofNullable(due.get(file));
    }

    private void write(Path file, Due one) throws IOException {
        byte[] sent;
        try {
            sent = SentFile.of(workspace.submissions(), one.file()).read().orElse(new byte[0]);
        } catch (IOException e) {
            sent = new byte[0];
        }
        Files.write(file, new FeedbackWorkbook(texts).write(letter(one), sent));
    }

    private Feedback letter(Due one) {
        String subject = Stream.of(
                        one.unit().flatMap(catalogue.units()::find).map(OrgUnit::name),
                        one.period().map(PeriodNames::of),
                        Optional.of(Wording.vietnamese().get("feedback-file", one.file())))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" – "));
        return new Feedback(subject, one.outcome(), one.reason(), one.findings());
    }

    /** Returns the hash of the findings and of the workbook that the feedback is written into. */
    private String content(Due one) {
        StringBuilder all = new StringBuilder(catalogue.hash()).append(one.sha256());
        Feedback letter = letter(one);
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
        return Hashes.fingerprint(all.toString());
    }
}
