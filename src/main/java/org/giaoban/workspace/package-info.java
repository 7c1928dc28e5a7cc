/** The office's folder: where its files lie, the ledgers typed by people, hashes, atomic writes, CSV and the lock of a run. */
@NullMarked
package org.giaoban.workspace;

import org.jspecify.annotations.NullMarked;
