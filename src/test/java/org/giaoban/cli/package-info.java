/** What is typed and what is answered. */
@NullMarked
package org.giaoban.cli;

import org.jspecify.annotations.NullMarked;
