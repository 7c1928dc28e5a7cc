/** What becomes of the files of a mail, beside a mailbox. */
@NullMarked
package org.giaoban.intake;

import org.jspecify.annotations.NullMarked;
