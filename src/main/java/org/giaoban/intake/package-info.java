/** Takes in submissions that arrive by mail: whose they are, where they are put, and what was found in them. */
@NullMarked
package org.giaoban.intake;

import org.jspecify.annotations.NullMarked;
