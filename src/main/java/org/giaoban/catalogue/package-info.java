/** Loads what the office decides, the files under {@code templates/} and the CSVs of {@code input/}, checked as a whole. */
@NullMarked
package org.giaoban.catalogue;

import org.jspecify.annotations.NullMarked;
