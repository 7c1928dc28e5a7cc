/**
 * Plans, composes and prints the documents of a run: as PDF with JasperReports, as HTML pages and as text documents; checks
 * templates before and finished pages afterwards.
 */
@NullMarked
package org.giaoban.print;

import org.jspecify.annotations.NullMarked;
