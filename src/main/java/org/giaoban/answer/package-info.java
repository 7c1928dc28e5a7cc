/** Writes a sender's workbook back with each finding at its cell, and a first sheet that tells how to mend it. */
@NullMarked
package org.giaoban.answer;

import org.jspecify.annotations.NullMarked;
