/** Recomputes a figure from the cells, as proof and as the answer of the command trace. */
@NullMarked
package org.giaoban.lineage;

import org.jspecify.annotations.NullMarked;
