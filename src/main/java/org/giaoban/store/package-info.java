/** Keeps what the submissions say in the database, one transaction each. */
@NullMarked
package org.giaoban.store;

import org.jspecify.annotations.NullMarked;
