/** Writes the feedback to a sender: the submitted workbook with the findings at its cells. */
@NullMarked
package org.giaoban.feedback;

import org.jspecify.annotations.NullMarked;
