@NullMarked
package org.giaoban.model;

import org.jspecify.annotations.NullMarked;
