/** Recognises the unit, the period and the form sheets of a workbook. */
@NullMarked
package org.giaoban.recognise;

import org.jspecify.annotations.NullMarked;
