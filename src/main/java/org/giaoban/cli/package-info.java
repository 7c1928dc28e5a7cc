/** The command line: parses commands and options, runs them, and prints results, errors and exit codes. */
@NullMarked
package org.giaoban.cli;

import org.jspecify.annotations.NullMarked;
