/** Writes filled pages as PDFs for archives, seals copies of PDFs, and reads finished PDFs. */
@NullMarked
package org.giaoban.pdf;

import org.jspecify.annotations.NullMarked;
