/** The night as a whole, disturbed and undisturbed. */
@NullMarked
package org.giaoban.job;

import org.jspecify.annotations.NullMarked;
