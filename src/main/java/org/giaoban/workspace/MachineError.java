package org.giaoban.workspace;

import org.giaoban.model.OperatorError;
import org.jspecify.annotations.Nullable;

/**
 * A fault of the machine or its disk: no space, no permission, a wrong clock. The same command may succeed later without a
 * change to any file of the office, so it ends with exit code 1, which schedulers try again.
 */
public class MachineError extends OperatorError {

    private static final long serialVersionUID = 1L;

    /** @param key the key of the fault's texts, as in the faults' bundles */
    public MachineError(String key, String where, @Nullable Object... values) {
        super(key, where, values);
    }
}
