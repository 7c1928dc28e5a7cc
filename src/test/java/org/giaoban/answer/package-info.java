@NullMarked
package org.giaoban.answer;

import org.jspecify.annotations.NullMarked;
