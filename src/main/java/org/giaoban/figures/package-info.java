/** The figures in force and of earlier revisions: what they are computed from, and what changed between two revisions. */
@NullMarked
package org.giaoban.figures;

import org.jspecify.annotations.NullMarked;
