@NullMarked
package org.giaoban.console;

import org.jspecify.annotations.NullMarked;
