/** Makes up offices of any size to try the program with. */
@NullMarked
package org.giaoban.sample;

import org.jspecify.annotations.NullMarked;
