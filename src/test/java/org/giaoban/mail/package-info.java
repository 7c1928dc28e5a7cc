/** Messages as other programs read them. */
@NullMarked
package org.giaoban.mail;

import org.jspecify.annotations.NullMarked;
