/** The command line: what a person types, and what is answered. */
@NullMarked
package org.giaoban.cli;

import org.jspecify.annotations.NullMarked;
