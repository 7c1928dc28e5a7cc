package org.giaoban.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.giaoban.model.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are replaced while somebody reads them. */
class AtomicFileTest {

    private RefusingFileSystem windows;
    private Path file;

    @BeforeEach
    void create() throws IOException {
        windows = new RefusingFileSystem(Jimfs.newFileSystem(Configuration.windows().toBuilder()
                .setAttributeViews("basic", "owner", "dos", "acl", "user")
                .build()));
        file = windows.getPath("C:\\office\\output\\a.csv");
        write(file, "before");
        windows.moves = 0;
    }

    @AfterEach
    void close() throws IOException {
        windows.close();
    }

    private static void write(Path file, String content) {
        AtomicFile.write(file, fresh -> Files.writeString(fresh, content));
    }

    private static void assertAlone(Path file, String content) throws IOException {
        assertThat(Files.readString(file)).isEqualTo(content);
        try (var beside = Files.list(file.getParent())) {
            assertThat(beside.map(Path::toString)).containsExactly(file.toString());
        }
    }

    @Test
    void fileThatAReaderHasOpenForAWhile_isReplacedInTheEnd() throws IOException {
        windows.refusals = 3;
        write(file, "after");
        assertThat(windows.moves).isEqualTo(4);
        assertAlone(file, "after");
    }

    @Test
    void freshFileThatAVirusScannerReads_isMovedInTheEnd() throws IOException {
        windows.refusals = 2;
        windows.refusal = (source, target) -> new FileSystemException(
                source, target, "The process cannot access the file because it is being used by another process");
        write(file, "after");
        assertThat(windows.moves).isEqualTo(3);
        assertAlone(file, "after");
    }

    @Test
    void fileThatStaysOpen_isNamedWithWhatToDo_andKeepsItsContent() throws IOException {
        windows.refusals = Integer.MAX_VALUE;
        MachineError error = catchThrowableOfType(MachineError.class, () -> write(file, "after"));
        assertThat(windows.moves).isEqualTo(51);
        assertThat(error.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.where()).isEqualTo("C:\\office\\output\\a.csv");
            assertThat(fault.what())
                    .isEqualTo(new Text(
                            new Messages(Text.VIETNAMESE).get("file-open"),
                            "another program has it open, or it may not be written"));
            assertThat(fault.remedy())
                    .isEqualTo(new Text(
                            new Messages(Text.VIETNAMESE).get("file-open-do"),
                            "close it there (Excel, a PDF reader, a virus scanner), check the folder's permissions, and run"
                                    + " again"));
        });
        assertAlone(file, "before");
    }

    /** POSIX replaces an open file; a refusal there does not pass by itself. */
    @Test
    void refusalOnPosix_isNotTriedAgain(@TempDir Path folder) {
        RefusingFileSystem posix = new RefusingFileSystem(folder.getFileSystem());
        posix.refusals = 1;
        Path there = posix.getPath(folder.toString(), "a.csv");
        MachineError error = catchThrowableOfType(MachineError.class, () -> write(there, "after"));
        assertThat(posix.moves).isEqualTo(1);
        assertThat(error.faults().get(0).what().en())
                .isEqualTo("cannot be written: "
                        + new AccessDeniedException(folder + "/.a.csv.giaoban.tmp", there.toString(), null));
        assertThat(folder).isEmptyDirectory();
    }
}
