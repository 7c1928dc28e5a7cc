/** Adds the accepted submissions up over units and over time, in SQL, and compares, into figures. */
@NullMarked
package org.giaoban.aggregate;

import org.jspecify.annotations.NullMarked;
