/** Prints composed documents as PDF with JasperReports. */
@NullMarked
package org.giaoban.print;

import org.jspecify.annotations.NullMarked;
