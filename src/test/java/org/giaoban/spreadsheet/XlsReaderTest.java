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
        assertAbandoned(reader, 'm', "memory");
    }

    @Test
    void fileThatKillsTheProcess_isAbandoned() {
        assertAbandoned(reader, 'd', "memory");
    }

    @Test
    void fileThatHangs_isAbandoned() {
        assertAbandoned(new XlsReader(Duration.ofSeconds(1), Misbehaving.class), 'h', "> 1 s");
    }

    private static void assertAbandoned(XlsReader reader, char file, String found) {
        assertThatThrownBy(() -> reader.read(new byte[] {(byte) file}))
                .isInstanceOfSatisfying(UnreadableException.class, e -> {
                    assertThat(e.finding().code()).isEqualTo("READING-ABANDONED");
                    assertThat(e.finding().found()).isEqualTo(found);
                });
    }
}
