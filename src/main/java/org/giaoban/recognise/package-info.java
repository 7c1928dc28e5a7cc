/** Recognises the unit, the period and the sheets of a workbook: those of the form, and those that the program added. */
@NullMarked
package org.giaoban.recognise;

import org.jspecify.annotations.NullMarked;
