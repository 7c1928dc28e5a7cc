/** Writes summaries for leaders as three slides (.pptx) for the briefing. */
@NullMarked
package org.giaoban.pptx;

import org.jspecify.annotations.NullMarked;
