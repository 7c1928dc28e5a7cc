/** The long-lived process: runs by the office's schedule, and those that the command line hands over. */
@NullMarked
package org.giaoban.console;

import org.jspecify.annotations.NullMarked;
