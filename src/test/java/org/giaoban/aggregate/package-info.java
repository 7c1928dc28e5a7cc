/** Figures, exactly, on both databases. */
@NullMarked
package org.giaoban.aggregate;

import org.jspecify.annotations.NullMarked;
