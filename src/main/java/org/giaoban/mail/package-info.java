/** How letters are delivered: as files, by a mail server, or into a folder; and how a mailbox is read. */
@NullMarked
package org.giaoban.mail;

import org.jspecify.annotations.NullMarked;
