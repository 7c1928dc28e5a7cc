package org.giaoban.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class MachineErrorTest {

    @Test
    void fullDisk_isFoundAmongTheCauses() {
        RuntimeException full =
                new IllegalStateException("commit failed", new IOException("write: No space left on device"));
        assertThat(MachineError.findFullDisk(full, "output").orElseThrow()).hasMessageContaining("output");
        assertThat(MachineError.findFullDisk(
                        new UncheckedIOException(new IOException("Disk quota exceeded")), "output"))
                .isPresent();
    }

    @Test
    void otherFailures_areNoFullDisk() {
        assertThat(MachineError.findFullDisk(new IllegalStateException("No space left on device"), "output"))
                .as("said by no file")
                .isEmpty();
        assertThat(MachineError.findFullDisk(new UncheckedIOException(new IOException("Permission denied")), "output"))
                .isEmpty();
    }
}
