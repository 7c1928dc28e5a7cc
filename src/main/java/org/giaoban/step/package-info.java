/** How a stage becomes a step of a run: at once or in partitions, with the run's options and its progress. */
@NullMarked
package org.giaoban.step;

import org.jspecify.annotations.NullMarked;
