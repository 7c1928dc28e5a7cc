/**
 * Folders of the workspace, the append-only ledger of decisions, hashes, atomic writes, CSV, the lock of a run and
 * the id of the build.
 */
@NullMarked
package org.giaoban.workspace;

import org.jspecify.annotations.NullMarked;
