package org.giaoban.cli;

import org.giaoban.model.OperatorError;
import org.giaoban.workspace.WorkspaceLock;

/** Runs the job for those who ask for it. */
public interface Runs {

    /**
     * Runs the job and returns when it has ended.
     *
     * @throws WorkspaceLock.HeldError if another run works
     * @throws OperatorError if the run failed for a reason that the operator can remove
     */
    Summary run(RunRequest request, RunListener listener);
}
