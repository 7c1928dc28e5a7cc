package org.giaoban.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.giaoban.deliver.PublishedLedger;
import org.giaoban.deliver.PublishedLedger.Row;
import org.giaoban.job.ExitCode;
import org.giaoban.pdf.FinishedPdf;
import org.giaoban.pdf.SealedPdf;
import org.giaoban.render.Imprint;
import org.giaoban.workspace.FilesNamed;
import org.giaoban.workspace.Hashes;
import org.giaoban.workspace.Printable;
import org.giaoban.workspace.Workspace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code verify}: says whether PDFs are documents of this workspace, unchanged, and still the newest. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Giaoban giaoban;

    @Parameters(arity = "1..*", paramLabel = "FILE")
    private List<String> places = List.of();

    @Option(names = "--json")
    private boolean json;

    /** What is known of a file. */
    private enum Outcome {
        /** A run made these bytes, and none made newer ones of the document. */
        NEWEST,
        /** A run made these bytes, and another one made newer ones. */
        REPLACED,
        /** The file says that it is a document of this workspace, but no run made these bytes. */
        CHANGED,
        UNKNOWN;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is known of a file.
     *
     * @param document row of the document that the file is or says it is
     * @param newest row of the newest bytes of that document
     * @param hasSameFigures true if the newest document has the same figures
     * @param seal the seal of a delivered copy; null if it has none
     */
    private record Verified(
            Path file,
            Outcome outcome,
            @Nullable Row document,
            @Nullable Row newest,
            boolean hasSameFigures,
            @Nullable SealedPdf seal) {}

    @Override
    public Integer call() {
        Workspace workspace = giaoban.workspace();
        PublishedLedger ledger = PublishedLedger.read(workspace);
        boolean allNewest = true;
        for (Path file : FilesNamed.list(places)) {
            Verified verified = verify(file, ledger, workspace);
            allNewest &= verified.outcome() == Outcome.NEWEST;
            giaoban.out().println(json ? json(verified) : text(verified));
        }
        return allNewest ? ExitCode.DONE : ExitCode.WANTS_PERSON;
    }

    private static Verified verify(Path file, PublishedLedger ledger, Workspace workspace) {
        byte[] bytes = read(file);
        Optional<Imprint.Key> imprint = FinishedPdf.findImprint(file);
        Optional<SealedPdf> seal = imprint.flatMap(key -> SealedPdf.find(bytes));
        Optional<Row> made = seal.map(copy -> copy.documents().stream()
                        .filter(document -> copy.isValid())
                        .flatMap(document -> ledger.find(document).stream())
                        .findFirst())
                .orElseGet(() -> ledger.find(Hashes.ofBytes(bytes)));
        if (made.isPresent()) {
            Row newest = ledger.findNewest(made.get().document()).orElseThrow();
            Path newestFile = workspace.output().resolve(newest.path());
            boolean hasSameFigures = Files.isRegularFile(newestFile)
                    && imprint.isPresent()
                    && FinishedPdf.findImprint(newestFile)
                            .map(Imprint.Key::figures)
                            .equals(imprint.map(Imprint.Key::figures));
            boolean isNewest = newest.sha256().equals(made.get().sha256());
            return new Verified(
                    file,
                    isNewest ? Outcome.NEWEST : Outcome.REPLACED,
                    made.get(),
                    newest,
                    hasSameFigures,
                    seal.orElse(null));
        }
        return imprint.flatMap(key -> ledger.findNewest(key.id())
                        .map(newest -> new Verified(
                                file, Outcome.CHANGED, new Row("", key.id(), ""), newest, false, seal.orElse(null))))
                .orElseGet(() -> new Verified(file, Outcome.UNKNOWN, null, null, false, seal.orElse(null)));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is said of the seal behind the outcome; empty for a file without one. */
    private String sealText(Verified verified) {
        SealedPdf seal = verified.seal();
        return seal == null
                ? ""
                : giaoban.messages()
                        .get(seal.isValid() ? "verify-seal-valid" : "verify-seal-altered", Printable.line(seal.name()));
    }

    private String text(Verified verified) {
        String file = Printable.line(verified.file().toString());
        Row document = verified.document();
        Row newest = verified.newest();
        if (document == null || newest == null) {
            return giaoban.messages().get("verify-unknown", file) + sealText(verified);
        }
        String same = giaoban.messages().get(verified.hasSameFigures() ? "verify-same" : "verify-different");
        return giaoban.messages()
                        .get(
                                "verify-" + verified.outcome().id(),
                                file,
                                Printable.line(document.document()),
                                document.day(),
                                newest.document(),
                                newest.day(),
                                same)
                + sealText(verified);
    }

    private static String json(Verified verified) {
        Map<String, Object> object = new LinkedHashMap<>();
        Row document = verified.document();
        Row newest = verified.newest();
        object.put("file", verified.file().toString());
        object.put("outcome", verified.outcome().id());
        object.put("document", document == null ? null : document.document());
        object.put("newest", newest == null ? null : newest.document());
        object.put("since", newest == null ? null : newest.day());
        object.put("same_figures", verified.outcome() == Outcome.REPLACED ? verified.hasSameFigures() : null);
        SealedPdf seal = verified.seal();
        object.put("sealed_by", seal == null ? null : seal.name());
        object.put("seal", seal == null ? null : seal.isValid() ? "valid" : "altered");
        return Giaoban.json(object);
    }
}
