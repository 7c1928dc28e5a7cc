/** Turns the bytes of a workbook (.xlsx, .xls, .ods, .csv) into sheets of typed cells, within limits. */
@NullMarked
package org.giaoban.spreadsheet;

import org.jspecify.annotations.NullMarked;
