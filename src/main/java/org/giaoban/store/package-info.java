/**
 * Keeps what came in and what came out in the database: every write, typed read views, the step that loads submissions, and
 * the fingerprints of files, which it has made where they differ.
 */
@NullMarked
package org.giaoban.store;

import org.jspecify.annotations.NullMarked;
