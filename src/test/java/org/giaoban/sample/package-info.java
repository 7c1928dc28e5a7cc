/** Generates the demonstration office from its recipe and tests that the committed files equal it. */
@NullMarked
package org.giaoban.sample;

import org.jspecify.annotations.NullMarked;
