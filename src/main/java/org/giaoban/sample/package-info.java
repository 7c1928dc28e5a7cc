/** Writes filled-in workbooks of any form, and made-up offices of any size to try the program with. */
@NullMarked
package org.giaoban.sample;

import org.jspecify.annotations.NullMarked;
