/** Lists every finding on every file, and the senders to whom feedback is due. */
@NullMarked
package org.giaoban.findings;

import org.jspecify.annotations.NullMarked;
