/** Writes what other programs and offices get: CSVs, workbooks of figures, feedback, blank forms, and the lists of what was made. */
@NullMarked
package org.giaoban.deliver;

import org.jspecify.annotations.NullMarked;
