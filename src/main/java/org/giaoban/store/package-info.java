/**
 * Keeps what came in and what came out in the database: every write, typed read views, and the step that loads
 * submissions.
 */
@NullMarked
package org.giaoban.store;

import org.jspecify.annotations.NullMarked;
