/** Loads the definitions under {@code templates/} and the CSV files of {@code input/} and checks them as a whole. */
@NullMarked
package org.giaoban.catalogue;

import org.jspecify.annotations.NullMarked;
