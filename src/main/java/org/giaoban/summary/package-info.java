/** Composes the one-page summary for leaders: its tiles, changes, plans and who reported. */
@NullMarked
package org.giaoban.summary;

import org.jspecify.annotations.NullMarked;
