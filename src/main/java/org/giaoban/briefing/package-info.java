/** Gathers the facts of one report: figures, submission statuses, texts and findings. */
@NullMarked
package org.giaoban.briefing;

import org.jspecify.annotations.NullMarked;
