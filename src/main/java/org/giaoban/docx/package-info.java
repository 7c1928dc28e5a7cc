/** Writes composed reports as text documents (.docx) that an office can edit. */
@NullMarked
package org.giaoban.docx;

import org.jspecify.annotations.NullMarked;
