@NullMarked
package org.giaoban.feedback;

import org.jspecify.annotations.NullMarked;
