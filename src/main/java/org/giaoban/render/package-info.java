/** Composes documents: which rows, charts and texts stand in which order. */
@NullMarked
package org.giaoban.render;

import org.jspecify.annotations.NullMarked;
