/** Wording of numbers, periods, comparisons and sentences. */
@NullMarked
package org.giaoban.narrative;

import org.jspecify.annotations.NullMarked;
