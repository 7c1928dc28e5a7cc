/** Turns the bytes of a workbook (.xlsx, .xlsb, .xls, .ods, .csv, a web page, XML Spreadsheet 2003) into sheets of typed cells, within limits. */
@NullMarked
package org.giaoban.spreadsheet;

import org.jspecify.annotations.NullMarked;
