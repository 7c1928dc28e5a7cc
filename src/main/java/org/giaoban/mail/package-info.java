/** How letters are delivered: as files, by a mail server, or into a folder. */
@NullMarked
package org.giaoban.mail;

import org.jspecify.annotations.NullMarked;
