/** Turns a file into sheets of typed cells, and recognises in them whose submission for which period it is. */
@NullMarked
package org.giaoban.read;

import org.jspecify.annotations.NullMarked;
