/** A run as a Spring Batch job: its steps in their order, how it is started, resumed and logged. */
@NullMarked
package org.giaoban.job;

import org.jspecify.annotations.NullMarked;
