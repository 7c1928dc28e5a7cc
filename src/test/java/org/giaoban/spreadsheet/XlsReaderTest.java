package org.giaoban.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hang, crash or memory exhaustion of the process that reads .xls affects only the file being read. */
@Timeout(60)
class XlsReaderTest {

    /** Hangs, runs out of memory or exits, depending on the first byte of the file. */
    static final class Misbehaving {

        private static final List<long[]> KEPT = new ArrayList<>();

        private Misbehaving() {}

        public static void main(String[] arguments) throws IOException {
            DataInputStream in = new DataInputStream(System.in);
            byte[] file = in.readNBytes(in.readInt());
            while (file[0] == 'm') {
                KEPT.add(new long[1 << 16]);
            }
            while (file[0] == 'h') {
                Thread.onSpinWait();
            }
        }
    }

    private final XlsReader reader = new XlsReader(Duration.ofSeconds(10), Misbehaving.class);

    @Test
    void fileThatExhaustsMemory_isAbandoned() {
        assertGivenUp(reader, 'm', "READING-ABANDONED", "memory");
    }

    @Test
    void fileThatKillsTheProcess_isAbandoned() {
        assertGivenUp(reader, 'd', "READING-ABANDONED", "memory");
    }

    @Test
    void fileThatHangs_isLeftForTheNextRun() {
        assertGivenUp(new XlsReader(Duration.ofSeconds(1), Misbehaving.class), 'h', "NOT-YET-READ", "");
    }

    private static void assertGivenUp(XlsReader reader, char file, String code, String found) {
        assertThatThrownBy(() -> reader.read(new byte[] {(byte) file}))
                .isInstanceOfSatisfying(UnreadableException.class, e -> {
                    assertThat(e.finding().code()).isEqualTo(code);
                    assertThat(e.finding().found()).isEqualTo(found);
                });
    }
}
