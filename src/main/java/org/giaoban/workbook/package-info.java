/** Writes workbooks: forms filled in for demonstrations and tests, blank forms to be sent out, and tables. */
@NullMarked
package org.giaoban.workbook;

import org.jspecify.annotations.NullMarked;
