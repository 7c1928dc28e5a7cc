/** Who was expected to report, who did, and who did so on time. */
@NullMarked
package org.giaoban.completeness;

import org.jspecify.annotations.NullMarked;
