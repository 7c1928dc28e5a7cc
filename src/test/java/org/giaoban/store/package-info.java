/** The database and its schema. */
@NullMarked
package org.giaoban.store;

import org.jspecify.annotations.NullMarked;
