/** Command lines, their output and their exit codes. */
@NullMarked
package org.giaoban.cli;

import org.jspecify.annotations.NullMarked;
