@NullMarked
package org.giaoban.deliver;

import org.jspecify.annotations.NullMarked;
