/** Composes documents: the rows, charts and texts of each section, in their order, before anything is printed. */
@NullMarked
package org.giaoban.render;

import org.jspecify.annotations.NullMarked;
