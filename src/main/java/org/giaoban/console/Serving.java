package org.giaoban.console;

import java.time.Clock;
import org.giaoban.office.Office;
import org.giaoban.workspace.Messages;
import org.giaoban.workspace.Workspace;

/**
 * What {@code serve} was started with.
 *
 * @param messages words of the log, in the office's language
 */
record Serving(Workspace workspace, Office office, Clock clock, Messages messages) {

    /** Returns the office's name, or that of the workspace's folder. */
    String name() {
        return office.name().isEmpty() ? String.valueOf(workspace.root().getFileName()) : office.name();
    }
}
