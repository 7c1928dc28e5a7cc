/**
 * The step that computes figures where their inputs changed, what figures rest on, and what changed between two
 * revisions.
 */
@NullMarked
package org.giaoban.figures;

import org.jspecify.annotations.NullMarked;
