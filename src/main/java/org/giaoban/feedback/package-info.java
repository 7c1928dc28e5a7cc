/** Writes the feedback to a sender: the workbook that was sent in, with the findings at its cells. */
@NullMarked
package org.giaoban.feedback;

import org.jspecify.annotations.NullMarked;
