/** Finds out whose submission a workbook is, for which period, and which of its sheets are the form's. */
@NullMarked
package org.giaoban.recognise;

import org.jspecify.annotations.NullMarked;
