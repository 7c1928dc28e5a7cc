/** Wording of numbers, periods, comparisons and findings, and the template engine that makes sentences of them. */
@NullMarked
package org.giaoban.narrative;

import org.jspecify.annotations.NullMarked;
