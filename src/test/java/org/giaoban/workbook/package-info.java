@NullMarked
package org.giaoban.workbook;

import org.jspecify.annotations.NullMarked;
