/** Writes what other programs and offices get: the CSVs and manifests of each period. */
@NullMarked
package org.giaoban.deliver;

import org.jspecify.annotations.NullMarked;
