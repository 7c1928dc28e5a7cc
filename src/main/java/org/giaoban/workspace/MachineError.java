package org.giaoban.workspace;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.giaoban.model.OperatorError;
import org.jspecify.annotations.Nullable;

/**
 * A fault of the machine or its disk: no space, no permission, a wrong clock. The same command may succeed later without a
 * change to any file of the office, so it ends with exit code 1, which schedulers try again.
 */
public class MachineError extends OperatorError {

    private static final long serialVersionUID = 1L;

    /** What operating systems say of a disk, or of somebody's share of it, that is full. */
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "There is not enough space on the disk");

    /** @param key the key of the fault's texts, as in the faults' bundles */
    public MachineError(String key, String where, @Nullable Object... values) {
        super(key, where, values);
    }

    /**
     * Returns the error that a full disk is, if one is among the causes of an exception.
     *
     * @param where the place that could not be written
     */
    public static Optional<MachineError> findFullDisk(Throwable exception, String where) {
        for (Throwable at = exception; at != null; at = at.getCause()) {
            String said = at.getMessage();
            if (at instanceof IOException && said != null && FULL.stream().anyMatch(said::contains)) {
                return Optional.of(new MachineError("no-space", where));
            }
        }
        return Optional.empty();
    }
}
