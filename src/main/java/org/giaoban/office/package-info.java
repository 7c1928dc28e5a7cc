/** How an office operates the program: its schedule, its mail and who receives what, as {@code office.yaml} says. */
@NullMarked
package org.giaoban.office;

import org.jspecify.annotations.NullMarked;
