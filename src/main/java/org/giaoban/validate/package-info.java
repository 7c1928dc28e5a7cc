/** Decides what the cells say: numbers, repairs and findings, and whether the submission can be summed. */
@NullMarked
package org.giaoban.validate;

import org.jspecify.annotations.NullMarked;
