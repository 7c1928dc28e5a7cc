/** Whole runs, disturbed and undisturbed. */
@NullMarked
package org.giaoban.job;

import org.jspecify.annotations.NullMarked;
