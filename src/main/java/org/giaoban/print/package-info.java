/** Prints composed documents as PDF with JasperReports, and summaries as HTML. */
@NullMarked
package org.giaoban.print;

import org.jspecify.annotations.NullMarked;
