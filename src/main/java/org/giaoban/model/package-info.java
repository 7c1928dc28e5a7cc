/** The words: org unit, period, form, data element, figure, finding, as immutable values that know nothing of files. */
@NullMarked
package org.giaoban.model;

import org.jspecify.annotations.NullMarked;
