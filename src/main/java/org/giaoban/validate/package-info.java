/** Turns cells into data values, repairs and findings, and decides whether a submission is accepted. */
@NullMarked
package org.giaoban.validate;

import org.jspecify.annotations.NullMarked;
