/** Computes figures in memory from the submitted values: over units, over time, and compared with other periods. */
@NullMarked
package org.giaoban.aggregate;

import org.jspecify.annotations.NullMarked;
