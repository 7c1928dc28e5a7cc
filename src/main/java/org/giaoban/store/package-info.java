/**
 * Keeps what came in and what came out in the database: every write, typed read views, the step that loads submissions;
 * writes a file of the output only where the fingerprint of its inputs differs from the stored one.
 */
@NullMarked
package org.giaoban.store;

import org.jspecify.annotations.NullMarked;
