/** Finds values that are unlikely beside other periods and units, and evaluates rules that look beyond one submission. */
@NullMarked
package org.giaoban.plausibility;

import org.jspecify.annotations.NullMarked;
