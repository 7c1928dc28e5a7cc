package org.giaoban.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.giaoban.catalogue.CatalogueLoader;
import org.giaoban.intake.ArrivedFile.Result;
import org.giaoban.mail.ArrivedMail.Attached;
import org.giaoban.recognise.PathNames;
import org.giaoban.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards of the files of a mail, and the paths that they get. */
class MailFilesTest {

    /** Half past five in the evening of the 28th of November in UTC is past midnight in the office's zone. */
    private static final Instant RECEIVED = Instant.parse("2026-11-28T17:30:05Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private List<ArrivedFile> put(List<Attached> files) {
        Workspace workspace = new Workspace(folder);
        return new MailFiles(
                        workspace,
                        new CatalogueLoader(new Workspace(Path.of(""))).load(),
                        unit -> true,
                        Optional.of("BP"))
                .put(files, RECEIVED, "0123abcd");
    }

    private static Attached csv(String name, String text) {
        return new Attached(name, Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void fileWithoutAUnit_liesUnderThatOfItsSender_andItsPathNamesNoPeriod() throws IOException {
        ArrivedFile file = put(List.of(csv("Số liệu.CSV", "1,2"))).get(0);
        assertThat(file)
                .isEqualTo(new ArrivedFile(
                        Result.REFUSED, 1, "mail/2026-11-29/BP/003005-0123abcd/So-lieu.csv", "Số liệu.CSV"));
        assertThat(Files.readString(folder.resolve("input/submissions").resolve(file.path())))
                .isEqualTo("1,2");
        assertThat(PathNames.listPeriods(file.path())).isEmpty();
        assertThat(Files.list(folder.resolve("output/mail-answers"))).isEmpty();
    }

    @Test
    void fileThatIsThere_isNotWrittenAgain() throws IOException {
        Path there = folder.resolve("input/submissions/mail/2026-11-29/BP/003005-0123abcd/a.csv");
        Files.createDirectories(there.getParent());
        Files.writeString(there, "as it was");
        put(List.of(csv("a.csv", "1,2"), csv("A.csv", "3,4")));
        assertThat(Files.readString(there)).isEqualTo("as it was");
        assertThat(Files.readString(there.resolveSibling("A-2.csv"))).isEqualTo("3,4");
    }

    @Test
    void sizeAndNumber_areBounded() {
        assertThat(put(List.of(
                        new Attached("a.csv", Optional.of(new byte[(32 << 20) + 1])),
                        new Attached("b.csv", Optional.empty()),
                        new Attached("c.docx", Optional.empty()))))
                .containsExactly(
                        new ArrivedFile(Result.TOO_LARGE, 0, "", "a.csv"),
                        new ArrivedFile(Result.UNREADABLE, 0, "", "b.csv"),
                        new ArrivedFile(Result.NO_WORKBOOK, 0, "", "c.docx"));
        List<ArrivedFile> many =
                put(Stream.generate(() -> csv("a.pdf", "1")).limit(22).toList());
        assertThat(many.subList(0, 20)).extracting(ArrivedFile::result).containsOnly(Result.NO_WORKBOOK);
        assertThat(many.subList(20, 22)).extracting(ArrivedFile::result).containsOnly(Result.TOO_MANY);
    }

    @Test
    void file_isReadBackFromTheLedgerAsItWas() {
        ArrivedFile file = new ArrivedFile(Result.NO_WORKBOOK, 0, "", "a: b|c\td.pdf");
        assertThat(file.name()).isEqualTo("a: b_c_d.pdf");
        assertThat(ArrivedFile.parse(file.format())).contains(file);
        assertThat(ArrivedFile.parse("")).isEmpty();
        assertThat(ArrivedFile.parse("accepted:many:a:b")).isEmpty();
        assertThat(ArrivedFile.parse("no such result:1:a:b")).isEmpty();
    }
}
