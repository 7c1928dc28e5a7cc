/** Which versions of a submission were known at an as-of point, which one counts, which were expected, and when periods were closed and revised. */
@NullMarked
package org.giaoban.timeline;

import org.jspecify.annotations.NullMarked;
