/** Folders of the workspace, the append-only ledger of decisions, hashes, atomic writes, CSV and the lock of a run. */
@NullMarked
package org.giaoban.workspace;

import org.jspecify.annotations.NullMarked;
