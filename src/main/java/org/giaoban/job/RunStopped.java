package org.giaoban.job;

import org.giaoban.workspace.MachineError;

/** A run was stopped in good order, because the process that runs it has to end; the next run goes on with it. */
public final class RunStopped extends MachineError {

    private static final long serialVersionUID = 1L;

    RunStopped(String run) {
        super("run-stopped", run);
    }
}
