/** Generates offices of any size for trying out the program. */
@NullMarked
package org.giaoban.sample;

import org.jspecify.annotations.NullMarked;
