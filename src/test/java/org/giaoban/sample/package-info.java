/** Makes the demonstration office from its recipe and holds what is committed to it. */
@NullMarked
package org.giaoban.sample;

import org.jspecify.annotations.NullMarked;
