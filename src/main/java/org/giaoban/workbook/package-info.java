/** Writes the workbooks of a form: filled in for demonstrations and tests, or blank to be sent out, and workbooks of tables. */
@NullMarked
package org.giaoban.workbook;

import org.jspecify.annotations.NullMarked;
